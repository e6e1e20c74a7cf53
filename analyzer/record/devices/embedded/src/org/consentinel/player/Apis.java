package org.consentinel.player;

import android.accounts.Account;
import android.accounts.AccountManager;
import android.app.Activity;
import android.app.ApplicationPackageManager;
import android.bluetooth.BluetoothAdapter;
import android.content.ClipData;
import android.content.ClipboardManager;
import android.content.ContentResolver;
import android.content.Context;
import android.content.pm.ApplicationInfo;
import android.content.pm.PackageInfo;
import android.database.Cursor;
import android.location.Location;
import android.location.LocationManager;
import android.net.Uri;
import android.net.wifi.ScanResult;
import android.net.wifi.WifiInfo;
import android.net.wifi.WifiManager;
import android.os.Build;
import android.provider.Settings;
import android.telephony.TelephonyManager;
import com.bun.miitmdid.core.MdidSdkHelper;
import com.bun.miitmdid.interfaces.IdSupplier;
import com.google.android.gms.ads.identifier.AdvertisingIdClient;
import com.qingzhou.app.PositionListener;
import java.lang.reflect.Method;
import java.net.NetworkInterface;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** The one table of what a behavior may read: name of the hook that sees it -> the call. */
final class Apis {
    private record Api(Method method, Supplier<Object> target, Object[] arguments) {}

    private static final Supplier<Object> STATIC = () -> null;

    private final Map<String, Api> table = new LinkedHashMap<>();
    private final PositionListener positions = new PositionListener();

    Apis(Activity app) {
        phone(() -> app.getSystemService(Context.TELEPHONY_SERVICE));
        radio((WifiManager) app.getSystemService(Context.WIFI_SERVICE));
        content(app.getContentResolver());
        Supplier<Object> places = () -> app.getSystemService(Context.LOCATION_SERVICE);
        Supplier<Object> clipboard = () -> app.getSystemService(Context.CLIPBOARD_SERVICE);
        Supplier<Object> accounts = () -> app.getSystemService(Context.ACCOUNT_SERVICE);
        String gps = LocationManager.GPS_PROVIDER;
        Class<?> location = LocationManager.class;
        add("android.location.last_known", location, "getLastKnownLocation", places, gps);
        add("android.location.updates", location, "requestLocationUpdates", places, gps, 0L, 0f, positions);
        add("android.clipboard.primary_clip", ClipboardManager.class, "getPrimaryClip", clipboard);
        add("android.accounts.list", AccountManager.class, "getAccounts", accounts);
        Class<?> type = ApplicationPackageManager.class;
        Supplier<Object> packages = app::getPackageManager;
        add("android.packages.installed_packages", type, "getInstalledPackages", packages, 0);
        add("android.packages.installed_applications", type, "getInstalledApplications", packages, 0);
        Supplier<Object> advertising = () -> AdvertisingIdClient.getAdvertisingIdInfo(app);
        add("gms.advertising_id", AdvertisingIdClient.Info.class, "getId", advertising);
        add("msa.oaid", IdSupplier.class, "getOAID", () -> supplier(app));
    }

    private void phone(Supplier<Object> phone) {
        Class<?> type = TelephonyManager.class;
        add("android.telephony.imei", type, "getImei", phone);
        add("android.telephony.device_id", type, "getDeviceId", phone);
        add("android.telephony.subscriber_id", type, "getSubscriberId", phone);
        add("android.telephony.sim_serial", type, "getSimSerialNumber", phone);
        add("android.telephony.line1_number", type, "getLine1Number", phone);
        add("android.build.serial", Build.class, "getSerial", STATIC);
    }

    private void radio(WifiManager wifi) {
        add("android.wifi.mac_address", WifiInfo.class, "getMacAddress", WifiInfo::new);
        add("android.wifi.ssid", WifiInfo.class, "getSSID", WifiInfo::new);
        add("android.wifi.bssid", WifiInfo.class, "getBSSID", WifiInfo::new);
        add("android.wifi.scan_results", WifiManager.class, "getScanResults", () -> wifi);
        Supplier<Object> bluetooth = BluetoothAdapter::getDefaultAdapter;
        add("android.bluetooth.address", BluetoothAdapter.class, "getAddress", bluetooth);
        add("java.network.hardware_address", NetworkInterface.class, "getHardwareAddress", Apis::networkCard);
    }

    private void content(ContentResolver resolver) {
        Class<?> type = Settings.Secure.class;
        String name = Settings.Secure.ANDROID_ID;
        add("android.settings.android_id", type, "getString", STATIC, resolver, name);
        Map<String, String> addresses = new LinkedHashMap<>();
        addresses.put("android.contacts.query", "content://com.android.contacts/data/phones");
        addresses.put("android.calllog.query", "content://call_log/calls");
        addresses.put("android.sms.query", "content://sms");
        addresses.put("android.calendar.query", "content://com.android.calendar/events");
        addresses.forEach((id, address) -> addQuery(id, resolver, Uri.parse(address)));
    }

    private void addQuery(String name, ContentResolver resolver, Uri uri) {
        add(name, ContentResolver.class, "query", () -> resolver, uri, null, null, null, null);
    }

    private void add(
            String name, Class<?> type, String method, Supplier<Object> target, Object... arguments) {
        Method found =
                Arrays.stream(type.getMethods())
                        .filter(m -> m.getName().equals(method) && m.getParameterCount() == arguments.length)
                        .findFirst()
                        .orElseThrow();
        table.put(name, new Api(found, target, arguments));
    }

    Set<String> names() {
        return table.keySet();
    }

    /** Call `name` from the caller's package; the values that came, empty when the phone has none. */
    List<String> read(String name, Call caller) throws ReflectiveOperationException {
        Api api = table.get(name);
        Object result = caller.call(api.method(), api.target().get(), api.arguments());
        return values(name.equals("android.location.updates") ? positions.last() : result);
    }

    private static Object supplier(Context context) {
        IdSupplier[] given = new IdSupplier[1];
        MdidSdkHelper.InitSdk(context, false, supplier -> given[0] = supplier);
        return given[0];
    }

    private static Object networkCard() {
        try {
            return NetworkInterface.networkInterfaces().findFirst().orElse(null);
        } catch (java.net.SocketException absent) {
            return null;
        }
    }

    private static List<String> values(Object result) {
        List<String> values = new ArrayList<>();
        if (result instanceof String text) {
            values.add(text.startsWith("\"") ? text.substring(1, text.length() - 1) : text);
        } else if (result instanceof Location place) {
            values.add(place.place());
        } else if (result instanceof ClipData clip) {
            values.add(clip.getItemAt(0).getText().toString());
        } else if (result instanceof byte[] bytes) {
            values.add(HexFormat.ofDelimiter(":").formatHex(bytes));
        } else if (result instanceof Account[] accounts) {
            Arrays.stream(accounts).forEach(account -> values.add(account.name));
        } else if (result instanceof List<?> items) {
            items.forEach(item -> addItem(item, values));
        } else if (result instanceof Cursor cursor) {
            addRows(cursor, values);
        }
        return values;
    }

    private static void addItem(Object item, List<String> values) {
        if (item instanceof PackageInfo info) {
            values.add(info.packageName);
        } else if (item instanceof ApplicationInfo info) {
            values.add(info.packageName);
        } else if (item instanceof ScanResult network) {
            values.add(network.SSID);
            values.add(network.BSSID);
        }
    }

    private static void addRows(Cursor cursor, List<String> values) {
        try (cursor) {
            while (cursor.moveToNext()) {
                for (int column = 0; column < cursor.getColumnCount(); column++) {
                    values.add(cursor.getString(column));
                }
            }
        }
    }
}
