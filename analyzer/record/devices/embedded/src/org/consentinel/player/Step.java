package org.consentinel.player;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One step of a behavior, or one value that it sends. Already checked by whoever wrote the job. */
record Step(Map<String, Object> keys) {
    @SuppressWarnings("unchecked")
    static List<Step> list(Object items) {
        List<Step> steps = new ArrayList<>();
        for (Object item : (List<Object>) items) {
            steps.add(new Step((Map<String, Object>) item));
        }
        return steps;
    }

    String text(String key) {
        return (String) keys.get(key);
    }

    double number(String key) {
        return (Double) keys.get(key);
    }

    boolean is(String key) {
        return Boolean.TRUE.equals(keys.get(key));
    }

    /** Headers that a request carries beside its values. */
    @SuppressWarnings("unchecked")
    Map<String, String> headers() {
        return (Map<String, String>) keys.get("headers");
    }

    @SuppressWarnings("unchecked")
    List<String> texts(String key) {
        return (List<String>) keys.get(key);
    }

    String phase() {
        return text("phase");
    }

    /** The values that a send carries; none for a send without personal data. */
    List<Step> parts() {
        return list(keys.get("parts"));
    }
}
