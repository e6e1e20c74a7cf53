package com.bun.miitmdid.core;

import android.content.Context;
import com.bun.miitmdid.interfaces.IIdentifierListener;
import com.bun.miitmdid.interfaces.IdSupplier;
import org.consentinel.player.Persona;

public class MdidSdkHelper {
    public static int InitSdk(Context context, boolean isLogged, IIdentifierListener listener) {
        listener.onSupport(new DeviceSupplier());
        return 0;
    }

    /** The concrete class: a hook on the interface never fires for it. */
    public static final class DeviceSupplier implements IdSupplier {
        @Override
        public boolean isSupported() {
            return true;
        }

        @Override
        public String getOAID() {
            return Persona.text("oaid");
        }
    }
}
