package android.app;

import android.content.Intent;

/** Where the system hands a process what it has to run. */
public final class ActivityThread {
    private int handled;

    private void handleReceiver(ReceiverData data) {
        handled += data.intent == null ? 0 : 1;
    }

    /** The system's message: a receiver of the manifest is to run for `intent`. */
    public int scheduleReceiver(Intent intent) {
        ReceiverData data = new ReceiverData();
        data.intent = intent;
        handleReceiver(data);
        return handled;
    }

    static final class ReceiverData {
        Intent intent;

        @Override
        public String toString() {
            return "ReceiverData{intent=" + intent + "}";
        }
    }
}
