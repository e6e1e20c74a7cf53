package android.app;

import android.content.Context;
import android.content.DialogInterface;
import android.widget.Button;
import java.util.HashMap;
import java.util.Map;

public class AlertDialog extends Dialog {
    private final CharSequence title;
    private final CharSequence message;
    private final Map<Integer, Button> buttons = new HashMap<>();

    private AlertDialog(Builder builder) {
        super(builder.context);
        title = builder.title;
        message = builder.message;
        builder.captions.forEach(
                (which, caption) -> {
                    Button button = new Button(getContext(), caption);
                    button.setOnClickListener(view -> click(builder.listeners.get(which), which));
                    buttons.put(which, button);
                });
    }

    private void click(DialogInterface.OnClickListener listener, int which) {
        dismiss();
        listener.onClick(this, which);
    }

    public Button getButton(int whichButton) {
        return buttons.get(whichButton);
    }

    @Override
    public String toString() {
        return title + ": " + message;
    }

    public static class Builder {
        private final Context context;
        private final Map<Integer, CharSequence> captions = new HashMap<>();
        private final Map<Integer, DialogInterface.OnClickListener> listeners = new HashMap<>();
        private CharSequence title = "";
        private CharSequence message = "";

        public Builder(Context context) {
            this.context = context;
        }

        public Builder setTitle(CharSequence title) {
            this.title = title;
            return this;
        }

        public Builder setMessage(CharSequence message) {
            this.message = message;
            return this;
        }

        public Builder setPositiveButton(CharSequence text, DialogInterface.OnClickListener listener) {
            captions.put(DialogInterface.BUTTON_POSITIVE, text);
            listeners.put(DialogInterface.BUTTON_POSITIVE, listener);
            return this;
        }

        public Builder setNegativeButton(CharSequence text, DialogInterface.OnClickListener listener) {
            captions.put(DialogInterface.BUTTON_NEGATIVE, text);
            listeners.put(DialogInterface.BUTTON_NEGATIVE, listener);
            return this;
        }

        public AlertDialog create() {
            return new AlertDialog(this);
        }
    }
}
