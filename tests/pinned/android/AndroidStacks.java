import android.content.pm.ApplicationInfo;
import android.content.pm.PackageManager;
import android.net.http.SslCertificate;
import android.net.http.SslError;
import android.net.http.X509TrustManagerExtensions;
import android.security.net.config.ApplicationConfig;
import android.security.net.config.CertificateSource;
import android.security.net.config.CertificatesEntryRef;
import android.security.net.config.ConfigSource;
import android.security.net.config.Domain;
import android.security.net.config.NetworkSecurityConfig;
import android.security.net.config.Pin;
import android.security.net.config.PinSet;
import android.util.Pair;
import android.webkit.SslErrorHandler;
import android.webkit.WebView;
import android.webkit.WebViewClient;
import androidx.appcompat.app.AppCompatActivity;
import com.android.okhttp.HttpsHandler;
import com.android.okhttp.internal.tls.OkHostnameVerifier;
import com.datatheorem.android.trustkit.config.DomainPinningPolicy;
import com.datatheorem.android.trustkit.pinning.TrustManagerBuilder;
import com.datatheorem.android.trustkit.reporting.BackgroundReporter;
import com.datatheorem.android.trustkit.reporting.PinningFailureReport;
import com.facebook.react.bridge.JavaOnlyArray;
import com.facebook.react.bridge.JavaOnlyMap;
import com.facebook.react.modules.network.OkHttpClientProvider;
import com.facebook.react.modules.network.ReactCookieJarContainer;
import com.silkimen.http.HttpRequest;
import com.silkimen.http.TLSConfiguration;
import com.toyberman.Utils.OkHttpUtils;
import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.CertificatePinner;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.apache.cordova.CordovaInterface;
import org.apache.cordova.engine.SystemWebViewClient;
import org.apache.cordova.engine.SystemWebViewEngine;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/**
 * An app of Android's own stacks and of frameworks for apps. Arguments: our CA, which the app trusts where it has pins as well;
 * another CA, all it trusts where it has none; a file for a key store. Each line says which stack asks, and the port it asks; it
 * prints `accepted` or `refused`.
 */
public final class AndroidStacks {
    private static final String PIN = "sha256/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    private static KeyStore ours, other;

    interface Ask {
        void at(String port) throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        ours = keyStore(arguments[0]);
        other = keyStore(arguments[1]);
        try (FileOutputStream file = new FileOutputStream(arguments[2])) { ours.store(file, "secret".toCharArray()); }
        System.setProperty("javax.net.ssl.trustStore", arguments[2]);
        System.setProperty("javax.net.ssl.trustStorePassword", "secret");
        // As Android sets both when an app starts.
        HttpsURLConnection.setDefaultHostnameVerifier(OkHostnameVerifier.INSTANCE);
        URL.setURLStreamHandlerFactory(scheme -> scheme.equals("https") ? new HttpsHandler() : null);
        TrustManagerBuilder.initializeBaselineTrustManager(null, false, new Quiet());
        System.out.println("ready");
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] words = line.split(" ");
            String answer = "accepted";
            try {
                named(words[0]).at(words[1]);
            } catch (IOException | CertificateException | HttpRequest.HttpRequestException error) {
                answer = "refused";
            } catch (Exception error) {
                answer = "broken by " + error;
            }
            System.out.println(answer);
        }
        System.exit(0);
    }

    private static Ask named(String stack) {
        return switch (stack) {
            case "security_config" -> port -> connection(port, securityConfig(other, false));
            case "security_config_pins" -> port -> connection(port, securityConfig(ours, true));
            case "trust_manager_extensions" -> AndroidStacks::extensions;
            case "trustkit" -> port -> connection(port, trustKit());
            case "react_native" -> AndroidStacks::reactNative;
            case "react_native_ssl_pinning" -> AndroidStacks::reactNativeSslPinning;
            case "cordova_advanced_http" -> AndroidStacks::cordovaHttp;
            case "web_view" -> port -> page(port, new WebViewClient());
            case "web_view_of_app" -> port -> page(port, new Cautious());
            case "web_view_of_cordova" -> port -> page(port, cordovaClient());
            case "web_view_of_x5" -> AndroidStacks::x5Page;
            case "web_view_by_the_user" -> port -> page(port, new Patient());
            case "web_view_out_of_date" -> port -> page(port, new WebViewClient(), url(port), SslError.SSL_DATE_INVALID);
            default -> port -> page(port, new WebViewClient(), "https://localhost.example:" + port + "/", SslError.SSL_UNTRUSTED);
        };
    }

    private static KeyStore keyStore(String pem) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (FileInputStream file = new FileInputStream(pem)) {
            store.setCertificateEntry("ca", CertificateFactory.getInstance("X.509").generateCertificate(file));
        }
        return store;
    }

    private static String url(String port) {
        return "https://localhost:" + port + "/echo";
    }

    /** By Android's own HttpsURLConnection. */
    private static void connection(String port, TrustManager trust) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {trust}, null);
        HttpsURLConnection connection = (HttpsURLConnection) new URL(url(port)).openConnection();
        connection.setSSLSocketFactory(context.getSocketFactory());
        connection.getInputStream().readAllBytes();
    }

    /** What the framework makes of network_security_config.xml; the XML itself is read by native code. */
    private static X509TrustManager securityConfig(KeyStore anchors, boolean hasPins) throws Exception {
        Class<?> kind = Class.forName("android.security.net.config.KeyStoreCertificateSource");
        CertificateSource source = (CertificateSource) opened(kind.getDeclaredConstructor(KeyStore.class)).newInstance(anchors);
        NetworkSecurityConfig.Builder builder = new NetworkSecurityConfig.Builder();
        builder.addCertificatesEntryRef(new CertificatesEntryRef(source, false));
        if (hasPins) builder.setPinSet(new PinSet(Set.of(new Pin("SHA-256", new byte[32])), Long.MAX_VALUE));
        NetworkSecurityConfig config = builder.build();
        return (X509TrustManager) new ApplicationConfig(new ConfigSource() {
            @Override public NetworkSecurityConfig getDefaultConfig() { return config; }
            @Override public Set<Pair<Domain, NetworkSecurityConfig>> getPerDomainConfigs() {
                return Set.of(new Pair<>(new Domain("localhost", true), config));
            }
        }).getTrustManager();
    }

    private static <T> Constructor<T> opened(Constructor<T> constructor) {
        constructor.setAccessible(true);
        return constructor;
    }

    /** A handshake that accepts everybody, then the platform's helper, and the name. */
    private static void extensions(String port) throws Exception {
        try (SSLSocket socket = greeted(port)) {
            X509TrustManagerExtensions helper = new X509TrustManagerExtensions(securityConfig(ours, true));
            if (helper.checkServerTrusted(chain(socket), "RSA", "localhost").isEmpty()) throw new CertificateException("no chain");
            if (OkHostnameVerifier.INSTANCE.verify("localhost", socket.getSession())) return;
            throw new SSLPeerUnverifiedException("localhost");
        }
    }

    private static X509Certificate[] chain(SSLSocket socket) throws Exception {
        return (X509Certificate[]) socket.getSession().getPeerCertificates();
    }

    private static SSLSocket greeted(String port) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Everybody()}, null);
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("localhost", Integer.parseInt(port));
        socket.startHandshake();
        return socket;
    }

    private static final class Everybody implements X509TrustManager {
        @Override public void checkClientTrusted(X509Certificate[] chain, String kind) { }
        @Override public void checkServerTrusted(X509Certificate[] chain, String kind) { }
        @Override public X509Certificate[] getAcceptedIssuers() { return new X509Certificate[0]; }
    }

    /** The trust manager that TrustKit gives for a host; since Android 7 it has the framework compare its pins. */
    private static TrustManager trustKit() throws Exception {
        Constructor<DomainPinningPolicy> policy = opened(DomainPinningPolicy.class.getDeclaredConstructor(
            String.class, Boolean.class, Set.class, Boolean.class, java.util.Date.class, Set.class, Boolean.class));
        Set<String> pins = Set.of(PIN.substring(7), PIN.substring(7).replace('A', 'B').replace("B=", "A="));
        Class<?> kind = Class.forName("com.datatheorem.android.trustkit.pinning.PinningTrustManager");
        Constructor<?> made = opened(kind.getDeclaredConstructor(String.class, DomainPinningPolicy.class, X509TrustManager.class));
        // Of a host as it allows them; which one a trust manager is for is said beside.
        Object pinned = policy.newInstance("www.example.com", false, pins, true, null, null, true);
        return (TrustManager) made.newInstance("localhost", pinned, securityConfig(ours, true));
    }

    /** TrustKit's reports of refusals, which go nowhere. */
    private static final class Quiet extends BackgroundReporter {
        Quiet() { super(null, "com.example.stacks", "1", "none"); }
        @Override protected void sendReport(PinningFailureReport report, Set<URL> to) { }
        @Override protected void broadcastReport(PinningFailureReport report) { }
    }

    private static void ask(OkHttpClient client, String port) throws Exception {
        client.newCall(new Request.Builder().url(url(port)).build()).execute().close();
    }

    /** The client of React Native's network module, with pins by the factory that its page tells apps to set. */
    private static void reactNative(String port) throws Exception {
        CertificatePinner pins = new CertificatePinner.Builder().add("localhost", PIN).build();
        OkHttpClientProvider.setOkHttpClientFactory(() -> OkHttpClientProvider.createClientBuilder().certificatePinner(pins).build());
        ask(OkHttpClientProvider.createClient(), port);
    }

    private static void reactNativeSslPinning(String port) throws Exception {
        JavaOnlyMap options = JavaOnlyMap.of("pkPinning", true);
        ask(OkHttpUtils.buildOkHttpClient(new ReactCookieJarContainer(), "localhost", JavaOnlyArray.of(PIN), options), port);
    }

    /** With trust managers as the plugin makes them in its mode `pinned`, of certificates that the app brings. */
    private static void cordovaHttp(String port) throws Exception {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(other);
        TLSConfiguration configuration = new TLSConfiguration();
        configuration.setTrustManagers(factory.getTrustManagers());
        HttpRequest request = new HttpRequest(url(port), "GET");
        request.setSSLSocketFactory(configuration.getTLSSocketFactory());
        request.code();
    }

    private static void page(String port, WebViewClient client) throws Exception {
        page(port, client, url(port), SslError.SSL_UNTRUSTED);
    }

    /** A WebView asks its client about a page that nobody trusts, as Chromium does when Android's trust manager has refused. */
    private static void page(String port, WebViewClient client, String url, int doubt) throws Exception {
        Handler handler = (Handler) unbuilt(Handler.class);
        try (SSLSocket socket = greeted(port)) {
            SslError error = new SslError(SslError.SSL_UNTRUSTED, chain(socket)[0], url);
            error.addError(doubt);
            client.onReceivedSslError(null, handler, error);
        }
        if (client instanceof Patient patient) patient.asked.cancel();
        if (!"proceed".equals(handler.decided)) throw new CertificateException(handler.decided);
    }

    /** The same with the client of Tencent's X5, whose engine, which is not published, asks by types of its own. */
    private static void x5Page(String port) throws Exception {
        X5Handler handler = new X5Handler();
        try (SSLSocket socket = greeted(port)) {
            SslError error = new SslError(SslError.SSL_UNTRUSTED, chain(socket)[0], url(port));
            new com.tencent.smtt.sdk.WebViewClient().onReceivedSslError(null, handler, new X5Error(error));
        }
        if (!"proceed".equals(handler.decided)) throw new CertificateException(handler.decided);
    }

    private static final class X5Handler implements com.tencent.smtt.export.external.interfaces.SslErrorHandler {
        String decided;
        @Override public void proceed() { decided = decided == null ? "proceed" : "twice"; }
        @Override public void cancel() { decided = decided == null ? "cancel" : "twice"; }
    }

    private record X5Error(SslError error) implements com.tencent.smtt.export.external.interfaces.SslError {
        @Override public SslCertificate getCertificate() { return error.getCertificate(); }
        @Override public boolean addError(int kind) { return error.addError(kind); }
        @Override public boolean hasError(int kind) { return error.hasError(kind); }
        @Override public int getPrimaryError() { return error.getPrimaryError(); }
        @Override public String getUrl() { return error.getUrl(); }
    }

    /** As the provider of WebView has it; its constructor wants a looper. */
    private static final class Handler extends SslErrorHandler {
        String decided;
        @Override public void proceed() { decided = decided == null ? "proceed" : "twice"; }
        @Override public void cancel() { decided = decided == null ? "cancel" : "twice"; }
    }

    private static final class Cautious extends WebViewClient {
        @Override public void onReceivedSslError(WebView view, SslErrorHandler handler, SslError error) {
            handler.cancel();
        }
    }

    /** Asks the user, who says no. */
    private static final class Patient extends WebViewClient {
        SslErrorHandler asked;
        @Override public void onReceivedSslError(WebView view, SslErrorHandler handler, SslError error) {
            asked = handler;
        }
    }

    private static Object unbuilt(Class<?> kind) throws Exception {
        Field unsafe = sun.misc.Unsafe.class.getDeclaredField("theUnsafe");
        unsafe.setAccessible(true);
        return ((sun.misc.Unsafe) unsafe.get(null)).allocateInstance(kind);
    }

    /** Cordova's own client, in an app that is not known to be debuggable; what it is made of beside is not asked. */
    private static WebViewClient cordovaClient() throws Exception {
        AppCompatActivity activity = (AppCompatActivity) unbuilt(Screen.class);
        CordovaInterface cordova = (CordovaInterface) Proxy.newProxyInstance(
            AndroidStacks.class.getClassLoader(), new Class<?>[] {CordovaInterface.class}, (self, method, given) -> activity);
        SystemWebViewEngine engine = (SystemWebViewEngine) unbuilt(SystemWebViewEngine.class);
        set(SystemWebViewEngine.class, engine, "cordova", cordova);
        SystemWebViewClient client = (SystemWebViewClient) unbuilt(SystemWebViewClient.class);
        set(SystemWebViewClient.class, client, "parentEngine", engine);
        return client;
    }

    private static void set(Class<?> kind, Object object, String name, Object value) throws Exception {
        Field field = kind.getDeclaredField(name);
        field.setAccessible(true);
        field.set(object, value);
    }

    private static final class Screen extends AppCompatActivity {
        private static final AtomicReference<PackageManager> PACKAGES = new AtomicReference<>();
        @Override public String getPackageName() { return "com.example.stacks"; }
        @Override public PackageManager getPackageManager() {
            try {
                if (PACKAGES.get() == null) PACKAGES.set((PackageManager) unbuilt(concrete(Packages.class)));
            } catch (Exception error) {
                throw new IllegalStateException(error);
            }
            return PACKAGES.get();
        }
    }

    abstract static class Packages extends PackageManager {
        @Override public ApplicationInfo getApplicationInfo(String name, int flags) throws NameNotFoundException {
            throw new NameNotFoundException(name);
        }
    }

    /** A class below an abstract one, of whose methods only those that are there can be called. */
    private static Class<?> concrete(Class<?> above) throws Exception {
        ClassWriter writer = new ClassWriter(0);
        String parent = above.getName().replace('.', '/');
        writer.visit(Opcodes.V17, Opcodes.ACC_FINAL, parent + "Made", null, parent, null);
        writer.visitEnd();
        return java.lang.invoke.MethodHandles.lookup().defineClass(writer.toByteArray());
    }
}
