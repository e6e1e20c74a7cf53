package android.provider;

import android.content.ContentResolver;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.consentinel.player.Persona;

public final class Settings {
    private Settings() {}

    public static final class System {
        private static final Map<String, String> VALUES = new ConcurrentHashMap<>();

        private System() {}

        public static boolean putInt(ContentResolver resolver, String name, int value) {
            return VALUES.put(name, Integer.toString(value)) == null;
        }

        public static boolean putString(ContentResolver resolver, String name, String value) {
            return VALUES.put(name, value) == null;
        }
    }

    public static final class Secure {
        public static final String ANDROID_ID = "android_id";

        private Secure() {}

        public static String getString(ContentResolver resolver, String name) {
            return ANDROID_ID.equals(name) ? Persona.text("android_id") : "0";
        }
    }
}
