import java.net.NetworkInterface;

/** An app of two processes: the first starts the second, and a program of the system; each reads a hardware address. */
public final class Family {
    public static void main(String[] arguments) throws Exception {
        System.out.println("ready");
        System.in.read();
        NetworkInterface.getNetworkInterfaces().nextElement().getHardwareAddress();
        if (arguments.length == 0) {
            String java = System.getProperty("java.home") + "/bin/java";
            run(java, "-Xss16m", "-cp", System.getProperty("java.class.path"), "Family", "second");
            run("cat", "/proc/net/arp");
        }
    }

    private static void run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().write('\n');
        process.getOutputStream().close();
        process.getInputStream().readAllBytes();
        System.out.println("ended " + process.waitFor());
    }
}
