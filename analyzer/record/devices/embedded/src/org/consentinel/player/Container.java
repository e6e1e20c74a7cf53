package org.consentinel.player;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/** Puts values at their paths into nested containers, `layers` outermost first. */
final class Container {
    private static final Pattern STEP =
            Pattern.compile("\\.([A-Za-z_][A-Za-z0-9_]*)|\\['([^']*)'\\]|\\[(\\d+)\\]");
    private static final String OUTER_FIELD = "data";

    private Container() {}

    /** The bytes of the outermost container; `values` maps paths of the innermost one to texts. */
    static byte[] build(List<String> layers, Map<String, String> values) {
        if (layers.isEmpty()) {
            return String.join("", values.values()).getBytes(StandardCharsets.UTF_8);
        }
        List<String> inner = layers.subList(1, layers.size());
        boolean isInnermost = inner.stream().noneMatch(Container::holdsFields);
        return switch (layers.get(0)) {
            case "json" -> utf8(Json.write(tree(isInnermost ? values : outer("$.", inner, values))));
            case "form" -> utf8(fields("form:", isInnermost ? values : outer("form:", inner, values)));
            case "query" -> utf8(fields("query:", isInnermost ? values : outer("query:", inner, values)));
            case "base64" -> Base64.getEncoder().encode(build(inner, values));
            case "aes_cbc", "aes_gcm" -> Vault.seal(layers.get(0), build(inner, values));
            case "gzip", "deflate" -> compress(layers.get(0), build(inner, values));
            default -> throw new IllegalArgumentException("unknown layer " + layers.get(0));
        };
    }

    private static boolean holdsFields(String layer) {
        return layer.equals("json") || layer.equals("form") || layer.equals("query");
    }

    private static Map<String, String> outer(
            String prefix, List<String> inner, Map<String, String> values) {
        return Map.of(prefix + OUTER_FIELD, new String(build(inner, values), StandardCharsets.UTF_8));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] compress(String name, byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream packed =
                name.equals("gzip") ? new GZIPOutputStream(out) : new DeflaterOutputStream(out)) {
            packed.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private static String fields(String prefix, Map<String, String> values) {
        List<String> pairs = new ArrayList<>(List.of("v=2.4.1"));
        values.forEach(
                (path, text) -> {
                    String escaped = URLEncoder.encode(text, StandardCharsets.UTF_8);
                    pairs.add(path.substring(prefix.length()) + "=" + escaped);
                });
        return String.join("&", pairs);
    }

    private static Object tree(Map<String, String> values) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("v", "2.4.1");
        values.forEach((path, text) -> place(root, steps(path), text));
        return root;
    }

    private static List<Object> steps(String path) {
        List<Object> steps = new ArrayList<>();
        Matcher matcher = STEP.matcher(path);
        while (matcher.find()) {
            String key = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
            steps.add(key != null ? key : Integer.valueOf(matcher.group(3)));
        }
        return steps;
    }

    private static void place(Object root, List<Object> steps, String text) {
        Object node = root;
        for (int i = 0; i + 1 < steps.size(); i++) {
            Object child = get(node, steps.get(i));
            if (child == null) {
                boolean isMap = steps.get(i + 1) instanceof String;
                child = isMap ? new LinkedHashMap<String, Object>() : new ArrayList<Object>();
                set(node, steps.get(i), child);
            }
            node = child;
        }
        set(node, steps.get(steps.size() - 1), text);
    }

    @SuppressWarnings("unchecked")
    private static Object get(Object node, Object step) {
        if (step instanceof String key) {
            return ((Map<String, Object>) node).get(key);
        }
        List<Object> list = (List<Object>) node;
        return (Integer) step < list.size() ? list.get((Integer) step) : null;
    }

    @SuppressWarnings("unchecked")
    private static void set(Object node, Object step, Object value) {
        if (step instanceof String key) {
            ((Map<String, Object>) node).put(key, value);
            return;
        }
        List<Object> list = (List<Object>) node;
        while (list.size() <= (Integer) step) {
            list.add(null);
        }
        list.set((Integer) step, value);
    }
}
