package com.toyberman;

/** What Android's build makes for the package. */
public final class BuildConfig {
    public static final boolean DEBUG = false;
}
