package org.consentinel.player;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The labels of a run: one line per read and per value sent, never a value. */
final class Truth {
    private final Writer out;
    private final Timeline timeline;

    Truth(Path file, Timeline timeline) throws IOException {
        out = Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        this.timeline = timeline;
    }

    void accessed(String dataType, String location, double t) {
        String path = location.equals("arg") ? "arg:0" : "return";
        write("accessed", dataType, null, "plain", "", location, path, t);
    }

    void sent(Message.Field field, String host, double t) {
        String layers = field.layers().stream().map(Truth::name).collect(Collectors.joining(">"));
        String transform = field.written().name();
        write("sent", field.dataType(), host, transform, layers, field.location(), field.path(), t);
    }

    private static String name(String layer) {
        return layer.startsWith("aes_") ? "decrypted" : layer;
    }

    private void write(
            String act,
            String dataType,
            String host,
            String transform,
            String layers,
            String location,
            String path,
            double t) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("act", act);
        row.put("data_type", dataType);
        row.put("host", host);
        row.put("phase", timeline.phase());
        row.put("consent_state", timeline.consent());
        row.put("transform", transform);
        row.put("layers", layers);
        row.put("location", location);
        row.put("path", path);
        row.put("t", t);
        try {
            out.write(Json.write(row) + "\n");
            out.flush();
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }
}
