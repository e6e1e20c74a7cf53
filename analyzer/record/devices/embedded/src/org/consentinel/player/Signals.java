package org.consentinel.player;

import android.app.Activity;
import android.content.Context;
import android.content.SharedPreferences;
import cn.jiguang.api.utils.JCollectionAuth;
import com.amap.api.location.AMapLocationClient;
import com.google.android.gms.ads.identifier.AdvertisingIdClient;
import com.google.firebase.analytics.FirebaseAnalytics;
import com.google.firebase.analytics.FirebaseAnalytics.ConsentStatus;
import com.google.firebase.analytics.FirebaseAnalytics.ConsentType;
import com.umeng.commonsdk.UMConfigure;
import java.util.LinkedHashMap;
import java.util.Map;

/** How an app tells others what the user decided: SDK calls and stored settings. */
final class Signals {
    private final Activity app;

    Signals(Activity app) {
        this.app = app;
    }

    /** Call the SDK method that the hook `signal` watches. */
    void give(String signal, boolean isGranted) {
        switch (signal) {
            case "umeng.policy_grant" -> UMConfigure.submitPolicyGrantResult(app, isGranted);
            case "amap.privacy_agree" -> AMapLocationClient.updatePrivacyAgree(app, isGranted);
            case "jpush.set_auth" -> JCollectionAuth.setAuth(app, isGranted);
            case "firebase.set_consent" -> FirebaseAnalytics.getInstance(app).setConsent(all(isGranted));
            case "gms.limit_ad_tracking" -> isLimited(!isGranted);
            default -> throw new IllegalArgumentException("unknown signal " + signal);
        }
    }

    private static Map<ConsentType, ConsentStatus> all(boolean isGranted) {
        Map<ConsentType, ConsentStatus> consent = new LinkedHashMap<>();
        for (ConsentType type : ConsentType.values()) {
            consent.put(type, isGranted ? ConsentStatus.GRANTED : ConsentStatus.DENIED);
        }
        return consent;
    }

    private static boolean isLimited(boolean isLimited) {
        return new AdvertisingIdClient.Info(Persona.text("advertising_id"), isLimited).isLimitAdTrackingEnabled();
    }

    /** Write one setting. kind: text, int or bool. */
    void store(String key, String value, String kind) {
        SharedPreferences.Editor editor = app.getSharedPreferences("settings", Context.MODE_PRIVATE).edit();
        switch (kind) {
            case "int" -> editor.putInt(key, Integer.parseInt(value));
            case "bool" -> editor.putBoolean(key, Boolean.parseBoolean(value));
            default -> editor.putString(key, value);
        }
        editor.apply();
    }
}
