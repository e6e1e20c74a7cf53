package android.bluetooth;

import org.consentinel.player.Persona;

public final class BluetoothAdapter {
    private static final BluetoothAdapter ADAPTER = new BluetoothAdapter();

    public static BluetoothAdapter getDefaultAdapter() {
        return ADAPTER;
    }

    public String getAddress() {
        return Persona.text("bluetooth");
    }
}
