package androidx.test.runner.lifecycle;

public interface ActivityLifecycleMonitor { Stage getLifecycleStageOf(android.app.Activity activity); }
