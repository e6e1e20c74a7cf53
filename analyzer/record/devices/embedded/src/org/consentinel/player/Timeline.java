package org.consentinel.player;

import java.io.PrintStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where the run is: phase and consent state, and the marks that change them. */
final class Timeline {
    /** Quiet around a mark, so that no act lies within the uncertainty of a clock. */
    private static final long QUIET_MS = 70;

    private static final Map<String, String> BACK =
            Map.of("background", "foreground", "screen_off", "screen_on");

    private final PrintStream out;
    private String phase;
    private String consent;

    Timeline(PrintStream out, String phase, String consent) {
        this.out = out;
        this.phase = phase;
        this.consent = consent;
    }

    String phase() {
        return phase;
    }

    String consent() {
        return consent;
    }

    static double now() {
        Instant now = Instant.now();
        return now.getEpochSecond() + now.getNano() / 1000 / 1e6;
    }

    /** Do `event` and say that it happened; quiet before and after. */
    void mark(String mark, Runnable event) throws InterruptedException {
        mark(List.of(mark), event);
    }

    /** The same for an event that is several marks at one moment. */
    void mark(List<String> marks, Runnable event) throws InterruptedException {
        Thread.sleep(QUIET_MS);
        event.run();
        double t = now();
        double tMono = System.nanoTime() / 1000 / 1e6;
        for (String mark : marks) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("mark", mark);
            line.put("note", "");
            line.put("t", t);
            line.put("t_mono", tMono);
            out.println(Json.write(line));
            apply(mark);
        }
        Thread.sleep(QUIET_MS);
    }

    private void apply(String mark) {
        switch (mark) {
            case "consent_asked" -> enter("consent_dialog", "asked");
            case "consent_granted" -> enter("in_use", "granted");
            case "consent_refused" -> enter("in_use", "refused");
            case "consent_withdrawn" -> consent = "withdrawn";
            case "foreground", "screen_on" -> phase = "in_use";
            case "background", "idle", "screen_off" -> phase = mark;
            case "relaunched" -> phase = "relaunch";
            default -> phase = mark.startsWith("phase:") ? mark.substring("phase:".length()) : phase;
        }
    }

    private void enter(String newPhase, String newConsent) {
        phase = newPhase;
        consent = newConsent;
    }

    /** The mark that leads from the present phase to `wanted`. */
    String markFor(String wanted) {
        return switch (wanted) {
            case "background", "idle", "screen_off" -> wanted;
            case "relaunch" -> "relaunched";
            case "in_use" -> BACK.getOrDefault(phase, "phase:in_use");
            default -> "phase:" + wanted;
        };
    }
}
