package androidx.webkit;

/** What Cordova's client holds; AndroidX is not on Maven Central. */
public final class WebViewAssetLoader { }
