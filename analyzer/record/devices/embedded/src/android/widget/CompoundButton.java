package android.widget;

import android.content.Context;

public abstract class CompoundButton extends Button {
    private boolean isChecked;

    public CompoundButton(Context context, CharSequence caption) {
        super(context, caption);
    }

    public boolean isChecked() {
        return isChecked;
    }

    public void setChecked(boolean checked) {
        isChecked = checked;
    }

    @Override
    public boolean performClick() {
        setChecked(!isChecked);
        return super.performClick();
    }
}
