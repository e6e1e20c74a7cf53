package org.consentinel.player;

import java.util.List;
import java.util.Map;

/** What to play: behavior, persona and scenario, as one JSON object. */
@SuppressWarnings("unchecked")
record Job(Map<String, Object> keys) {
    static Job parse(String line) {
        return new Job((Map<String, Object>) Json.parse(line));
    }

    String text(String key) {
        return (String) keys.get(key);
    }

    Map<String, Object> map(String key) {
        return (Map<String, Object>) keys.get(key);
    }

    List<Step> steps() {
        return Step.list(keys.get("steps"));
    }

    /** The consent dialog of a behavior that describes none. */
    Step dialog() {
        return new Step(map("dialog"));
    }

    List<Step> reaction(String name) {
        return Step.list(map("reactions").get(name));
    }

    Map<String, Object> host(String name) {
        return (Map<String, Object>) map("hosts").get(name);
    }

    List<String> valuesOfApi(String api) {
        return (List<String>) map("values_of_api").get(api);
    }

    List<String> valuesOfType(String dataType) {
        return (List<String>) map("values_of_type").get(dataType);
    }

    /** accept, refuse or none. */
    String consent() {
        return text("consent");
    }

    /** Whether the app is killed after the last step. */
    boolean isKilled() {
        return Boolean.TRUE.equals(keys.get("is_killed"));
    }

    /** grant, deny or none. */
    String permissions() {
        return text("permissions");
    }
}
