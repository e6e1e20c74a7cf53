package realsdk;

import android.app.Application;
import android.content.pm.PackageInfo;
import android.os.Looper;
import android.provider.Settings;
import com.amplitude.api.Amplitude;
import com.amplitude.api.AmplitudeClient;
import com.baidu.mobstat.StatService;
import com.mixpanel.android.mpmetrics.MixpanelAPI;
import com.tencent.bugly.crashreport.CrashReport;
import io.sentry.Sentry;
import java.time.Duration;
import java.util.Arrays;
import org.junit.Test;
import org.junit.runner.JUnitCore;
import org.junit.runner.Result;
import org.junit.runner.RunWith;
import org.junit.runner.notification.Failure;
import org.robolectric.RobolectricTestRunner;
import org.robolectric.RuntimeEnvironment;
import org.robolectric.Shadows;
import org.robolectric.annotation.Config;
import org.robolectric.annotation.ConscryptMode;

/** Starts each SDK as its maker's page says, with a key of no app, has it track one event, and lets time pass. */
@RunWith(RobolectricTestRunner.class)
@Config(sdk = 34, manifest = Config.NONE)
@ConscryptMode(ConscryptMode.Mode.OFF)
public class Play {
    private interface Body { void run(Application app) throws Throwable; }

    private static final String[] PERMISSIONS = {
        "android.permission.INTERNET", "android.permission.ACCESS_NETWORK_STATE",
        "android.permission.READ_PHONE_STATE", "android.permission.ACCESS_WIFI_STATE",
    };

    public static void main(String[] args) throws Exception {
        System.out.println("ready");
        System.in.read();
        Result result = new JUnitCore().run(Play.class);
        for (Failure failure : result.getFailures()) System.out.println("failed " + failure.getTrace());
        System.exit(1);
    }

    @Test public void sdks() throws Exception {
        Application app = RuntimeEnvironment.getApplication();
        Settings.Secure.putString(app.getContentResolver(), "android_id", "8f3b2c1d4e5f6071");
        Shadows.shadowOf(app).grantPermissions(PERMISSIONS);
        PackageInfo info = Shadows.shadowOf(app.getPackageManager()).getInternalMutablePackageInfo(app.getPackageName());
        info.requestedPermissions = PERMISSIONS;
        info.requestedPermissionsFlags = new int[PERMISSIONS.length];
        Arrays.fill(info.requestedPermissionsFlags, PackageInfo.REQUESTED_PERMISSION_GRANTED);
        info.versionName = "3.2.1";
        start("baidu_mobstat", app, it -> {
            StatService.setAppKey("0123456789");
            StatService.setAuthorizedState(it, true);
            StatService.start(it);
            StatService.onEvent(it, "opened", "opened");
        });
        // A thread of it dies; Mixpanel and Bugly, once started, end the process when that happens.
        pass(6);
        start("mixpanel", app, it -> {
            MixpanelAPI mixpanel = MixpanelAPI.getInstance(it, "0123456789abcdef0123456789abcdef", false);
            mixpanel.track("opened");
            mixpanel.flush();
        });
        start("amplitude", app, it -> {
            AmplitudeClient amplitude = Amplitude.getInstance();
            amplitude.initialize(it, "0123456789abcdef");
            amplitude.logEvent("opened");
            amplitude.uploadEvents();
        });
        start("sentry", app, it -> {
            Sentry.init(options -> options.setDsn("https://0123456789abcdef@o123456.ingest.sentry.io/1234567"));
            Sentry.captureMessage("opened");
        });
        start("bugly", app, it -> {
            CrashReport.initCrashReport(it, "900012345", true);
            CrashReport.postCatchedException(new IllegalStateException("opened"));
        });
        pass(Long.getLong("realsdk.seconds", 25));
        System.out.println("over");
        Runtime.getRuntime().halt(0);
    }

    /** Let seconds pass, in which ten times as much passes for the app. */
    private static void pass(long seconds) throws InterruptedException {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        while (System.nanoTime() < end) {
            pass();
            Thread.sleep(50);
        }
    }

    /** Half a second of the app's time. What an SDK throws in it is its own affair, as in an app that goes on. */
    private static void pass() {
        try {
            Shadows.shadowOf(Looper.getMainLooper()).idleFor(Duration.ofMillis(500));
        } catch (RuntimeException thrown) {
            System.out.println("main looper: " + thrown.getClass().getName());
        }
    }

    private static void start(String name, Application app, Body body) {
        try {
            body.run(app);
        } catch (Throwable thrown) {
            System.out.println("failed " + name + " " + thrown);
        }
    }
}
