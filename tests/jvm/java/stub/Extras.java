package stub;

import java.io.File;
import java.net.NetworkInterface;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Collections;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** What examples cannot say, one method each, run by name. */
final class Extras {
    private static final byte[] KEY = "0123456789abcdef".getBytes();
    private static final byte[] IV = "fedcba9876543210".getBytes();

    static void identity() {
        Target target = new Target();
        String odd = new String("a\0b\ud83d\uD800 \u9A8C");
        Driver.say("identity " + (target.echo(odd) == odd) + " " + (target.echo(null) == null));
        Driver.say("self " + (target.self() == target) + " big " + target.big());
    }

    /** Lets the classes that readers.txt names each do what their method `read` does. */
    static void readers() throws Exception {
        for (String name : java.nio.file.Files.readAllLines(java.nio.file.Path.of("readers.txt"))) {
            Answers.put(null, null);
            Driver.say(name + " " + Class.forName(name).getMethod("read").invoke(null));
        }
    }

    static void exception() {
        try {
            new Target().fails();
            Driver.say("exception none");
        } catch (IllegalStateException thrown) {
            Driver.say("exception " + (thrown == Target.FAILURE));
        }
    }

    static void nested() {
        Target one = new Target();
        Driver.say("nested " + one.twice("ab") + " " + one.outer(new Target()));
    }

    /** Asks a manager that accepts nothing about the chains in ours.pem and theirs.pem; says what became of each. */
    static void pinned() throws Exception {
        javax.net.ssl.X509TrustManager pin = new javax.net.ssl.X509TrustManager() {
            @Override public void checkClientTrusted(java.security.cert.X509Certificate[] chain, String type) { }
            @Override public void checkServerTrusted(java.security.cert.X509Certificate[] chain, String type)
                throws java.security.cert.CertificateException {
                throw new java.security.cert.CertificateException("pinned");
            }
            @Override public java.security.cert.X509Certificate[] getAcceptedIssuers() {
                return new java.security.cert.X509Certificate[0];
            }
        };
        for (String name : new String[] {"ours", "theirs", "expired"}) {
            java.security.cert.CertificateFactory factory = java.security.cert.CertificateFactory.getInstance("X.509");
            java.security.cert.X509Certificate[] chain;
            try (java.io.InputStream in = new java.io.FileInputStream(name + ".pem")) {
                chain = factory.generateCertificates(in).toArray(new java.security.cert.X509Certificate[0]);
            }
            try {
                pin.checkServerTrusted(chain, "RSA");
                Driver.say(name + " passed");
            } catch (java.security.cert.CertificateException refused) {
                Driver.say(name + " " + refused.getMessage());
            }
        }
    }

    /** Says how much CPU time one call of a small method takes this thread, in nanoseconds. */
    static void cost() {
        Target target = new Target();
        java.lang.management.ThreadMXBean clock = java.lang.management.ManagementFactory.getThreadMXBean();
        for (int i = 0; i < 300; i++) target.hot(i);
        long before = clock.getCurrentThreadCpuTime();
        for (int i = 0; i < 3000; i++) target.hot(i);
        Driver.say("" + (clock.getCurrentThreadCpuTime() - before) / 3000);
    }

    /** Fixed work with some 100,000 calls of a small method a second in it, for ten seconds; says how often it was done. */
    static void rounds() {
        Target target = new Target();
        long end = System.nanoTime() + 10_000_000_000L;
        long done = 0, sum = 0;
        while (System.nanoTime() < end) {
            for (int i = 0; i < 100; i++) {
                sum += target.hot(i);
                for (int j = 0; j < 4_000; j++) sum += (sum ^ j) * 31;
            }
            done++;
        }
        Driver.say(done + " " + (sum == 42));
    }

    /** About 100,000 calls a second for two seconds, as a render loop makes them; says how many there were. */
    static void busy() {
        Target target = new Target();
        long end = System.nanoTime() + 2_000_000_000L;
        long calls = 0;
        while (System.nanoTime() < end) {
            for (int i = 0; i < 100; i++) target.hot(i);
            calls += 100;
            java.util.concurrent.locks.LockSupport.parkNanos(1_000_000L);
        }
        Driver.say("busy " + (calls > 20_000));
    }

    static void hot() {
        int sum = 0;
        Target target = new Target();
        for (int i = 0; i < 500; i++) sum += target.hot(i);
        Driver.say("hot " + sum);
    }

    static void deep() { Driver.say("deep " + new Target().depth(150)); }

    static void large() { Driver.say("large " + new Target().echo("x".repeat(100000)).length()); }

    static void listeners() {
        Listener lambda = what -> Driver.say("lambda heard " + what);
        Listener anonymous = new Listener() {
            public void heard(String what) { Driver.say("anonymous heard " + what); }
        };
        lambda.heard("one");
        anonymous.heard("two");
        new Listener.Inheriting().heard("three");
        new Listener.Whole().heard("four");
        new Listener.Calling().heard("five");
    }

    static void overrides() {
        new Listener.Base().heard("one");
        new Listener.Overriding().heard("two");
        new Listener.Polite().heard("three");
    }

    static void late() throws Exception {
        URL[] path = {new File(System.getProperty("late")).toURI().toURL()};
        try (URLClassLoader loader = new URLClassLoader(path)) {
            Object plugin = loader.loadClass("late.Plugin").getDeclaredConstructor().newInstance();
            Driver.say("late " + plugin.getClass().getMethod("secret").invoke(plugin));
        }
    }

    static void loadLater() throws Exception { Later.load(); }

    static void makeLater() throws Exception { Later.make(); }

    static void callLater() throws Exception { Later.call(); }

    static void constructors() {
        Driver.say("made " + new Made("one").getName() + ", " + new Made(2).getName() + ", " + new Made.Child().getName());
        try {
            Driver.say("made " + new Made(false));
        } catch (IllegalStateException thrown) {
            Driver.say("not made: " + thrown.getMessage());
        }
    }

    static void network() throws Exception {
        StringBuilder seen = new StringBuilder("network");
        for (NetworkInterface one : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            byte[] mac = one.getHardwareAddress();
            seen.append(' ').append(one.getDisplayName().isEmpty() ? "?" : mac == null ? "null" : hex(mac));
        }
        Driver.say(seen.toString());
    }

    static void crypto() throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update("dropped".getBytes());
        digest.reset();
        digest.update("ab".getBytes());
        Driver.say("digest " + hex(digest.digest("c".getBytes())) + " " + digest.getDigestLength());
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(KEY, "HmacSHA1"));
        mac.update(ByteBuffer.wrap("abc".getBytes(), 1, 2));
        Driver.say("mac " + hex(mac.doFinal()) + " " + mac.getMacLength());
        Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(KEY, "AES"), new IvParameterSpec(IV));
        byte[] head = cipher.update("a first block of".getBytes());
        byte[] tail = cipher.doFinal(" a message and more".getBytes(), 0, 10);
        byte[] sealed = Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, sealed, head.length, tail.length);
        Driver.say("encrypt " + hex(sealed) + " " + cipher.getBlockSize());
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(KEY, "AES"), new IvParameterSpec(IV));
        ByteBuffer direct = ByteBuffer.allocateDirect(64);
        int n = cipher.doFinal(ByteBuffer.wrap(sealed), direct);
        byte[] place = new byte[80];
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(KEY, "AES"), new IvParameterSpec(IV));
        System.arraycopy("in place".getBytes(), 0, place, 4, 8);
        int m = cipher.doFinal(place, 4, 8, place, 4);
        Driver.say("decrypt " + n + " inplace " + hex(Arrays.copyOfRange(place, 4, 4 + m)));
    }

    static void signing() throws Exception {
        java.security.KeyPairGenerator generator = java.security.KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);
        java.security.KeyPair pair = generator.generateKeyPair();
        java.security.Signature signature = java.security.Signature.getInstance("SHA256withRSA");
        signature.initSign(pair.getPrivate());
        signature.update("dropped".getBytes());
        signature.initSign(pair.getPrivate());
        signature.update("what is ".getBytes());
        signature.update("is signed".getBytes(), 3, 6);
        byte[] whole = signature.sign();
        signature.update(ByteBuffer.wrap("again".getBytes()));
        byte[] place = new byte[200];
        int n = signature.sign(place, 1, 199);
        signature.initVerify(pair.getPublic());
        signature.update("what is signed".getBytes());
        Driver.say("signed " + hex(pair.getPrivate().getEncoded()) + " " + hex(whole) + " "
                + hex(Arrays.copyOfRange(place, 1, 1 + n)) + " " + signature.verify(whole));
    }

    static void sealing() throws Exception { Sealing.run(); }

    static void busyDigest() throws Exception { Sealing.busy(); }

    static void ticks() throws Exception {
        Target target = new Target();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> Driver.say("shutdown")));
        for (int i = 0; i < 20000; i++) {
            Driver.say("tick " + i + " " + System.currentTimeMillis());
            target.echo("tick " + i);
            Thread.sleep(1);
        }
    }

    static void burst() {
        Target target = new Target();
        for (int i = 0; i < 3000; i++) target.echo("burst " + i);
    }

    static void threads() throws Exception {
        Target target = new Target();
        Thread[] all = new Thread[8];
        for (int t = 0; t < all.length; t++) {
            String name = "worker-" + t;
            Listener listener = what -> target.echo(name + " " + what);
            all[t] = new Thread(() -> { for (int i = 0; i < 200; i++) listener.heard("" + i); }, name);
            all[t].start();
        }
        for (int i = 0; i < 5; i++) System.gc();
        for (Thread one : all) one.join();
    }

    static void speed() {
        Target target = new Target();
        for (int round = 0; round < 3; round++) {
            long start = System.nanoTime();
            for (int i = 0; i < 3000; i++) target.echo("speed");
            long reported = System.nanoTime() - start;
            start = System.nanoTime();
            for (int i = 0; i < 3000; i++) target.overridden();
            Driver.say(String.format("speed %.1f %.1f", reported / 3e6, (System.nanoTime() - start) / 3e6));
        }
    }

    private static String hex(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (byte b : bytes) text.append(String.format("%02x", b));
        return text.toString();
    }
}
