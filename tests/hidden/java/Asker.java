import android.app.ApplicationPackageManager;
import android.os.Build;
import android.os.Debug;
import android.os.SystemProperties;
import java.io.BufferedReader;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileReader;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;

/** An app that asks whether its phone is rooted or watched. Commands: traces, plain. Each answer is a line. */
public final class Asker {
    private static final ApplicationPackageManager PACKAGES = new ApplicationPackageManager();

    private static void say(String name, Callable<Object> question) {
        String answer;
        try {
            answer = String.valueOf(question.call());
        } catch (Exception | Error thrown) {
            answer = thrown.getClass().getName() + ": " + thrown.getMessage();
        }
        System.out.println(name + " " + answer);
    }

    private static void files(File file) {
        say("exists", file::exists);
        say("isFile", file::isFile);
        say("canExecute", file::canExecute);
        say("canRead", file::canRead);
        say("canWrite", file::canWrite);
        say("nio", () -> Files.exists(file.toPath()));
        say("read", () -> new FileInputStream(file).read() >= 0);
    }

    private static int run(ProcessBuilder builder) throws Exception {
        return builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
    }

    private static void packages(String name) {
        say("info", () -> PACKAGES.getPackageInfo(name, 0).packageName);
        say("uid", () -> PACKAGES.getPackageUid(name, 0));
        say("intent", () -> PACKAGES.getLaunchIntentForPackage(name));
    }

    private static boolean shows(Iterable<String> lines, String what) {
        for (String line : lines) if (line.contains(what)) return true;
        return false;
    }

    private static List<String> lines(String file) throws Exception {
        try (BufferedReader reader = new BufferedReader(new FileReader(file))) {
            return reader.lines().toList();
        }
    }

    private static TreeSet<String> threads() throws Exception {
        TreeSet<String> names = new TreeSet<>();
        for (File task : new File("/proc/self/task").listFiles()) names.addAll(lines(task + "/comm"));
        return names;
    }

    private static void traces(String folder) {
        files(new File("/bin/su"));
        files(new File(folder, "frida-server"));
        say("isDirectory", new File(folder, "frida-agent-files")::isDirectory);
        say("run", () -> run(new ProcessBuilder("su", "--version")));
        say("exec", () -> Runtime.getRuntime().exec("su --version").waitFor());
        say("which", () -> run(new ProcessBuilder("which", "su")));
        packages("com.topjohnwu.magisk");
        say("installed", () -> PACKAGES.getInstalledPackages(0).stream().map(info -> info.packageName).toList());
        for (String key : new String[] {"ro.debuggable", "ro.secure", "ro.build.tags", "ro.boot.flash.locked"}) {
            say(key, () -> SystemProperties.get(key));
        }
        say("int", () -> SystemProperties.getInt("ro.debuggable", 7));
        say("boolean", () -> SystemProperties.getBoolean("ro.debuggable", true));
        say("tags", () -> Build.TAGS);
        say("fingerprint", () -> Build.FINGERPRINT);
        say("debugger", Debug::isDebuggerConnected);
        say("awaited", Debug::waitingForDebugger);
        say("maps", () -> shows(lines("/proc/self/maps"), "frida"));
        say("maps by nio", () -> shows(Files.readAllLines(Path.of("/proc/" + ProcessHandle.current().pid() + "/maps")), "frida"));
        say("maps at random", () -> {
            try (RandomAccessFile file = new RandomAccessFile("/proc/self/maps", "r")) {
                List<String> all = new ArrayList<>();
                for (String line; (line = file.readLine()) != null; ) all.add(line);
                return shows(all, "frida");
            }
        });
        say("threads", () -> shows(threads(), "gum-js-loop"));
    }

    private static void plain(String folder) {
        files(new File("/bin/ls"));
        files(new File("/bin/sudoku"));
        files(new File(folder, "fridays-menu"));
        say("folder", new File(folder, "files")::isDirectory);
        say("run", () -> run(new ProcessBuilder("ls", folder)));
        say("sum", () -> run(new ProcessBuilder("sum", "/dev/null")));
        say("absent", () -> run(new ProcessBuilder("no-such-program", "su")));
        say("which", () -> run(new ProcessBuilder("which", "ls")));
        packages("com.acme.map");
        packages("com.acme.absent");
        say("model", () -> SystemProperties.get("ro.product.model"));
        say("none", () -> SystemProperties.get("ro.boot.flash.locked", "other"));
        say("Build.MODEL", () -> Build.MODEL);
        say("cmdline", () -> Files.readAllBytes(Path.of("/proc/self/cmdline")).length);
        say("libc", () -> shows(lines("/proc/self/maps"), "libc.so"));
        say("name", () -> lines("/proc/self/comm"));
        say("status", () -> lines("/proc/self/status").get(0));
        say("other maps", () -> Files.readAllLines(Path.of("/proc/self/limits")).size());
    }

    public static void main(String[] arguments) throws Exception {
        // Threads of Frida had such names; those of today's have the name of the process.
        Thread named = new Thread(() -> java.util.concurrent.locks.LockSupport.park(), "gum-js-loop");
        named.setDaemon(true);
        named.start();
        System.out.println("ready");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        for (String line; (line = in.readLine()) != null; ) {
            if (line.equals("traces")) traces(arguments[0]);
            else plain(arguments[0]);
            System.out.println("done " + line);
        }
    }
}
