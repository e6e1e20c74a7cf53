package android.view;

import android.content.Context;

public class View {
    private final Context context;
    private OnClickListener listener;

    public View(Context context) {
        this.context = context;
    }

    public final Context getContext() {
        return context;
    }

    public void setOnClickListener(OnClickListener listener) {
        this.listener = listener;
    }

    public boolean performClick() {
        if (listener == null) {
            return false;
        }
        listener.onClick(this);
        return true;
    }

    public interface OnClickListener {
        void onClick(View view);
    }
}
