package android.net.wifi;

public class ScanResult {
    public String SSID;
    public String BSSID;
}
