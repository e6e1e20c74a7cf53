package com.amap.api.location;

import android.content.Context;

public class AMapLocationClient {
    private static boolean isAgreed;

    private AMapLocationClient() {}

    public static void updatePrivacyAgree(Context context, boolean isAgree) {
        isAgreed = isAgree;
    }

    public static boolean isAgreed() {
        return isAgreed;
    }
}
