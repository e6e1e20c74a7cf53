package android.provider;

import android.content.ContentResolver;
import org.consentinel.player.Persona;

public final class Settings {
    private Settings() {}

    public static final class Secure {
        public static final String ANDROID_ID = "android_id";

        private Secure() {}

        public static String getString(ContentResolver resolver, String name) {
            return ANDROID_ID.equals(name) ? Persona.text("android_id") : "0";
        }
    }
}
