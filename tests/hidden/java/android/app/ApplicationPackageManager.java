package android.app;

import android.content.pm.PackageInfo;
import android.content.pm.PackageManager;
import java.util.ArrayList;
import java.util.List;

public class ApplicationPackageManager extends PackageManager {
    private static final List<String> NAMES = List.of("com.acme.mail", "com.topjohnwu.magisk", "com.acme.map");

    private static String found(String name) throws NameNotFoundException {
        if (!NAMES.contains(name)) throw new NameNotFoundException(name);
        return name;
    }

    public PackageInfo getPackageInfo(String name, int flags) throws NameNotFoundException {
        PackageInfo info = new PackageInfo();
        info.packageName = found(name);
        return info;
    }

    public int getPackageUid(String name, int flags) throws NameNotFoundException {
        return 10000 + found(name).length();
    }

    public Object getLaunchIntentForPackage(String name) {
        return NAMES.contains(name) ? name : null;
    }

    public List<PackageInfo> getInstalledPackages(int flags) {
        List<PackageInfo> all = new ArrayList<>();
        for (String name : NAMES) {
            PackageInfo info = new PackageInfo();
            info.packageName = name;
            all.add(info);
        }
        return all;
    }
}
