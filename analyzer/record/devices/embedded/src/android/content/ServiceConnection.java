package android.content;

public interface ServiceConnection {
    void onServiceDisconnected(ComponentName name);
}
