package org.consentinel.player;

import android.app.Activity;
import android.app.AlertDialog;
import android.content.DialogInterface;
import android.webkit.WebView;
import android.widget.Button;
import android.widget.CheckBox;

/** What the user sees of the app, and where the user taps. */
final class Screen {
    private static final String BOX = "我已阅读并同意《隐私政策》";

    private final Activity app;
    private AlertDialog dialog;
    private CheckBox box;

    Screen(Activity app) {
        this.app = app;
    }

    /** The consent dialog as a step describes it, not shown yet. */
    void prepare(Step step) {
        AlertDialog.Builder builder = new AlertDialog.Builder(app).setTitle("个人信息保护提示");
        builder.setMessage(step.text("text")).setPositiveButton("同意", (shown, which) -> {});
        if (!step.is("only_agree")) {
            builder.setNegativeButton("不同意", (shown, which) -> {});
        }
        box = null;
        if (step.text("box") != null) {
            box = new CheckBox(app, BOX);
            box.setChecked(step.text("box").equals("ticked"));
        }
        dialog = builder.create();
    }

    void show() {
        dialog.show();
    }

    void agree() {
        if (box != null && !box.isChecked()) {
            box.performClick();
        }
        dialog.getButton(DialogInterface.BUTTON_POSITIVE).performClick();
    }

    /** Without a button to refuse with, the user goes. */
    void refuse() {
        Button button = dialog.getButton(DialogInterface.BUTTON_NEGATIVE);
        if (button == null) {
            dialog.dismiss();
        } else {
            button.performClick();
        }
    }

    /** A text of the app's own that the user reads and taps away. */
    void explain(Step step) {
        AlertDialog.Builder builder = new AlertDialog.Builder(app).setMessage(step.text("text"));
        for (String choice : step.texts("choices")) {
            new CheckBox(app, choice).setChecked(false);
        }
        AlertDialog shown = builder.setPositiveButton(step.text("caption"), (closed, which) -> {}).create();
        shown.show();
        shown.getButton(DialogInterface.BUTTON_POSITIVE).performClick();
    }

    void tap(String caption) {
        Button button = new Button(app, caption);
        button.setOnClickListener(view -> {});
        button.performClick();
    }

    void open(String url) {
        new WebView(app).loadUrl(url);
    }
}
