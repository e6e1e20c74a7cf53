package org.consentinel.player;

import android.app.Activity;
import android.provider.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Plays the steps of a behavior under a scenario. */
final class Play {
    private final Job job;
    private final Activity app;
    private final Apis apis;
    private final Network network;
    private final Timeline timeline;
    private final Truth truth;
    private final Map<String, List<String>> readByApi = new HashMap<>();
    private final Map<String, List<String>> readByType = new HashMap<>();
    private final Screen screen;
    private final Starts starts;
    private final Signals signals;
    private final Callers callers = new Callers();
    private boolean isOver;

    Play(Job job, Activity app, Network network, Timeline timeline, Truth truth) {
        this.job = job;
        this.app = app;
        this.network = network;
        this.timeline = timeline;
        this.truth = truth;
        apis = new Apis(app);
        screen = new Screen(app);
        starts = new Starts(app);
        signals = new Signals(app);
    }

    void run() throws Exception {
        play(job.steps());
        if (!isOver && isAsking()) {
            answer();
        }
    }

    private void play(List<Step> steps) throws Exception {
        for (Step step : steps) {
            enter(step);
            if (isOver) {
                return;
            }
            perform(step);
        }
    }

    /** Whether a dialog stands open that nobody answers. */
    boolean isWaiting() {
        return isAsking();
    }

    private boolean isAsking() {
        return timeline.consent().equals("asked");
    }

    private void enter(Step step) throws Exception {
        String wanted = step.phase();
        if (wanted == null || wanted.equals(timeline.phase())) {
            return;
        }
        if (wanted.equals("consent_dialog")) {
            ask(step.text("do").equals("show_dialog") ? step : job.dialog());
            return;
        }
        if (isAsking()) {
            answer();
        }
        if (!isOver && !wanted.equals(timeline.phase())) {
            timeline.mark(timeline.markFor(wanted), () -> {});
        }
    }

    private void perform(Step step) throws Exception {
        switch (step.text("do")) {
            case "read" -> read(step);
            case "send" -> send(step);
            case "show_dialog" -> ask(step);
            case "explain" -> screen.explain(step);
            case "tap" -> screen.tap(step.text("caption"));
            case "open_page" -> open(step);
            case "withdraw" -> timeline.mark("consent_withdrawn", () -> screen.tap(step.text("caption")));
            case "ask_permission" -> askPermission(step.texts("permissions"), step.text("answer"));
            case "write_prefs" -> writePreference(step);
            case "set_consent" -> signals.give(step.text("signal"), step.is("granted"));
            case "change_setting" -> change(step);
            case "start_component" -> starts.start(step, callers.in(step.text("sdk")));
            case "schedule_job" -> starts.schedule(step, callers.in(step.text("sdk")));
            case "set_alarm" -> starts.wake(step, callers.in(step.text("sdk")));
            case "receive" -> starts.receive(step.text("action"));
            case "sleep" -> Thread.sleep(Math.round(step.number("seconds") * 1000));
            case "exit" -> leave();
            default -> throw new IllegalArgumentException("unknown step " + step.text("do"));
        }
    }

    private void leave() {
        app.finishAffinity();
        isOver = true;
    }

    private void change(Step step) {
        Settings.System.putInt(app.getContentResolver(), step.text("path"), Integer.parseInt(step.text("value")));
    }

    /** A page in the app: a view that loads it, and the request that the view makes. */
    private void open(Step step) throws InterruptedException {
        screen.open("https://" + step.text("host") + step.text("route"));
        send(step);
    }

    private void read(Step step) throws ReflectiveOperationException, IOException {
        double t = Timeline.now();
        List<String> values = apis.read(step.text("api"), callers.in(step.text("sdk")));
        if (values.isEmpty()) {
            return;
        }
        readByApi.put(step.text("api"), values);
        readByType.put(step.text("data_type"), values);
        truth.accessed(step.text("data_type"), step.text("location"), t);
    }

    private void send(Step step) throws InterruptedException {
        List<Message.Field> fields = new ArrayList<>();
        for (Step part : step.parts()) {
            fields.add(
                    new Message.Field(
                            part.text("data_type"),
                            Transform.of(value(part), part.texts("transform")),
                            part.text("location"),
                            part.texts("layers"),
                            part.text("path")));
        }
        String host = step.text("host");
        double t = Timeline.now();
        Message message = new Message(step.text("route"), fields, step.headers());
        try {
            network.send(job.host(host), message);
        } catch (IOException refused) {
            System.err.println("not sent to " + host + ": " + refused.getClass().getSimpleName());
            return;
        }
        message.said().forEach(field -> truth.sent(field, host, t));
    }

    /** What was read before if it was, otherwise straight from the persona. */
    private String value(Step part) {
        String api = part.text("api");
        String type = part.text("data_type");
        List<String> values =
                api != null
                        ? readByApi.getOrDefault(api, job.valuesOfApi(api))
                        : readByType.getOrDefault(type, job.valuesOfType(type));
        return values.get((int) part.number("index"));
    }

    private void ask(Step step) throws InterruptedException {
        if (isAsking()) {
            return;
        }
        screen.prepare(step);
        timeline.mark("consent_asked", screen::show);
    }

    private void answer() throws Exception {
        switch (job.consent()) {
            case "accept" -> click(screen::agree, "consent_granted", "accept");
            case "refuse" -> click(screen::refuse, "consent_refused", "refuse");
            default -> isOver = true;
        }
    }

    private void click(Runnable tap, String mark, String reaction) throws Exception {
        timeline.mark(mark, tap);
        play(job.reaction(reaction));
    }

    /** One call for all of `permissions`; on a phone the user answers one after the other. */
    private void askPermission(List<String> permissions, String wanted) throws Exception {
        String[] asked = permissions.toArray(new String[0]);
        timeline.mark(marks("permission_asked:", permissions), () -> app.requestPermissions(asked, 1));
        String answer = wanted == null ? job.permissions() : wanted;
        if (answer.equals("none")) {
            return;
        }
        boolean isGranted = answer.equals("grant");
        int[] results = new int[asked.length];
        Arrays.fill(results, isGranted ? 0 : -1);
        List<String> marks = marks(isGranted ? "permission_granted:" : "permission_denied:", permissions);
        timeline.mark(marks, () -> app.onRequestPermissionsResult(1, asked, results));
        if (!isGranted) {
            play(job.reaction("deny"));
        }
    }

    private static List<String> marks(String name, List<String> permissions) {
        return permissions.stream().map(permission -> name + permission).toList();
    }

    /** A value of the persona is sealed first, as careful apps do; anything else is a flag. */
    private void writePreference(Step step) throws GeneralSecurityException {
        String text = step.text("data_type") == null ? step.text("value") : seal(value(step));
        signals.store(step.text("path"), text, step.text("kind"));
    }

    private static String seal(String text) throws GeneralSecurityException {
        byte[] key = new byte[16];
        byte[] nonce = new byte[12];
        SecureRandom random = new SecureRandom();
        random.nextBytes(key);
        random.nextBytes(nonce);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
        return Base64.getEncoder().encodeToString(cipher.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }
}
