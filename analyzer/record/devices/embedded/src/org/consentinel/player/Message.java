package org.consentinel.player;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One request or WebSocket message: the parts that values go into. */
final class Message {
    /** A value as written, and where it goes: the fields of its row in the truth. */
    record Field(String dataType, Transform written, String location, List<String> layers, String path) {}

    private final String route;
    private final List<Field> fields;
    private final Map<String, String> fixed;

    Message(String route, List<Field> fields, Map<String, String> fixed) {
        this.route = route;
        this.fields = fields;
        this.fixed = fixed;
    }

    List<Field> fields() {
        return fields;
    }

    /** Path and query, with the values that go there. */
    String target() {
        List<String> segments = new ArrayList<>(List.of(route.substring(1).split("/")));
        for (Field field : at("url")) {
            int index = Integer.parseInt(field.path().substring("segment:".length()));
            segments.add(Math.min(index, segments.size()), field.written().text());
        }
        byte[] query = bytes("query");
        String path = "/" + String.join("/", segments);
        return query.length == 0 ? path : path + "?" + new String(query, StandardCharsets.UTF_8);
    }

    /** Headers that carry values, or that say how the body is written. */
    Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>(fixed);
        at("header").forEach(field -> headers.put(field.path(), field.written().text()));
        List<String> cookies = new ArrayList<>();
        for (Field field : at("cookie")) {
            cookies.add(field.path().substring("cookie:".length()) + "=" + field.written().text());
        }
        if (!cookies.isEmpty()) {
            headers.put("cookie", String.join("; ", cookies));
        }
        List<String> layers = layers("body");
        if (!layers.isEmpty() && List.of("gzip", "deflate").contains(layers.get(0))) {
            headers.put("content-encoding", layers.get(0));
            layers = layers.subList(1, layers.size());
        }
        if (!at("body").isEmpty()) {
            headers.put("content-type", mediaType(layers.isEmpty() ? "" : layers.get(0)));
        }
        return headers;
    }

    private static String mediaType(String container) {
        return switch (container) {
            case "json" -> "application/json; charset=utf-8";
            case "form" -> "application/x-www-form-urlencoded";
            case "aes_cbc", "aes_gcm" -> "application/octet-stream";
            default -> "text/plain; charset=utf-8";
        };
    }

    /** The body of a request, or the payload of a message (`location`: body, message); may be empty. */
    byte[] bytes(String location) {
        Map<String, String> values = new LinkedHashMap<>();
        at(location).forEach(field -> values.put(field.path(), field.written().text()));
        return values.isEmpty() ? new byte[0] : Container.build(layers(location), values);
    }

    private List<String> layers(String location) {
        return at(location).isEmpty() ? List.of() : at(location).get(0).layers();
    }

    private List<Field> at(String location) {
        return fields.stream().filter(field -> field.location().equals(location)).toList();
    }
}
