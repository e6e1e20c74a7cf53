package android.app;

import android.content.Context;
import android.content.ContextWrapper;

public class Activity extends ContextWrapper {
    private boolean isFinishing;

    public Activity(Context base) {
        super(base);
    }

    public final void requestPermissions(String[] permissions, int requestCode) {
        // the system's own dialog, on a phone; the answer comes to onRequestPermissionsResult
    }

    public void onRequestPermissionsResult(int requestCode, String[] permissions, int[] grantResults) {}

    public void finishAffinity() {
        isFinishing = true;
    }

    public boolean isFinishing() {
        return isFinishing;
    }
}
