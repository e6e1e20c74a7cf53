package org.consentinel.player;

import android.app.Activity;
import android.app.ContextImpl;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Plays one behavior. Talks lines: in comes the job, then `go` once the hooks are in place, then perhaps
 * `stop`; out go a ready line and marks. The end of the input ends the player: whoever started it is gone.
 */
public final class Player {
    private static final int KILLED = 137;

    /** What is not written by now is lost: that is how a kill is. */
    private static final long BEFORE_DEATH_MS = 300;

    private static final List<String> LOADED_EARLY =
            List.of(
                    "android.app.ActivityThread",
                    "android.app.ActivityThread$ReceiverData",
                    "android.app.AlarmManager",
                    "android.app.AlertDialog",
                    "android.app.AlertDialog$Builder",
                    "android.app.Dialog",
                    "android.app.JobSchedulerImpl",
                    "android.app.PendingIntent",
                    "android.app.SharedPreferencesImpl$EditorImpl",
                    "android.database.MatrixCursor",
                    "android.provider.Settings$System",
                    "android.view.View",
                    "android.webkit.WebView",
                    "android.widget.Button",
                    "android.widget.CheckBox",
                    "cn.jiguang.api.utils.JCollectionAuth",
                    "com.amap.api.location.AMapLocationClient",
                    "com.bun.miitmdid.core.MdidSdkHelper$DeviceSupplier",
                    "com.google.android.gms.ads.identifier.AdvertisingIdClient$Info",
                    "com.google.firebase.analytics.FirebaseAnalytics",
                    "com.qingzhou.app.PositionListener",
                    "com.umeng.commonsdk.UMConfigure",
                    "javax.crypto.Cipher",
                    "javax.crypto.Mac");

    private Player() {}

    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        if (arguments.length == 1 && arguments[0].equals("--apis")) {
            out.println(Json.write(List.copyOf(new Apis(new Activity(new ContextImpl("none"))).names())));
            return;
        }
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Job job = Job.parse(in.readLine());
        Play play = prepare(job, out);
        out.println("{\"ready\":true,\"pid\":" + ProcessHandle.current().pid() + "}");
        if (!"go".equals(in.readLine())) {
            end(out, 0);
        }
        watch(in, out);
        try {
            play.run();
        } catch (Exception failed) {
            // without its message, which may hold a value
            System.err.println("failed: " + failed.getClass().getName() + " at " + failed.getStackTrace()[0]);
            end(out, 1);
        }
        if (job.isKilled() && !play.isWaiting()) {
            die(out);
        }
        end(out, 0);
    }

    /** Say how it ends, and end: who instruments a process may take its exit status away from whoever started it. */
    private static void end(PrintStream out, int code) {
        out.println("{\"end\":" + code + "}");
        System.exit(code);
    }

    /** Be gone at once, as the system kills: no last word, no hooks of the runtime. */
    private static void die(PrintStream out) throws InterruptedException {
        out.println("{\"end\":" + KILLED + "}");
        Thread.sleep(BEFORE_DEATH_MS);
        Runtime.getRuntime().halt(KILLED);
    }

    /** Load what hooks look for: an absent class cannot be hooked before its first call. */
    private static Play prepare(Job job, PrintStream out) throws Exception {
        Persona.become(job.map("persona"));
        for (String name : LOADED_EARLY) {
            Class.forName(name);
        }
        int port = Integer.parseInt(job.text("proxy_port"));
        InetSocketAddress proxy = new InetSocketAddress(job.text("proxy_host"), port);
        Timeline timeline = new Timeline(out, job.text("phase"), job.text("consent_state"));
        Truth truth = new Truth(Path.of(job.text("truth")), timeline);
        Activity app = new Activity(new ContextImpl(job.text("app_id")));
        return new Play(job, app, new Network(proxy, Path.of(job.text("ca_cert"))), timeline, truth);
    }

    private static void watch(BufferedReader in, PrintStream out) {
        Thread watchdog =
                new Thread(
                        () -> {
                            try {
                                while (true) {
                                    String line = in.readLine();
                                    if (line == null || line.equals("stop")) {
                                        break;
                                    }
                                }
                            } catch (IOException gone) {
                                System.err.println("the input ended");
                            }
                            end(out, 0);
                        },
                        "watchdog");
        watchdog.setDaemon(true);
        watchdog.start();
    }
}
