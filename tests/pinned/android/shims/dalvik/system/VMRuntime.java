package dalvik.system;

/** Stands in for the virtual machine of a phone. */
public final class VMRuntime {
    private static final VMRuntime ONLY = new VMRuntime();
    public static VMRuntime getRuntime() { return ONLY; }
    public boolean is64Bit() { return true; }
    public int getTargetSdkVersion() { return 34; }
    public static int getSdkVersion() { return 34; }
}
