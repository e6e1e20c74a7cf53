package android.app;

public class AlarmManager {
    public static final int RTC_WAKEUP = 0;
    private PendingIntent next;

    public void setExactAndAllowWhileIdle(int type, long triggerAtMillis, PendingIntent operation) {
        next = operation; // nothing wakes a player up
    }

    @Override
    public String toString() {
        return "alarms of " + (next == null ? "nobody" : next.getCreatorPackage());
    }
}
