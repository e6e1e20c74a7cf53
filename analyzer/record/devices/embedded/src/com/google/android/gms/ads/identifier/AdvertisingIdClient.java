package com.google.android.gms.ads.identifier;

import android.content.Context;
import org.consentinel.player.Persona;

public class AdvertisingIdClient {
    public static Info getAdvertisingIdInfo(Context context) {
        return new Info(Persona.text("advertising_id"), false);
    }

    public static final class Info {
        private final String id;
        private final boolean isLimited;

        public Info(String advertisingId, boolean limitAdTrackingEnabled) {
            id = advertisingId;
            isLimited = limitAdTrackingEnabled;
        }

        public String getId() {
            return id;
        }

        public boolean isLimitAdTrackingEnabled() {
            return isLimited;
        }
    }
}
