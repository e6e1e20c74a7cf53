"""Nothing personal leaves the app before the user has agreed."""


def test_login_waits_for_consent(app, consentinel_session):
    consentinel_session.mark("app_launched")
    app("open")
    consentinel_session.mark("consent_asked")
    consentinel_session.mark("consent_granted")
    app("login")


def test_nothing_is_sent_after_refusal(app, consentinel_session):
    consentinel_session.mark("app_launched")
    consentinel_session.mark("consent_asked")
    consentinel_session.mark("consent_refused")
    app("open")
