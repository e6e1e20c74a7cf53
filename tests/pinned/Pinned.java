import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.CertificatePinner;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * An app that trusts two CAs and pins a certificate of neither. Each line of input is a way and a port; it makes one request
 * of that server and says what became of it. Ways: okhttp (its pinner), own (an interceptor of the app's own), name (a host
 * that the certificate is not for), stray (an exception of the same class that is no refusal of certificates).
 */
public final class Pinned {
    private static final String NO_SERVERS_PIN = "sha256/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    public static void main(String[] arguments) throws Exception {
        X509TrustManager trust = trusting(arguments);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {trust}, null);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        System.out.println("ready");
        for (String line; (line = in.readLine()) != null; ) {
            String[] words = line.split(" ");
            System.out.println(get(words[0], words[1], context, trust));
        }
    }

    private static String get(String way, String port, SSLContext context, X509TrustManager trust) {
        OkHttpClient.Builder client = new OkHttpClient.Builder().sslSocketFactory(context.getSocketFactory(), trust);
        String host = way.equals("name") ? "127.0.0.1" : "localhost";
        if (way.equals("own")) {
            client.addNetworkInterceptor(
                    chain -> {
                        OwnPins.verify(chain.connection().handshake().peerCertificates(), way);
                        return chain.proceed(chain.request());
                    });
        } else {
            client.certificatePinner(new CertificatePinner.Builder().add(host, NO_SERVERS_PIN).build());
        }
        Request request = new Request.Builder().url("https://" + host + ":" + port + "/echo").build();
        try (Response response = client.build().newCall(request).execute()) {
            return way + " " + response.code();
        } catch (IOException refused) {
            return way + " " + refused.getClass().getName();
        }
    }

    /** The app's own check: what its makers wrote themselves. */
    static final class OwnPins {
        static void verify(List<Certificate> chain, String reason) throws IOException {
            if (chain.isEmpty() || reason.equals("own")) throw new IOException("no pinned public key");
        }
    }

    private static X509TrustManager trusting(String[] files) throws Exception {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (String file : files) {
            try (InputStream in = new FileInputStream(file)) {
                Certificate ca = CertificateFactory.getInstance("X.509").generateCertificate(in);
                store.setCertificateEntry(((X509Certificate) ca).getSerialNumber().toString(), ca);
            }
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return (X509TrustManager) factory.getTrustManagers()[0];
    }
}
