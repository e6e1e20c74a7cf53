package android.app;

import android.accounts.AccountManager;
import android.content.ClipboardManager;
import android.content.ComponentName;
import android.content.ContentResolver;
import android.content.Context;
import android.content.Intent;
import android.content.ServiceConnection;
import android.content.SharedPreferences;
import android.content.pm.PackageManager;
import android.database.Cursor;
import android.database.MatrixCursor;
import android.location.LocationManager;
import android.net.Uri;
import android.net.wifi.WifiManager;
import android.telephony.TelephonyManager;
import java.util.Map;

/** The one real context: hands out the services, as on a phone. */
public class ContextImpl extends Context {
    private final String packageName;
    private final ContentResolver resolver = new ApplicationContentResolver();
    private final PackageManager packages = new ApplicationPackageManager();
    private final SharedPreferences preferences = new SharedPreferencesImpl();
    private final Map<String, Object> services =
            Map.of(
                    TELEPHONY_SERVICE, new TelephonyManager(),
                    LOCATION_SERVICE, new LocationManager(),
                    WIFI_SERVICE, new WifiManager(),
                    CLIPBOARD_SERVICE, new ClipboardManager(),
                    ACCOUNT_SERVICE, new AccountManager(),
                    JOB_SCHEDULER_SERVICE, new JobSchedulerImpl(),
                    ALARM_SERVICE, new AlarmManager());

    public ContextImpl(String packageName) {
        this.packageName = packageName;
    }

    @Override
    public Object getSystemService(String name) {
        return services.get(name);
    }

    @Override
    public ContentResolver getContentResolver() {
        return resolver;
    }

    @Override
    public PackageManager getPackageManager() {
        return packages;
    }

    @Override
    public String getPackageName() {
        return packageName;
    }

    @Override
    public SharedPreferences getSharedPreferences(String name, int mode) {
        return preferences;
    }

    @Override
    public ComponentName startService(Intent service) {
        return service.getComponent();
    }

    @Override
    public ComponentName startForegroundService(Intent service) {
        return service.getComponent();
    }

    @Override
    public boolean bindService(Intent service, ServiceConnection connection, int flags) {
        return service.getComponent() != null;
    }

    @Override
    public void sendBroadcast(Intent intent) {
        // nobody else lives here
    }

    @Override
    public void startActivity(Intent intent) {
        // nobody else lives here
    }

    private static final class ApplicationContentResolver extends ContentResolver {
        @Override
        protected Cursor rows(Uri uri) {
            return switch (uri.getAuthority()) {
                case "com.android.contacts" -> MatrixCursor.of("contacts", "display_name", "data1");
                case "call_log" -> MatrixCursor.of("calls", "number");
                case "sms" -> MatrixCursor.of("messages", "address", "body");
                case "com.android.calendar" -> MatrixCursor.of("events", "title", "eventLocation");
                default -> null;
            };
        }
    }
}
