package androidx.test.internal.runner.lifecycle;

public final class ApplicationLifecycleMonitorImpl implements androidx.test.runner.lifecycle.ApplicationLifecycleMonitor { public void signalLifecycleChange(android.app.Application application, androidx.test.runner.lifecycle.ApplicationStage stage) { } }
