"""Text as the lexicon's words are written: one width, case, script and space."""

from __future__ import annotations

import re
import unicodedata

_TRADITIONAL = (
    "隱權條務協議資訊個閱讀續絕應關閉設詳細瞭繼歡們實選項開進體驗離後覽遊戶註銷護處裝備訂廣類聲規則暫"
    "與為時單獨認確說請僅儲許員費購買產業導錄證號碼電話級評價優領歲滿齡網絡傳輸點擊內變動過還這樣機無"
    "您務據圖麼風險術並蒐稱佈擇準歷臺"
    "將對園標於樂讓種邊線裡給從當發現見問題難運營額儘維辦師銀報場書頁決況測廠範圍適區簡繫聯攝聽節習慣徵監蓋觸終須預顯識數誰專隨複寫愛歸屬檢紀車輛駕駛"
)
_SIMPLIFIED = (
    "隐权条务协议资讯个阅读续绝应关闭设详细了继欢们实选项开进体验离后览游户注销护处装备订广类声规则暂"
    "与为时单独认确说请仅储许员费购买产业导录证号码电话级评价优领岁满龄网络传输点击内变动过还这样机无"
    "您务据图么风险术并搜称布择准历台"
    "将对园标于乐让种边线里给从当发现见问题难运营额尽维办师银报场书页决况测厂范围适区简系联摄听节习惯征监盖触终须预显识数谁专随复写爱归属检纪车辆驾驶"
)
_SIMPLER = str.maketrans(_TRADITIONAL, _SIMPLIFIED) | {ord("’"): "'", ord("‘"): "'", ord("ʼ"): "'", ord("‑"): "-"}

_UNACCENTED = str.maketrans("άέήίϊΐόύϋΰώ", "αεηιιιουυυω")
"""Greek capitals carry no accents."""

HAN = "\u3040-\u30ff\u3400-\u9fff"
"""Range of kana and Chinese characters, for a class of a pattern."""

_BETWEEN_HAN = re.compile(rf"(?<=[{HAN}])\s+(?=[{HAN}])")
BESIDE_HAN = re.compile(rf"(?<=[{HAN}])\s+(?=\w)|(?<=\w)\s+(?=[{HAN}])")
_COUNTDOWN = re.compile(
    r"(?:\s\d{1,2}|\s*(?:[(\[]\s*\d{1,3}\s*(?:s|sec|seconds|秒|秒后|s后)?\s*[)\]]|\b\d{1,3}\s?s\b|\d{1,3}\s*秒(?:后)?|…\s*\d{1,2}))\s*$"
)
_LEADING = re.compile(r"^\(?\d{1,3}\s*(?:s|sec|秒)\)?\s*(?=\D)")
_SPOKEN_KIND = re.compile(r"[\s,]*(?:button|按钮|ボタン|schaltfläche|bouton|botón|버튼|кнопка)$")
"""What a screen reader's description adds to a label."""
EDGE = re.compile(r"^[\W_]+|[\W_]+$")
"""What stands around the words of a label."""

_SPACES = re.compile(r"\s+")


def normalise(text: str) -> str:
    """Give the text as the lexicon's words are written: width, case, spaces and old characters made one.

    >>> normalise(" 不 同 意 "), normalise("I  Don’t agree")
    ('不同意', "i don't agree")
    """
    plain = text.casefold() if text.isascii() else _made_one(text)
    plain = _SPACES.sub(lambda gap: "\n" if "\n" in gap[0] else " ", plain)
    return _BETWEEN_HAN.sub("", plain).translate(_UNACCENTED).strip()


def _made_one(text: str) -> str:
    """Give the text with one width, case and script, without marks of direction."""
    plain = unicodedata.normalize("NFKC", text).casefold().replace("i\u0307", "i").translate(_SIMPLER)
    return "".join(char for char in plain if unicodedata.category(char) != "Cf")


def as_label(text: str) -> str:
    """Give a label without what stands around its words: countdown, brackets, arrows, emoji."""
    plain = _LEADING.sub("", _COUNTDOWN.sub("", normalise(text)))
    plain = EDGE.sub("", plain)
    shorter = EDGE.sub("", _SPOKEN_KIND.sub("", _COUNTDOWN.sub("", plain)))
    return shorter or plain
