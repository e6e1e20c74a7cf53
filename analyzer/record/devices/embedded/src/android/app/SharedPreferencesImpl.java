package android.app;

import android.content.SharedPreferences;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

final class SharedPreferencesImpl implements SharedPreferences {
    private final Map<String, String> values = new ConcurrentHashMap<>();

    @Override
    public String getString(String key, String fallback) {
        return values.getOrDefault(key, fallback);
    }

    @Override
    public Editor edit() {
        return new EditorImpl();
    }

    public final class EditorImpl implements Editor {
        private final Map<String, String> changes = new ConcurrentHashMap<>();

        @Override
        public Editor putString(String key, String value) {
            changes.put(key, value);
            return this;
        }

        @Override
        public void apply() {
            values.putAll(changes);
        }
    }
}
