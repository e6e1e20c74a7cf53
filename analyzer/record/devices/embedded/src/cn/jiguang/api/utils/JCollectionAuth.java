package cn.jiguang.api.utils;

import android.content.Context;

public class JCollectionAuth {
    private static boolean isAuthorized;

    private JCollectionAuth() {}

    public static void setAuth(Context context, boolean auth) {
        isAuthorized = auth;
    }

    public static boolean isAuthorized() {
        return isAuthorized;
    }
}
