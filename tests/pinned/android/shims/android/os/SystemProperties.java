package android.os;

import java.util.Map;

/** Stands in for what the framework reads by native code: a phone with Android 14 that says nothing else. */
public class SystemProperties {
    private static final Map<String, String> HELD = Map.of(
        "ro.build.version.sdk", "34",
        "ro.build.version.all_codenames", "REL",
        "ro.product.cpu.abilist", "arm64-v8a",
        "ro.product.cpu.abilist64", "arm64-v8a");

    public static String get(String key) { return get(key, ""); }
    public static String get(String key, String other) { return HELD.getOrDefault(key, other); }
    public static int getInt(String key, int other) { return Integer.parseInt(get(key, String.valueOf(other))); }
    public static long getLong(String key, long other) { return other; }
    public static boolean getBoolean(String key, boolean other) { return other; }
}
