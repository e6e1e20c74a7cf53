package android.util;

/** Stands in for what the framework writes by native code: nothing is kept. */
public final class Log {
    public static int v(String tag, String text) { return 0; }
    public static int v(String tag, String text, Throwable thrown) { return 0; }
    public static int d(String tag, String text) { return 0; }
    public static int d(String tag, String text, Throwable thrown) { return 0; }
    public static int i(String tag, String text) { return 0; }
    public static int i(String tag, String text, Throwable thrown) { return 0; }
    public static int w(String tag, String text) { return 0; }
    public static int w(String tag, String text, Throwable thrown) { return 0; }
    public static int w(String tag, Throwable thrown) { return 0; }
    public static int e(String tag, String text) { return 0; }
    public static int e(String tag, String text, Throwable thrown) { return 0; }
    public static boolean isLoggable(String tag, int level) { return false; }
}
