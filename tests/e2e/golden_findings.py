"""Typed by hand: for each finding type a recording that violates it, and one that comes near and does not."""

from __future__ import annotations

REFUSED = "clean, refused"
"""The behavior `clean` under the scenario first-run-refuse."""

VIOLATING_AND_NEAR = {
    "pre_consent_read": ("before_consent", "clean"),
    "pre_consent_send": ("before_consent", "clean"),
    "post_refusal_collection": ("after_refusal", REFUSED),
    "post_withdrawal_collection": ("withdrawn", "careful"),
    "undeclared_collection": ("overreach", "careful"),
    "unnecessary_collection": ("cross_border", "permissions"),
    "over_frequency": ("background", "careful"),
    "background_collection": ("background", "careful"),
    "third_party_undisclosed": ("cross_border", "careful"),
    "third_party_without_consent": ("withdrawn", "careful"),
    "sdk_undisclosed": ("cross_border", "careful"),
    "cross_border_transfer": ("cross_border", "careful"),
    "cleartext_personal_data": ("chatty", "careful"),
    "insufficient_protection": ("cross_border", "careful"),
    "sensitive_without_separate_consent": ("withdrawn", "careful"),
    "permission_before_use": ("permissions", "careful"),
    "permission_bundle": ("permissions", "careful"),
    "permission_repeat_request": ("permissions", "careful"),
    "permission_denied_exit": ("permissions", "careful"),
    "permission_undeclared": ("permissions", "careful"),
    "permission_unrelated": ("permissions", "careful"),
    "permission_state_changed": ("permissions", "careful"),
    "no_privacy_prompt": ("self_start", "careful"),
    "default_consent": ("consent_signals", "careful"),
    "no_policy": ("self_start", "careful"),
    "policy_hard_to_reach": ("consent_signals", "careful"),
    "policy_change_no_notice": ("withdrawn", "careful"),
    "purpose_not_synchronous": ("permissions", "careful"),
    "targeted_push_no_optout": ("withdrawn", "careful"),
    "no_withdrawal_path": ("self_start", "careful"),
    "no_account_deletion": ("withdrawn", "careful"),
    "consent_signal_ignored": ("consent_signals", "careful"),
    "label_mismatch": ("cross_border", "careful"),
    "unresettable_identifier": ("cross_border", "careful"),
    "id_bridging": ("cross_border", "careful"),
    "autostart_chain": ("self_start", "careful"),
    "minor_data": ("withdrawn", "careful"),
    "face_only_verification": ("withdrawn", "careful"),
}
"""All 38 types that a run decides or supports. A recording with no app and no traffic assesses none of them."""
