package android.telephony;

import org.consentinel.player.Persona;

/** Overloads stand alone here, so that one read is one call. */
public class TelephonyManager {
    public String getDeviceId() {
        return Persona.text("imei");
    }

    public String getDeviceId(int slotIndex) {
        return Persona.text("imei");
    }

    public String getImei() {
        return Persona.text("imei");
    }

    public String getImei(int slotIndex) {
        return Persona.text("imei");
    }

    public String getSubscriberId() {
        return Persona.text("imsi");
    }

    public String getSimSerialNumber() {
        return Persona.text("iccid");
    }

    public String getLine1Number() {
        return Persona.text("phone_number");
    }
}
