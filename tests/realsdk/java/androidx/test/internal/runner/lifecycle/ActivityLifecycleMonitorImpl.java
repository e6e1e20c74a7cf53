package androidx.test.internal.runner.lifecycle;

public final class ActivityLifecycleMonitorImpl implements androidx.test.runner.lifecycle.ActivityLifecycleMonitor { private final java.util.WeakHashMap<android.app.Activity, androidx.test.runner.lifecycle.Stage> stages = new java.util.WeakHashMap<>(); public androidx.test.runner.lifecycle.Stage getLifecycleStageOf(android.app.Activity activity) { return stages.get(activity); } public void signalLifecycleChange(androidx.test.runner.lifecycle.Stage stage, android.app.Activity activity) { stages.put(activity, stage); } }
