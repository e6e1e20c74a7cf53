# ruff: noqa: E501 — one prompt a line
"""English prompts, in our own wording. Buttons: (label, role); roles `yes?` and `no?` are unclear words."""

from __future__ import annotations

BODIES: list[tuple[str, list[str], list[str]]] = [
    ("We value your privacy", ["We and our partners store and access information on your device to show personalised ads and measure content.", "You can change your mind at any time in the settings."], ["Privacy policy"]),
    ("Before you start", ["Sunny Trails uses your personal data to plan hikes. Please read our privacy policy and terms of service."], ["Privacy Policy", "Terms of Service"]),
    ("Your privacy matters", ["We use analytics to see which features are used. No personal data is sold."], ["Read the privacy notice"]),
    ("Cookies on this page", ["We use cookies and similar technologies to keep you logged in and to understand how the app is used."], ["Cookie policy"]),
    ("Help us improve", ["May we collect anonymous usage statistics and crash data? You can withdraw your consent at any time. See the privacy policy."], []),
    ("Personalised ads", ["This free app is paid for by ads. Our partners would like to use your advertising ID for personalised ads. Read more in our privacy policy."], []),
    ("Privacy notice update", ["We have updated our privacy policy. It now says how long we keep your data and with whom we share it."], ["View changes"]),
    ("", ["By continuing you agree to our Terms of Use and acknowledge that you have read our Privacy Policy, which says how we process your personal data."], []),
    ("Terms and privacy", ["To use Ledgerly you need to agree to the user agreement. We process your personal data as described in the privacy statement."], ["User agreement", "Privacy statement"]),
    ("Data choices", ["We rely on your consent or on legitimate interest to process data such as your IP address and device identifiers. Purposes: ad and content measurement, audience insights."], []),
    ("Health data", ["Your heart rate is sensitive data. We need your explicit consent to store it in our cloud. Details are in the privacy policy."], []),
    ("Welcome to Pocket Farm", ["Hi farmer! Please review our Terms of Service and Privacy Policy. We collect device information to stop cheating."], []),
    ("It's your data, your choice", ["Together with 143 vendors we use your data to store and/or access information on a device."], ["Show vendors"]),
    ("Consent", ["Do you consent to the processing of your location and contacts to find friends? This is explained in our data protection notice."], ["Data protection notice"]),
    ("How we use your information", ["• Account: name, e-mail\n• Usage: screens you visit\n• Device: model, identifiers", "We need your permission to use this information for product research."], ["Privacy Policy"]),
    ("Parents, please read", ["We only collect your child's nickname. Please read the children's privacy policy and let us know whether you agree."], ["Children's privacy policy"]),
    ("We care about your privacy", ["Cookies and device identifiers help us and our partners to deliver relevant content. Click below to consent or make granular choices."], []),
    ("Privacy first", ["Your notes stay on this phone. If you allow it, we send diagnostic data to our servers. See our privacy information."], []),
    ("GDPR", ["Under the General Data Protection Regulation we ask for your consent before we process your personal data for advertising."], ["Learn about GDPR"]),
    ("Do not sell my data", ["California residents can opt out of the sale of personal information. We share identifiers with advertising partners, see our privacy policy."], []),
    ("Stay in control", ["We'd like to set optional cookies for analytics and marketing. Necessary cookies are always on."], ["Cookie notice"]),
    ("Manage your data", ["This app asks to collect data about your app activity to offer you a better user experience and personalised recommendations. Our privacy policy has the details."], []),
]  # fmt: skip

BUTTONS: list[list[tuple[str, str]]] = [
    [("Accept", "accept"), ("Decline", "reject")],
    [("Accept all", "accept"), ("Reject all", "reject"), ("Manage options", "settings")],
    [("AGREE", "accept"), ("DISAGREE", "reject")],
    [("I agree", "accept"), ("I do not agree", "reject")],
    [("Agree and close", "accept"), ("Learn more →", "settings")],
    [("Consent", "accept"), ("Do not consent", "reject"), ("Manage options", "settings")],
    [("OK", "yes?")],
    [("Got it", "yes?")],
    [("Continue", "yes?"), ("Not now", "no?")],
    [("Accept all cookies", "accept"), ("Only necessary", "essential_only"), ("Cookie settings", "settings")],
    [("Allow all", "accept"), ("Continue without accepting", "reject")],
    [("Yes, I agree", "accept"), ("No, thanks", "reject")],
    [("Accept & continue", "accept"), ("Exit", "no?")],
    [("I Accept", "accept"), ("I Decline", "reject"), ("More options", "settings")],
    [("Allow", "accept"), ("Don't allow", "reject")],
    [("Agree (3)", "accept"), ("Refuse", "reject")],
    [("Reject all", "reject"), ("Accept all", "accept"), ("Customize", "settings")],
    [("Use necessary cookies only", "essential_only"), ("Allow all cookies", "accept")],
    [("Agree to all", "accept"), ("Disagree to all", "reject"), ("Set preferences", "settings")],
    [("ACCEPT AND CONTINUE", "accept"), ("Maybe later", "no?")],
    [("Opt out", "reject"), ("Accept", "accept")],
    [("Next", "yes?"), ("Cancel", "no?")],
]

BOXES = [("I have read and agree to the Privacy Policy", True), ("I have read and agree to the Privacy Policy", False), ("Send me personalised offers", True), ("Share analytics data", True)]  # fmt: skip
BOX_BUTTONS = [[("Continue", "yes?")], [("Accept", "accept"), ("Decline", "reject")], [("Get started", "yes?"), ("Exit", "no?")]]  # fmt: skip
BEHIND = [["Home", "Search", "Sign in", "Cart"], ["For you", "Trending", "Log in", "Settings"], ["Feed", "Upgrade to Pro", "Profile"]]  # fmt: skip

HIDDEN: list[tuple[str, list[str]]] = [
    ("Privacy policy and terms", ["Please read the privacy policy and the terms of service carefully. By tapping accept at the end of this page you agree to the processing of your personal data.", "We collect device information, usage data and your e-mail address."]),
    ("Your consent", ["Scroll down to make your choice. We and our partners ask for your consent to process personal data for personalised ads and content measurement.", "You can withdraw your consent at any time. See our privacy policy."]),
]  # fmt: skip
