package com.umeng.commonsdk;

import android.content.Context;

public class UMConfigure {
    private static boolean isGranted;

    private UMConfigure() {}

    public static void submitPolicyGrantResult(Context context, boolean isGranted) {
        UMConfigure.isGranted = isGranted;
    }

    public static boolean isGranted() {
        return isGranted;
    }
}
