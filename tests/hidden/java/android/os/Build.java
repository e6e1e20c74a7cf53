package android.os;

public final class Build {
    public static final String TAGS = SystemProperties.get("ro.build.tags");
    public static final String FINGERPRINT = "qz/QZ-1/QZ:14/U/1:userdebug/" + TAGS;
    public static final String MODEL = SystemProperties.get("ro.product.model");
}
