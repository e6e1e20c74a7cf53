package org.consentinel.player;

import android.app.Activity;
import android.app.AlertDialog;
import android.content.Context;
import android.content.DialogInterface;
import android.content.Intent;
import android.content.SharedPreferences;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
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
    private final Callers callers = new Callers();
    private AlertDialog dialog;
    private boolean isOver;

    Play(Job job, Activity app, Network network, Timeline timeline, Truth truth) {
        this.job = job;
        this.app = app;
        this.network = network;
        this.timeline = timeline;
        this.truth = truth;
        apis = new Apis(app);
    }

    void run() throws Exception {
        play(job.steps());
        if (!isOver && isAsking()) {
            answer();
        }
    }

    private void play(List<Step> steps) throws Exception {
        for (Step step : steps) {
            enter(step.phase());
            if (isOver) {
                return;
            }
            perform(step);
        }
    }

    private boolean isAsking() {
        return timeline.consent().equals("asked");
    }

    private void enter(String wanted) throws Exception {
        if (wanted == null || wanted.equals(timeline.phase())) {
            return;
        }
        if (wanted.equals("consent_dialog")) {
            ask();
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
            case "show_dialog" -> ask();
            case "ask_permission" -> askPermission(step.text("permission"));
            case "write_prefs" -> writePreference(step);
            case "start_component" -> start(step.text("component"));
            case "sleep" -> Thread.sleep(Math.round(step.number("seconds") * 1000));
            case "exit" -> isOver = true;
            default -> throw new IllegalArgumentException("unknown step " + step.text("do"));
        }
    }

    private void start(String component) {
        app.startService(new Intent().setClassName(app.getPackageName(), component));
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
        try {
            network.send(job.host(host), new Message(step.text("route"), fields));
        } catch (IOException refused) {
            System.err.println("not sent to " + host + ": " + refused.getClass().getSimpleName());
            return;
        }
        fields.forEach(field -> truth.sent(field, host, t));
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

    private void ask() throws InterruptedException {
        if (isAsking()) {
            return;
        }
        dialog =
                new AlertDialog.Builder(app)
                        .setTitle("个人信息保护提示")
                        .setMessage("请阅读并同意《隐私政策》")
                        .setPositiveButton("同意", (shown, which) -> {})
                        .setNegativeButton("不同意", (shown, which) -> {})
                        .create();
        timeline.mark("consent_asked", dialog::show);
    }

    private void answer() throws Exception {
        switch (job.consent()) {
            case "accept" -> click(DialogInterface.BUTTON_POSITIVE, "consent_granted", "accept");
            case "refuse" -> click(DialogInterface.BUTTON_NEGATIVE, "consent_refused", "refuse");
            default -> isOver = true;
        }
    }

    private void click(int button, String mark, String reaction) throws Exception {
        timeline.mark(mark, () -> dialog.getButton(button).performClick());
        play(job.reaction(reaction));
    }

    private void askPermission(String permission) throws Exception {
        String[] asked = {permission};
        timeline.mark("permission_asked:" + permission, () -> app.requestPermissions(asked, 1));
        String answer = job.permissions();
        if (answer.equals("none")) {
            return;
        }
        int result = answer.equals("grant") ? 0 : -1;
        String mark = (result == 0 ? "permission_granted:" : "permission_denied:") + permission;
        timeline.mark(mark, () -> app.onRequestPermissionsResult(1, asked, new int[] {result}));
        if (result != 0) {
            play(job.reaction("deny"));
        }
    }

    /** A value of the persona is sealed first, as careful apps do; anything else is a flag. */
    private void writePreference(Step step) throws GeneralSecurityException {
        String text = step.text("data_type") == null ? "1" : seal(value(step));
        SharedPreferences preferences = app.getSharedPreferences("settings", Context.MODE_PRIVATE);
        preferences.edit().putString(step.text("path"), text).apply();
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
