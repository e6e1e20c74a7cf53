package android.net.wifi;

import org.consentinel.player.Persona;

public class WifiInfo {
    public String getMacAddress() {
        return Persona.text("mac");
    }

    /** In double quotes, as Android gives it. */
    public String getSSID() {
        return '"' + Persona.text("ssid") + '"';
    }

    public String getBSSID() {
        return Persona.text("bssid");
    }
}
