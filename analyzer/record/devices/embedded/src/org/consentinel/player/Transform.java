package org.consentinel.player;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How a value is written: `text`, and the `name` of what was done, outermost first. */
record Transform(String text, String name) {
    private static final Map<String, String> DIGESTS =
            Map.of("md5", "MD5", "sha1", "SHA-1", "sha256", "SHA-256");

    /** Apply steps in their order. A step that changes nothing is not named: fewest steps win. */
    static Transform of(String value, List<String> steps) {
        String text = value;
        String name = "";
        byte[] digest = null;
        for (String step : steps) {
            byte[] bytes = digest != null ? digest : text.getBytes(StandardCharsets.UTF_8);
            String next;
            if (DIGESTS.containsKey(step)) {
                digest = digest(DIGESTS.get(step), text.getBytes(StandardCharsets.UTF_8));
                next = HexFormat.of().formatHex(digest);
            } else if (step.equals("hmac_sha256")) {
                digest = Vault.hmac(text.getBytes(StandardCharsets.UTF_8));
                next = HexFormat.of().formatHex(digest);
            } else {
                next = rewrite(step, text, bytes);
                digest = null;
            }
            if (!next.equals(text)) {
                name = around(next, step, name);
            }
            text = next;
        }
        return new Transform(text, name.isEmpty() ? "plain" : name);
    }

    /** A signature over this value as it is written. */
    Transform signed(String signature) {
        String hmac = name.equals("plain") ? "hmac_sha256" : "hmac_sha256(" + name + ")";
        return new Transform(signature, around(signature, "base64url", hmac));
    }

    /** base64 in the URL-safe alphabet is named where it differs. */
    private static String around(String written, String step, String name) {
        boolean isCommon = step.equals("base64url") && !written.contains("-") && !written.contains("_");
        String named = isCommon ? "base64" : step;
        return name.isEmpty() ? named : named + "(" + name + ")";
    }

    private static String rewrite(String step, String text, byte[] bytes) {
        return switch (step) {
            case "upper" -> text.toUpperCase(Locale.ROOT);
            case "lower" -> text.toLowerCase(Locale.ROOT);
            case "salt_before" -> Vault.SALT + text;
            case "salt_after" -> text + Vault.SALT;
            case "hex" -> HexFormat.of().formatHex(bytes);
            case "base64" -> Base64.getEncoder().encodeToString(bytes);
            case "base64url" -> Base64.getUrlEncoder().encodeToString(bytes);
            case "percent" -> URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
            default -> throw new IllegalArgumentException("unknown transform " + step);
        };
    }

    private static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
