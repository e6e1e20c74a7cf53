package android.os;

import org.consentinel.player.Persona;

public class Build {
    public static final String BRAND = "Qingzhou";
    public static final String MODEL = "QZ-1";
    public static final String SERIAL = "unknown";

    public static String getSerial() {
        return Persona.text("serial");
    }
}
