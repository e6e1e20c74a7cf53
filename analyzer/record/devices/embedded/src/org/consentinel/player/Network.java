package org.consentinel.player;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Sends messages, always through the proxy: there is no other way out of here. */
final class Network {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient plain;
    private final HttpClient modern;
    private final HttpClient pinned;

    Network(InetSocketAddress proxy, Path caCertificate) throws GeneralSecurityException, IOException {
        TrustManager[] session = trust(caCertificate);
        plain = client(proxy, session, HttpClient.Version.HTTP_1_1);
        modern = client(proxy, session, HttpClient.Version.HTTP_2);
        pinned = client(proxy, new TrustManager[] {new Pin()}, HttpClient.Version.HTTP_1_1);
    }

    private static HttpClient client(
            InetSocketAddress proxy, TrustManager[] trust, HttpClient.Version version)
            throws GeneralSecurityException {
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, trust, null);
        return HttpClient.newBuilder()
                .proxy(ProxySelector.of(proxy))
                .sslContext(tls)
                .version(version)
                .connectTimeout(PATIENCE)
                .build();
    }

    private static TrustManager[] trust(Path certificate) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (var in = Files.newInputStream(certificate)) {
            CertificateFactory reader = CertificateFactory.getInstance("X.509");
            store.setCertificateEntry("session", reader.generateCertificate(in));
        }
        TrustManagerFactory factory =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    /** Send to a host of the behavior; returns when the other end has it. Throws when it never left. */
    void send(Map<String, Object> host, Message message) throws IOException, InterruptedException {
        boolean isTls = Boolean.TRUE.equals(host.get("tls"));
        if ("ws".equals(host.get("http"))) {
            talk((isTls ? "wss://" : "ws://") + host.get("host") + message.target(), message);
            return;
        }
        HttpClient fitting = "2".equals(host.get("http")) ? modern : plain;
        HttpClient client = Boolean.TRUE.equals(host.get("pinned")) ? pinned : fitting;
        HttpRequest request = request((isTls ? "https://" : "http://") + host.get("host"), message);
        client.send(request, BodyHandlers.discarding());
    }

    private static HttpRequest request(String origin, Message message) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(origin + message.target()))
                        .timeout(PATIENCE)
                        .header("user-agent", "qingzhou/2.4.1");
        message.headers().forEach(request::header);
        byte[] body = message.body();
        return body.length == 0 ? request.build() : request.POST(BodyPublishers.ofByteArray(body)).build();
    }

    private void talk(String address, Message message) throws IOException, InterruptedException {
        Answer answer = new Answer();
        try {
            WebSocket.Builder builder = plain.newWebSocketBuilder().connectTimeout(PATIENCE);
            message.headers().forEach(builder::header);
            WebSocket socket = wait(builder.buildAsync(URI.create(address), answer));
            wait(socket.sendText(new String(message.payload(), StandardCharsets.UTF_8), true));
            wait(answer.heard);
            wait(socket.sendClose(WebSocket.NORMAL_CLOSURE, ""));
        } catch (ExecutionException | TimeoutException failed) {
            throw new IOException("the WebSocket failed", failed);
        }
    }

    private static <T> T wait(CompletableFuture<T> future)
            throws ExecutionException, InterruptedException, TimeoutException {
        return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private static final class Answer implements WebSocket.Listener {
        private final CompletableFuture<Void> heard = new CompletableFuture<>();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean isLast) {
            heard.complete(null);
            return WebSocket.Listener.super.onText(socket, text, isLast);
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            heard.completeExceptionally(error);
        }
    }

    /** Trusts nobody: the key it waits for belongs to a server that is not here. */
    private static final class Pin implements X509TrustManager {
        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            throw new CertificateException("the certificate is not the pinned one");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            throw new CertificateException("no clients here");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
