import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.security.Security;
import java.security.cert.X509Certificate;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * An app whose TLS is Conscrypt's, and which accepts any certificate. It waits for a line, then posts three times to the
 * server at the port that its argument names, past any proxy.
 */
public final class Conscrypted {
    public static void main(String[] arguments) throws Exception {
        Security.insertProviderAt(org.conscrypt.Conscrypt.newProvider(), 1);
        TrustManager[] any = {new X509TrustManager() {
            @Override public void checkClientTrusted(X509Certificate[] chain, String type) {}
            @Override public void checkServerTrusted(X509Certificate[] chain, String type) {}
            @Override public X509Certificate[] getAcceptedIssuers() { return new X509Certificate[0]; }
        }};
        SSLContext context = SSLContext.getInstance("TLS", "Conscrypt");
        context.init(null, any, null);
        System.out.println("ready");
        new BufferedReader(new InputStreamReader(System.in)).readLine();
        for (int request = 1; request <= 3; request++) {
            URL url = new URL("https://localhost:" + arguments[0] + "/echo?n=" + request);
            HttpsURLConnection connection = (HttpsURLConnection) url.openConnection();
            connection.setSSLSocketFactory(context.getSocketFactory());
            connection.setHostnameVerifier((host, session) -> true);
            connection.setDoOutput(true);
            try (OutputStream out = connection.getOutputStream()) {
                out.write("{\"aid\": \"a1b2c3d4e5f60718\"}".getBytes(StandardCharsets.UTF_8));
            }
            connection.getInputStream().readAllBytes();
            System.out.println(connection.getResponseCode());
        }
    }
}
