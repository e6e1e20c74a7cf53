"""Typed by hand from the behavior files: the marks of each run, and what its hooks see beside data."""

from __future__ import annotations

P = "android.permission."
_ASKED = ["dialog_button 同意", "dialog_button 不同意", "dialog_shown android.app.AlertDialog", "click 同意"]
_TOLD = ["dialog_button 知道了", "dialog_shown android.app.AlertDialog", "click 知道了"]
_BOX = "choice_shown 我已阅读并同意《隐私政策》"
_POLICY = "policy_opened https://api.qingzhou.example/v1/privacy.html"
_TYPES = ("AD_STORAGE", "ANALYTICS_STORAGE", "AD_USER_DATA", "AD_PERSONALIZATION")
_PUSH = "component_started com.qingzhou.wallpaper/com.qingzhou.wallpaper.PushService"


def _firebase(status: str) -> str:
    return f"consent_call {{{', '.join(f'{name}={status}' for name in _TYPES)}}}"


def _asks(*permissions: str) -> list[str]:
    names = "+".join(P + name for name in permissions)
    return [f"permission_asked {names}", f"permission_result {names}"]


MARKS = {
    "permissions": [
        "app_launched",
        *(f"permission_asked:{P}READ_PHONE_STATE", f"permission_denied:{P}READ_PHONE_STATE"),
        *("consent_asked", "consent_granted"),
        *(f"permission_asked:{P}{name}" for name in ("CAMERA", "RECORD_AUDIO", "READ_CONTACTS")),
        *(f"permission_denied:{P}{name}" for name in ("CAMERA", "RECORD_AUDIO", "READ_CONTACTS")),
        *(f"permission_asked:{P}READ_PHONE_STATE", f"permission_denied:{P}READ_PHONE_STATE"),
        *(f"permission_asked:{P}ACCESS_FINE_LOCATION", f"permission_granted:{P}ACCESS_FINE_LOCATION"),
        *(f"permission_asked:{P}READ_CALENDAR", f"permission_granted:{P}READ_CALENDAR"),
        *(f"permission_asked:{P}BODY_SENSORS", f"permission_denied:{P}BODY_SENSORS"),
    ],
    "background": ["app_launched", "consent_asked", "consent_granted", "idle", "background", "screen_off"],
    "withdrawn": [
        *("app_launched", "consent_asked", "consent_granted", "phase:ads_off", "phase:minor_mode"),
        *("phase:after_update", "phase:verification", "phase:delete_account", "phase:withdraw"),
        *("consent_withdrawn", "phase:in_use"),
    ],
    "consent_signals": ["app_launched", "consent_asked", "consent_granted", "phase:policy", "phase:in_use"],
    "self_start": ["app_launched", "phase:in_use", "phase:policy", "phase:withdraw", "background"],
    "cross_border": ["app_launched", "consent_asked", "consent_granted"],
    "careful": [
        *("app_launched", "consent_asked", "consent_granted", "phase:policy", "phase:in_use"),
        *(f"permission_asked:{P}ACCESS_FINE_LOCATION", f"permission_asked:{P}ACCESS_COARSE_LOCATION"),
        *(f"permission_granted:{P}ACCESS_FINE_LOCATION", f"permission_granted:{P}ACCESS_COARSE_LOCATION"),
        *(f"permission_asked:{P}READ_CONTACTS", f"permission_denied:{P}READ_CONTACTS", "phase:after_48h"),
        *(f"permission_asked:{P}READ_CONTACTS", f"permission_denied:{P}READ_CONTACTS", "phase:in_use"),
        *("background", "phase:after_update", "phase:ads_off", "phase:minor_mode", "phase:verification"),
        *("phase:delete_account", "phase:withdraw", "consent_withdrawn", "phase:in_use", "killed", "relaunched"),
    ],
    "revived": ["app_launched", "consent_asked", "consent_granted", "killed", "relaunched"],
}

EVENTS = {
    "permissions": [
        *("setting_changed screen_brightness [255]", *_asks("READ_PHONE_STATE"), *_ASKED),
        *_asks("CAMERA", "RECORD_AUDIO", "READ_CONTACTS"),
        *(*_asks("READ_PHONE_STATE"), *_TOLD, *_asks("ACCESS_FINE_LOCATION"), *_asks("READ_CALENDAR")),
        *(*_asks("BODY_SENSORS"), "app_exit android.app.Activity"),
    ],
    "background": [*_ASKED, *_TOLD],
    "withdrawn": [*_ASKED, "click 关闭个性化推荐", "click 注销账号", "click 撤回同意"],
    "consent_signals": [
        *("dialog_button 同意", f"{_BOX} [true]", "dialog_shown android.app.AlertDialog", "click 同意"),
        *(*6 * ["click 我的"], _POLICY, "consent_call false", _firebase("DENIED"), "ad_tracking_read true"),
        *("preference_written 1 [IABTCF_gdprApplies]", "preference_written 0000000000 [IABTCF_PurposeConsents]"),
    ],
    "self_start": [
        *("click 设置", "click 关于"),
        "component_received ReceiverData{intent=Intent { act=android.intent.action.BOOT_COMPLETED }}",
        *(*4 * [_PUSH], "component_started com.qingzhou.wallpaper/com.qingzhou.wallpaper.KeepAlive"),
        "component_started com.qingzhou.video/com.qingzhou.video.WakeService",
        "job_scheduled com.qingzhou.wallpaper/com.qingzhou.wallpaper.SyncJob,true,900000",
        "job_scheduled com.qingzhou.wallpaper",
    ],
    "cross_border": _ASKED,
    "careful": [
        *("dialog_button 同意", "dialog_button 不同意", f"{_BOX} [false]", "dialog_shown android.app.AlertDialog"),
        *(f"{_BOX} [true]", "click 我已阅读并同意《隐私政策》", "click 同意", "click 我的", "click 我的", _POLICY),
        *("consent_call true", _firebase("GRANTED")),
        *("preference_written 1 [IABTCF_gdprApplies]", "preference_written 1111111111 [IABTCF_PurposeConsents]"),
        *(*_TOLD, *_asks("ACCESS_FINE_LOCATION", "ACCESS_COARSE_LOCATION")),
        *(*_TOLD, *_asks("READ_CONTACTS"), *_TOLD, *_asks("READ_CONTACTS")),
        *("click 夜间模式", "setting_changed screen_brightness [40]"),
        "component_started com.qingzhou.diary/com.qingzhou.diary.MusicService",
        "job_scheduled com.qingzhou.diary/com.qingzhou.diary.BackupJob,false,86400000",
        *(*_TOLD, "choice_shown 人脸 [false]", "choice_shown 短信验证码 [false]", *_TOLD, "click 撤回同意"),
        "component_received ReceiverData{intent=Intent { act=android.intent.action.BOOT_COMPLETED }}",
    ],
    "revived": [
        *(*_ASKED, *_TOLD),
        "component_received ReceiverData{intent=Intent { act=android.net.conn.CONNECTIVITY_CHANGE }}",
        *2 * ["component_started com.qingzhou.weather/com.qingzhou.weather.PushService"],
    ],
}
