package org.consentinel.player;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** What the app keeps to itself: its keys and its salt, and what it does with them. They stand in no file but this. */
final class Vault {
    static final String SALT = "qz#7Lw2v";

    private static final byte[] KEY = "q1Ngzh0u-s3aling".getBytes(StandardCharsets.UTF_8);
    private static final byte[] MAC_KEY = "qingzhou/ids/2024".getBytes(StandardCharsets.UTF_8);
    private static final byte[] SIGNING_KEY = "qingzhou-2.4.1".getBytes(StandardCharsets.UTF_8);
    private static final SecureRandom RANDOM = new SecureRandom();

    private Vault() {}

    /** AES of `plain`, `layer` aes_cbc or aes_gcm, behind the IV or nonce that it was made with. */
    static byte[] seal(String layer, byte[] plain) {
        boolean isGcm = layer.equals("aes_gcm");
        byte[] start = new byte[isGcm ? 12 : 16];
        RANDOM.nextBytes(start);
        AlgorithmParameterSpec parameters =
                isGcm ? new GCMParameterSpec(128, start) : new IvParameterSpec(start);
        try {
            Cipher cipher = Cipher.getInstance(isGcm ? "AES/GCM/NoPadding" : "AES/CBC/PKCS5Padding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(KEY, "AES"), parameters);
            byte[] sealed = cipher.doFinal(plain);
            byte[] whole = new byte[start.length + sealed.length];
            System.arraycopy(start, 0, whole, 0, start.length);
            System.arraycopy(sealed, 0, whole, start.length, sealed.length);
            return whole;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** HMAC-SHA-256 under the app's key for identifiers. */
    static byte[] hmac(byte[] bytes) {
        return hmac(MAC_KEY, bytes);
    }

    /** The signature of a body, in base64 that fits a header. */
    static String sign(byte[] body) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hmac(SIGNING_KEY, body));
    }

    private static byte[] hmac(byte[] key, byte[] bytes) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(bytes);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
