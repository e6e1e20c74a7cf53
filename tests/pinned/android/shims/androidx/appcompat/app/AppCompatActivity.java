package androidx.appcompat.app;

/** What Cordova's activities extend; AndroidX is not on Maven Central. */
public class AppCompatActivity extends android.app.Activity { }
