package org.consentinel.player;

import android.app.Activity;
import android.app.ActivityThread;
import android.app.AlarmManager;
import android.app.PendingIntent;
import android.app.job.JobInfo;
import android.app.job.JobScheduler;
import android.content.ComponentName;
import android.content.Context;
import android.content.ContextWrapper;
import android.content.Intent;
import android.content.ServiceConnection;
import java.lang.reflect.Method;

/** Everything that brings code to life: the app's own, another app's, now or later. */
final class Starts {
    private final Activity app;
    private final ActivityThread system = new ActivityThread();

    Starts(Activity app) {
        this.app = app;
    }

    /** Start a component, as the caller would. */
    void start(Step step, Call caller) throws ReflectiveOperationException {
        Intent intent = new Intent().setAction(step.text("action"));
        if (step.text("component") != null) {
            intent.setClassName(packageOf(step), step.text("component"));
        }
        switch (step.text("how")) {
            case "service" -> caller.call(method("startService"), app, intent);
            case "foreground_service" -> caller.call(method("startForegroundService"), app, intent);
            case "bind" -> caller.call(binder(), app, intent, (ServiceConnection) name -> {}, 1);
            case "broadcast" -> caller.call(method("sendBroadcast"), app, intent);
            case "activity" -> caller.call(method("startActivity"), app, intent);
            default -> throw new IllegalArgumentException("unknown start " + step.text("how"));
        }
    }

    /** Ask the system to run a job of the app, again and again. */
    void schedule(Step step, Call caller) throws ReflectiveOperationException {
        ComponentName service = new ComponentName(packageOf(step), step.text("component"));
        JobInfo.Builder job = new JobInfo.Builder(1, service).setPersisted(step.is("persisted"));
        job.setPeriodic(Math.round(step.number("seconds") * 1000));
        Method schedule = JobScheduler.class.getMethod("schedule", JobInfo.class);
        caller.call(schedule, app.getSystemService(Context.JOB_SCHEDULER_SERVICE), job.build());
    }

    /** Ask the system to wake the app once. */
    void wake(Step step, Call caller) throws ReflectiveOperationException {
        PendingIntent later = PendingIntent.getService(app, 1, new Intent(), 0);
        long at = System.currentTimeMillis() + Math.round(step.number("seconds") * 1000);
        Method set =
                AlarmManager.class.getMethod(
                        "setExactAndAllowWhileIdle", int.class, long.class, PendingIntent.class);
        caller.call(set, app.getSystemService(Context.ALARM_SERVICE), AlarmManager.RTC_WAKEUP, at, later);
    }

    /** The system runs a receiver of the app. */
    void receive(String action) {
        system.scheduleReceiver(new Intent().setAction(action));
    }

    private String packageOf(Step step) {
        return step.text("app") == null ? app.getPackageName() : step.text("app");
    }

    private static Method method(String name) throws NoSuchMethodException {
        return ContextWrapper.class.getMethod(name, Intent.class);
    }

    private static Method binder() throws NoSuchMethodException {
        return ContextWrapper.class.getMethod("bindService", Intent.class, ServiceConnection.class, int.class);
    }
}
