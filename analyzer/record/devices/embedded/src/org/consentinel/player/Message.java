package org.consentinel.player;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One request or WebSocket message: the parts that values go into. */
final class Message {
    /** A value as written, and where it goes: the fields of its row in the truth. */
    record Field(String dataType, Transform written, String location, List<String> layers, String path) {}

    private static final String SIGNATURE = "x-sign";

    private final String route;
    private final List<Field> fields;
    private final Map<String, String> fixed;
    private final byte[] body;
    private final String signature;

    Message(String route, List<Field> fields, Map<String, String> fixed) {
        this.route = route;
        this.fields = fields;
        this.fixed = fixed;
        body = bytes("body");
        signature = body.length == 0 ? "" : Vault.sign(body);
    }

    /** What is said of whom: the values, and the signature where all that it signs is a value. */
    List<Field> said() {
        List<Field> said = new ArrayList<>(fields);
        if (at("body").size() == 1 && layers("body").isEmpty()) {
            Field value = at("body").get(0);
            Transform signed = value.written().signed(signature);
            said.add(new Field(value.dataType(), signed, "header", List.of(), SIGNATURE));
        }
        return said;
    }

    /** The body of a request; may be empty. */
    byte[] body() {
        return body;
    }

    /** The payload of a WebSocket message; may be empty. */
    byte[] payload() {
        return bytes("message");
    }

    /** Path and query, with the values that go there. */
    String target() {
        List<String> segments = new ArrayList<>(List.of(route.substring(1).split("/")));
        for (Field field : at("url")) {
            int index = Integer.parseInt(field.path().substring("segment:".length()));
            segments.add(Math.min(index, segments.size()), escaped(field.written().text()));
        }
        byte[] query = bytes("query");
        String path = "/" + String.join("/", segments);
        return query.length == 0 ? path : path + "?" + new String(query, StandardCharsets.UTF_8);
    }

    private static String escaped(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
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
            headers.put(SIGNATURE, signature);
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

    private byte[] bytes(String location) {
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
