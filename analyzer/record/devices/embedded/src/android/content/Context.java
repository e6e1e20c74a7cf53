package android.content;

import android.content.pm.PackageManager;

/** Stand-in with Android's signatures, as far as hooks and behaviors need them. */
public abstract class Context {
    public static final String TELEPHONY_SERVICE = "phone";
    public static final String LOCATION_SERVICE = "location";
    public static final String WIFI_SERVICE = "wifi";
    public static final String CLIPBOARD_SERVICE = "clipboard";
    public static final String ACCOUNT_SERVICE = "account";
    public static final String JOB_SCHEDULER_SERVICE = "jobscheduler";
    public static final String ALARM_SERVICE = "alarm";
    public static final int MODE_PRIVATE = 0;

    public abstract Object getSystemService(String name);

    public abstract ContentResolver getContentResolver();

    public abstract PackageManager getPackageManager();

    public abstract String getPackageName();

    public abstract SharedPreferences getSharedPreferences(String name, int mode);

    public abstract ComponentName startService(Intent service);

    public abstract ComponentName startForegroundService(Intent service);

    public abstract boolean bindService(Intent service, ServiceConnection connection, int flags);

    public abstract void sendBroadcast(Intent intent);

    public abstract void startActivity(Intent intent);
}
