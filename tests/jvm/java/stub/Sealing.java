package stub;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.CipherInputStream;
import javax.crypto.CipherOutputStream;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Every way in which bytes go through a Cipher, a Mac or a MessageDigest; each says what came out. */
final class Sealing {
    private static final SecretKey AES = new SecretKeySpec("0123456789abcdef".getBytes(), "AES");
    private static final byte[] NONCE = "twelve bytes".getBytes();
    private static final byte[] IV = "fedcba9876543210".getBytes();

    static void run() throws Exception {
        gcm();
        streams();
        pieces();
        rsa();
        macs();
        digests();
        failures();
        reluctantKey();
        longText();
        manyObjects();
    }

    private static Cipher cipher(String name, int mode) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(name);
        boolean isGcm = name.contains("GCM");
        cipher.init(mode, AES, isGcm ? new GCMParameterSpec(128, NONCE) : new IvParameterSpec(IV));
        return cipher;
    }

    private static void gcm() throws Exception {
        Cipher cipher = cipher("AES/GCM/NoPadding", Cipher.ENCRYPT_MODE);
        cipher.updateAAD("beside".getBytes());
        byte[] out = new byte[64];
        int n = cipher.update("gcm ".getBytes(), 0, 4, out, 1);
        n += cipher.doFinal("text".getBytes(), 0, 4, out, 1 + n);
        say("gcm", Arrays.copyOfRange(out, 1, 1 + n));
    }

    private static void streams() throws Exception {
        ByteArrayOutputStream sealed = new ByteArrayOutputStream();
        Cipher cipher = cipher("AES/CBC/PKCS5Padding", Cipher.ENCRYPT_MODE);
        try (OutputStream out = new CipherOutputStream(sealed, cipher)) {
            out.write("a stream of ".getBytes());
            out.write('n');
            out.write("xx bytes that are more than blocks".getBytes(), 1, 33);
        }
        say("stream", sealed.toByteArray());
        Cipher opening = cipher("AES/CBC/PKCS5Padding", Cipher.DECRYPT_MODE);
        byte[] opened = new CipherInputStream(new ByteArrayInputStream(sealed.toByteArray()), opening).readAllBytes();
        say("opened", opened);
    }

    private static void pieces() throws Exception {
        Cipher cipher = cipher("AES/CTR/NoPadding", Cipher.ENCRYPT_MODE);
        byte[] out = new byte[32];
        int n = cipher.update("in pieces, ".getBytes(), 0, 11, out);
        ByteBuffer rest = ByteBuffer.wrap(out, n, out.length - n);
        cipher.update(ByteBuffer.wrap("by buffer".getBytes()), rest);
        int m = cipher.doFinal(out, rest.position());
        say("pieces", Arrays.copyOf(out, rest.position() + m));
        say("again", cipher("AES/CTR/NoPadding", Cipher.ENCRYPT_MODE).doFinal("whole".getBytes()));
    }

    private static void rsa() throws Exception {
        KeyPairGenerator maker = KeyPairGenerator.getInstance("RSA");
        maker.initialize(1024);
        KeyPair pair = maker.generateKeyPair();
        Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
        cipher.init(Cipher.ENCRYPT_MODE, pair.getPublic());
        byte[] sealed = cipher.doFinal("one piece".getBytes());
        say("rsa", sealed);
        say("rsa_key", pair.getPublic().getEncoded());
    }

    private static void macs() throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("a key".getBytes(), "HmacSHA256"));
        mac.update("xvalue".getBytes(), 1, 5);
        byte[] out = new byte[40];
        mac.doFinal(out, 3);
        say("mac", Arrays.copyOfRange(out, 3, 35));
        say("mac_again", mac.doFinal("value".getBytes()));
    }

    private static void digests() throws Exception {
        MessageDigest digest = MessageDigest.getInstance("MD5");
        digest.update(ByteBuffer.wrap("salt".getBytes()));
        digest.update("value".getBytes());
        byte[] out = new byte[20];
        digest.digest(out, 2, 18);
        say("digest", Arrays.copyOfRange(out, 2, 18));
        digest.update((byte) 'v');
        say("unseen", digest.digest("alue".getBytes()));
    }

    private static void failures() throws Exception {
        Cipher cipher = cipher("AES/CBC/PKCS5Padding", Cipher.ENCRYPT_MODE);
        cipher.update("tried ".getBytes());
        try {
            cipher.doFinal("twice".getBytes(), 0, 5, new byte[3]);
        } catch (ShortBufferException tooShort) {
            byte[] out = new byte[16];
            cipher.doFinal("twice".getBytes(), 0, 5, out);
            say("retried", out);
        }
        Cipher opening = cipher("AES/GCM/NoPadding", Cipher.DECRYPT_MODE);
        try {
            opening.doFinal(new byte[32]);
        } catch (GeneralSecurityException wrongTag) {
            opening.init(Cipher.DECRYPT_MODE, AES, new GCMParameterSpec(128, NONCE));
            byte[] sealed = cipher("AES/GCM/NoPadding", Cipher.ENCRYPT_MODE).doFinal("right".getBytes());
            say("reopened", opening.doFinal(sealed));
        }
    }

    /** A key that does not like to be asked first. */
    private static void reluctantKey() throws Exception {
        boolean[] wasAsked = {false};
        SecretKey key =
                new SecretKey() {
                    public String getAlgorithm() { return "HmacSHA1"; }

                    public String getFormat() { return "RAW"; }

                    public byte[] getEncoded() {
                        if (!wasAsked[0]) {
                            wasAsked[0] = true;
                            throw new IllegalStateException("destroyed");
                        }
                        return "kept".getBytes();
                    }
                };
        Mac mac = Mac.getInstance("HmacSHA1");
        init(mac, key);
        say("kept", mac.doFinal("value".getBytes()));
    }

    private static void init(Mac mac, Key key) throws GeneralSecurityException {
        try {
            mac.init(key);
        } catch (IllegalStateException unhooked) {
            mac.init(key);
        }
    }

    private static void longText() throws Exception {
        byte[] sealed = cipher("AES/CTR/NoPadding", Cipher.ENCRYPT_MODE).doFinal(new byte[200000]);
        say("long", Arrays.copyOf(sealed, 65536));
    }

    private static void manyObjects() throws Exception {
        Mac mac = Mac.getInstance("HmacMD5");
        mac.init(new SecretKeySpec("long-lived".getBytes(), "HmacMD5"));
        Cipher[] others = new Cipher[700];
        for (int i = 0; i < others.length; i++) {
            others[i] = cipher("AES/CBC/PKCS5Padding", Cipher.ENCRYPT_MODE);
            if (i % 200 == 0) mac.update("x".getBytes());
        }
        say("lived", mac.doFinal());
    }

    /** More digests than are reported in a second, and one in the next. */
    static void busy() throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-1");
        for (int i = 0; i < 50; i++) {
            digest.update("busy ".getBytes());
            digest.digest(("" + i).getBytes());
        }
        Thread.sleep(1100);
        digest.update("busy ".getBytes());
        digest.digest("last".getBytes());
    }

    private static void say(String name, byte[] bytes) {
        StringBuilder text = new StringBuilder(name).append(' ');
        for (byte b : bytes) text.append(String.format("%02x", b));
        Driver.say(text.toString());
    }
}
