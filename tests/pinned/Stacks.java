import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URL;
import java.security.KeyStore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** An app of many libraries. Each line says which one asks, and the port it asks; it prints `accepted` or `refused`. */
public final class Stacks {
    private static final NioEventLoopGroup GROUP = new NioEventLoopGroup(1);

    interface Ask {
        void at(String port) throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        SslContext netty = SslContextBuilder.forClient().sslProvider(SslProvider.OPENSSL).build();
        SSLContext conscrypt = SSLContext.getInstance("TLS", org.conscrypt.Conscrypt.newProvider());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init((KeyStore) null);
        conscrypt.init(null, trust.getTrustManagers(), null);
        System.out.println("ready");
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] words = line.split(" ");
            Ask ask = switch (words[0]) {
                case "netty" -> port -> netty(netty, port);
                case "conscrypt" -> port -> conscrypt(conscrypt, port);
                case "jsse" -> Stacks::jsse;
                case "apache4" -> Stacks::apache4;
                case "apache5" -> Stacks::apache5;
                case "okhttp2" -> Stacks::okhttp2;
                case "grpc_okhttp" -> port -> grpc(io.grpc.okhttp.OkHttpChannelBuilder.forTarget("localhost:" + port));
                default -> port -> grpc(io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder.forTarget("localhost:" + port));
            };
            String answer = "accepted";
            try {
                ask.at(words[1]);
            } catch (Exception error) {
                answer = "refused";
            }
            System.out.println(answer);
        }
        System.exit(0);
    }

    private static String url(String port) {
        return "https://localhost:" + port + "/echo";
    }

    private static void netty(SslContext context, String port) throws Exception {
        SslHandler[] made = new SslHandler[1];
        Bootstrap bootstrap = new Bootstrap().group(GROUP).channel(NioSocketChannel.class);
        bootstrap.handler(new ChannelInitializer<SocketChannel>() {
            @Override protected void initChannel(SocketChannel channel) {
                made[0] = context.newHandler(channel.alloc(), "localhost", Integer.parseInt(port));
                SSLEngine engine = made[0].engine();
                SSLParameters parameters = engine.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                engine.setSSLParameters(parameters);
                channel.pipeline().addLast(made[0]);
            }
        });
        Channel channel = bootstrap.connect("localhost", Integer.parseInt(port)).sync().channel();
        made[0].handshakeFuture().sync();
        channel.close().sync();
    }

    /** By its own socket: HttpsURLConnection of a JVM does not get the name checked by Conscrypt 2.5.2, with or without hooks. */
    private static void conscrypt(SSLContext context, String port) throws Exception {
        try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("localhost", Integer.parseInt(port))) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.startHandshake();
        }
    }

    private static void jsse(String port) throws Exception {
        ((HttpsURLConnection) new URL(url(port)).openConnection()).getInputStream().readAllBytes();
    }

    private static void apache4(String port) throws Exception {
        try (var client = org.apache.http.impl.client.HttpClients.createDefault()) {
            client.execute(new org.apache.http.client.methods.HttpGet(url(port))).close();
        }
    }

    private static void apache5(String port) throws Exception {
        try (var client = org.apache.hc.client5.http.impl.classic.HttpClients.createDefault()) {
            client.execute(new org.apache.hc.client5.http.classic.methods.HttpGet(url(port)), answer -> answer.getCode());
        }
    }

    private static void okhttp2(String port) throws Exception {
        var client = new com.squareup.okhttp.OkHttpClient();
        String pin = "sha1/AAAAAAAAAAAAAAAAAAAAAAAAAAA=";
        client.setCertificatePinner(new com.squareup.okhttp.CertificatePinner.Builder().add("localhost", pin).build());
        client.newCall(new com.squareup.okhttp.Request.Builder().url(url(port)).build()).execute().body().close();
    }

    private static void grpc(ManagedChannelBuilder<?> builder) {
        ManagedChannel channel = builder.build();
        MethodDescriptor.Marshaller<byte[]> bytes = new MethodDescriptor.Marshaller<>() {
            @Override public InputStream stream(byte[] value) { return new ByteArrayInputStream(value); }
            @Override public byte[] parse(InputStream stream) { return new byte[0]; }
        };
        var method = MethodDescriptor.<byte[], byte[]>newBuilder(bytes, bytes)
            .setType(MethodDescriptor.MethodType.UNARY).setFullMethodName("acme.Ids/Put").build();
        try {
            ClientCalls.blockingUnaryCall(channel, method, CallOptions.DEFAULT.withDeadlineAfter(3, TimeUnit.SECONDS), new byte[] {1});
        } catch (StatusRuntimeException error) {
            // The server is none of gRPC: what it answers is not understood. Unavailable is one that was not spoken to.
            if (error.getStatus().getCode() == Status.Code.UNAVAILABLE) throw error;
        } finally {
            channel.shutdownNow();
        }
    }
}
