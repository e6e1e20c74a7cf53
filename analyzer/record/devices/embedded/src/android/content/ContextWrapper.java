package android.content;

import android.content.pm.PackageManager;

public class ContextWrapper extends Context {
    private final Context base;

    public ContextWrapper(Context base) {
        this.base = base;
    }

    @Override
    public Object getSystemService(String name) {
        return base.getSystemService(name);
    }

    @Override
    public ContentResolver getContentResolver() {
        return base.getContentResolver();
    }

    @Override
    public PackageManager getPackageManager() {
        return base.getPackageManager();
    }

    @Override
    public String getPackageName() {
        return base.getPackageName();
    }

    @Override
    public SharedPreferences getSharedPreferences(String name, int mode) {
        return base.getSharedPreferences(name, mode);
    }

    @Override
    public ComponentName startService(Intent service) {
        return base.startService(service);
    }

    @Override
    public ComponentName startForegroundService(Intent service) {
        return base.startForegroundService(service);
    }

    @Override
    public boolean bindService(Intent service, ServiceConnection connection, int flags) {
        return base.bindService(service, connection, flags);
    }

    @Override
    public void sendBroadcast(Intent intent) {
        base.sendBroadcast(intent);
    }

    @Override
    public void startActivity(Intent intent) {
        base.startActivity(intent);
    }
}
