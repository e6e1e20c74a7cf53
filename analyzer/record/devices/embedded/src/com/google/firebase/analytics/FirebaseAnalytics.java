package com.google.firebase.analytics;

import android.content.Context;
import java.util.EnumMap;
import java.util.Map;

public final class FirebaseAnalytics {
    private final Map<ConsentType, ConsentStatus> consent = new EnumMap<>(ConsentType.class);

    private FirebaseAnalytics() {}

    public static FirebaseAnalytics getInstance(Context context) {
        return new FirebaseAnalytics();
    }

    public void setConsent(Map<ConsentType, ConsentStatus> consentMap) {
        consent.putAll(consentMap);
    }

    public enum ConsentType {
        AD_STORAGE,
        ANALYTICS_STORAGE,
        AD_USER_DATA,
        AD_PERSONALIZATION
    }

    public enum ConsentStatus {
        GRANTED,
        DENIED
    }
}
