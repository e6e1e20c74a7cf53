package android.net.wifi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.consentinel.player.Persona;

public class WifiManager {
    public WifiInfo getConnectionInfo() {
        return new WifiInfo();
    }

    public List<ScanResult> getScanResults() {
        List<ScanResult> found = new ArrayList<>();
        for (Map<String, Object> row : Persona.rows("scan")) {
            ScanResult result = new ScanResult();
            result.SSID = (String) row.get("ssid");
            result.BSSID = (String) row.get("bssid");
            found.add(result);
        }
        return found;
    }
}
