package android.app;

import android.content.Context;
import android.content.Intent;

public final class PendingIntent {
    private final String creator;

    private PendingIntent(String creator) {
        this.creator = creator;
    }

    public static PendingIntent getService(Context context, int requestCode, Intent intent, int flags) {
        return new PendingIntent(context.getPackageName());
    }

    public String getCreatorPackage() {
        return creator;
    }
}
