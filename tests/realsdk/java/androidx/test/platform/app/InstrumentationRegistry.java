package androidx.test.platform.app;

public final class InstrumentationRegistry { private static android.app.Instrumentation instance; public static android.app.Instrumentation getInstrumentation() { return instance; } public static void registerInstance(android.app.Instrumentation one, android.os.Bundle arguments) { instance = one; } }
