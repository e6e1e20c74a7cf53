package android.app;

import android.content.pm.ApplicationInfo;
import android.content.pm.PackageInfo;
import android.content.pm.PackageManager;
import java.util.ArrayList;
import java.util.List;
import org.consentinel.player.Persona;

/** The class behind PackageManager on a phone: hooks look for it, not for its abstract parent. */
public class ApplicationPackageManager extends PackageManager {
    @Override
    public List<PackageInfo> getInstalledPackages(int flags) {
        List<PackageInfo> found = new ArrayList<>();
        for (String name : Persona.texts("packages")) {
            PackageInfo info = new PackageInfo();
            info.packageName = name;
            found.add(info);
        }
        return found;
    }

    @Override
    public List<ApplicationInfo> getInstalledApplications(int flags) {
        List<ApplicationInfo> found = new ArrayList<>();
        for (String name : Persona.texts("packages")) {
            ApplicationInfo info = new ApplicationInfo();
            info.packageName = name;
            found.add(info);
        }
        return found;
    }
}
