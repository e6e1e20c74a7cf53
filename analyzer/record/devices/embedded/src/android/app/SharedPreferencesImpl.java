package android.app;

import android.content.SharedPreferences;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

final class SharedPreferencesImpl implements SharedPreferences {
    private final Map<String, Object> values = new ConcurrentHashMap<>();

    @Override
    public String getString(String key, String fallback) {
        return (String) values.getOrDefault(key, fallback);
    }

    @Override
    public Editor edit() {
        return new EditorImpl();
    }

    public final class EditorImpl implements Editor {
        private final Map<String, Object> changes = new ConcurrentHashMap<>();

        @Override
        public Editor putString(String key, String value) {
            changes.put(key, value);
            return this;
        }

        @Override
        public Editor putInt(String key, int value) {
            changes.put(key, value);
            return this;
        }

        @Override
        public Editor putBoolean(String key, boolean value) {
            changes.put(key, value);
            return this;
        }

        @Override
        public void apply() {
            values.putAll(changes);
        }
    }
}
