package org.consentinel.player;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Who holds this phone. The stand-ins answer from it. */
public final class Persona {
    private static Map<String, Object> facts = Map.of();

    private Persona() {}

    static void become(Map<String, Object> persona) {
        facts = persona;
    }

    /** One fact, such as `imei`. */
    public static String text(String name) {
        return (String) facts.get(name);
    }

    /** A list of texts, such as `packages`. */
    @SuppressWarnings("unchecked")
    public static List<String> texts(String name) {
        return (List<String>) facts.getOrDefault(name, List.of());
    }

    /** A list of rows, such as `contacts`. */
    @SuppressWarnings("unchecked")
    public static List<Map<String, Object>> rows(String name) {
        return new ArrayList<>((List<Map<String, Object>>) facts.getOrDefault(name, List.of()));
    }
}
