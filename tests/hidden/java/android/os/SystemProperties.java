package android.os;

import java.util.Map;

/** The properties of a phone that somebody changed. */
public final class SystemProperties {
    private static final Map<String, String> HELD =
            Map.of("ro.debuggable", "1", "ro.secure", "1", "ro.build.tags", "test-keys", "ro.product.model", "QZ-1");

    public static String get(String key) {
        return HELD.getOrDefault(key, "");
    }

    public static String get(String key, String other) {
        return HELD.getOrDefault(key, other);
    }

    public static int getInt(String key, int other) {
        return HELD.containsKey(key) ? Integer.parseInt(HELD.get(key)) : other;
    }

    public static boolean getBoolean(String key, boolean other) {
        return HELD.containsKey(key) ? HELD.get(key).equals("1") : other;
    }
}
