"""Typed by hand: for each finding type a recording that violates it, one that comes near, and one that cannot tell."""

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
"""All 38 types that a run decides or supports."""

NOTHING, PINNED, FEW = "nothing", "pinned", "few hooks"
"""No app and no traffic; an app that lets no proxy in (behaviors/pinned.yaml); `clean` with hooks on settings alone."""

CLEAN, NO_SCOPE = "clean", "clean, no scope"

NOT_ASSESSED = {
    "pre_consent_read": (NOTHING, "no_hooks"),
    "pre_consent_send": (PINNED, "no_traffic"),
    "post_refusal_collection": (CLEAN, "state_not_reached"),
    "post_withdrawal_collection": (CLEAN, "state_not_reached"),
    "undeclared_collection": (NO_SCOPE, "no_scope"),
    "unnecessary_collection": (CLEAN, "no_category"),
    "over_frequency": (NOTHING, "no_witness"),
    "background_collection": (PINNED, "phase_not_run"),
    "third_party_undisclosed": (NO_SCOPE, "no_scope"),
    "third_party_without_consent": (PINNED, "no_traffic"),
    "sdk_undisclosed": (NO_SCOPE, "no_scope"),
    "cross_border_transfer": (PINNED, "no_traffic"),
    "cleartext_personal_data": (PINNED, "no_traffic"),
    "insufficient_protection": (PINNED, "no_traffic"),
    "sensitive_without_separate_consent": (PINNED, "state_not_reached"),
    "permission_before_use": (FEW, "not_watched"),
    "permission_bundle": (FEW, "not_watched"),
    "permission_repeat_request": (CLEAN, "no_denial"),
    "permission_denied_exit": (CLEAN, "no_denial"),
    "permission_undeclared": (CLEAN, "no_permissions"),
    "permission_unrelated": (FEW, "not_watched"),
    "permission_state_changed": (FEW, "not_watched"),
    "no_privacy_prompt": (FEW, "hook_inactive"),
    "default_consent": (FEW, "not_watched"),
    "no_policy": (CLEAN, "phase_not_run"),
    "policy_hard_to_reach": (CLEAN, "phase_not_run"),
    "policy_change_no_notice": (CLEAN, "phase_not_run"),
    "purpose_not_synchronous": (FEW, "not_watched"),
    "targeted_push_no_optout": (CLEAN, "phase_not_run"),
    "no_withdrawal_path": (CLEAN, "phase_not_run"),
    "no_account_deletion": (CLEAN, "phase_not_run"),
    "consent_signal_ignored": (CLEAN, "no_signal"),
    "label_mismatch": (CLEAN, "no_labels"),
    "unresettable_identifier": (NOTHING, "no_witness"),
    "id_bridging": (PINNED, "no_traffic"),
    "autostart_chain": (FEW, "not_watched"),
    "minor_data": (CLEAN, "phase_not_run"),
    "face_only_verification": (CLEAN, "phase_not_run"),
}
"""In which recording each type misses what: none is assessed without its inputs, and each says which."""
