package android.app;

import android.content.Context;
import android.content.DialogInterface;

public class Dialog implements DialogInterface {
    private final Context context;
    private boolean isShowing;

    public Dialog(Context context) {
        this.context = context;
    }

    public final Context getContext() {
        return context;
    }

    public void show() {
        isShowing = true;
    }

    @Override
    public void dismiss() {
        isShowing = false;
    }

    public boolean isShowing() {
        return isShowing;
    }
}
