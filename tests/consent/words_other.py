# ruff: noqa: E501 — one prompt a line
"""Prompts in other languages, in our own wording: language → bodies, buttons, boxes."""

from __future__ import annotations

BODIES: dict[str, list[tuple[str, list[str], list[str]]]] = {
    "de": [
        ("Datenschutz ist uns wichtig", ["Wir und unsere Partner verarbeiten personenbezogene Daten, etwa Gerätekennungen, für personalisierte Werbung."], ["Datenschutzerklärung"]),
        ("Deine Privatsphäre", ["Wir möchten anonyme Nutzungsdaten erheben, um die App zu verbessern. Du kannst deine Einwilligung jederzeit widerrufen."], ["Datenschutzhinweise"]),
        ("Cookies", ["Wir verwenden Cookies und ähnliche Technologien. Details stehen in der Datenschutzerklärung."], []),
        ("Willkommen", ["Bitte lies vor der Nutzung unsere Nutzungsbedingungen und die Datenschutzerklärung. Wir verarbeiten deine personenbezogenen Daten nur mit deiner Zustimmung."], ["Nutzungsbedingungen", "Datenschutzerklärung"]),
        ("Einwilligung", ["Stimmst du der Verarbeitung deiner Daten zur Messung von Werbeleistung zu?"], ["Datenschutz", "Impressum"]),
        ("Neue Datenschutzbestimmungen", ["Wir haben unsere Datenschutzbestimmungen geändert. Bitte prüfe, wie wir deine Daten verarbeiten."], []),
    ],
    "fr": [
        ("Votre vie privée", ["Nous et nos partenaires utilisons des traceurs pour afficher de la publicité personnalisée et mesurer l'audience."], ["Politique de confidentialité"]),
        ("Bienvenue", ["Avant de commencer, merci de lire nos conditions d'utilisation et notre politique de confidentialité. Vos données personnelles sont conservées en Europe."], []),
        ("Cookies", ["Avec votre accord, nous utilisons des cookies pour mieux comprendre l'usage de l'application. Vous pouvez retirer votre consentement à tout moment."], ["Politique de cookies"]),
        ("Le respect de vos données", ["Nous traitons des données à caractère personnel comme votre adresse IP. Certains partenaires invoquent un intérêt légitime."], []),
        ("Mesure d'audience", ["Acceptez-vous l'envoi de statistiques d'utilisation ? Voir la politique de confidentialité."], []),
    ],
    "es": [
        ("Tu privacidad nos importa", ["Nosotros y nuestros socios almacenamos información en el dispositivo para mostrar publicidad personalizada."], ["Política de privacidad"]),
        ("Uso de cookies", ["Usamos cookies propias y de terceros para analizar el uso de la aplicación. Puedes cambiar de opinión en cualquier momento."], ["Política de cookies"]),
        ("Te damos la bienvenida", ["Para usar la app debes leer los términos y condiciones y la política de privacidad. Tratamos tus datos personales con tu consentimiento."], []),
        ("Datos personales", ["¿Nos permites tratar tus datos personales para medir anuncios? Consulta el aviso de privacidad."], []),
        ("Aviso de privacidad", ["Hemos actualizado nuestra política de privacidad; explica qué datos personales recogemos y por qué."], []),
    ],
    "ja": [
        ("プライバシーポリシー", ["ご利用の前に、利用規約とプライバシーポリシーをご確認ください。個人情報を適切に取り扱います。"], ["利用規約", "プライバシーポリシー"]),
        ("お客様のプライバシー", ["当社とパートナーは、パーソナライズされた広告のために端末の識別子を使用します。設定からいつでも変更できます。"], []),
        ("Cookieの使用について", ["本アプリではCookieを使用して利用状況を分析します。詳しくはプライバシーポリシーをご覧ください。"], []),
        ("はじめに", ["アプリの改善のため、利用情報の外部送信を行います。内容は外部送信ポリシーに記載しています。"], ["外部送信ポリシー"]),
        ("規約の改定", ["個人情報の取り扱いについての規定を改定しました。内容をご確認の上、同意をお願いします。"], []),
    ],
    "it": [
        ("La tua privacy", ["Noi e i nostri partner utilizziamo cookie per mostrare annunci personalizzati. Puoi revocare il consenso in qualsiasi momento."], ["Informativa sulla privacy"]),
        ("Benvenuto", ["Leggi i termini di servizio e l'informativa sulla privacy: spiegano come trattiamo i tuoi dati personali."], []),
    ],
    "pt": [
        ("Sua privacidade", ["Nós e nossos parceiros usamos cookies e dados pessoais para exibir anúncios personalizados."], ["Política de privacidade"]),
        ("Bem-vindo", ["Leia os termos de uso e a política de privacidade. Tratamos os seus dados pessoais com o seu consentimento."], []),
    ],
    "nl": [
        ("Jouw privacy", ["Wij en onze partners gebruiken cookies en persoonsgegevens voor gepersonaliseerde advertenties."], ["Privacybeleid"]),
    ],
    "ko": [
        ("개인정보 처리방침", ["서비스 이용을 위해 이용약관과 개인정보 처리방침을 확인해 주세요. 개인정보 수집 및 이용에 동의하시겠습니까?"], ["이용약관", "개인정보 처리방침"]),
        ("서비스 이용 안내", ["맞춤형 광고를 위해 기기 정보 등 개인정보를 수집합니다. 동의하지 않아도 이용할 수 있습니다."], []),
    ],
    "ru": [
        ("Ваша конфиденциальность", ["Мы и наши партнёры обрабатываем персональные данные, чтобы показывать персонализированную рекламу."], ["Политика конфиденциальности"]),
    ],
}  # fmt: skip

BUTTONS: dict[str, list[list[tuple[str, str]]]] = {
    "de": [
        [("Alle akzeptieren", "accept"), ("Alle ablehnen", "reject"), ("Einstellungen", "settings")],
        [("Zustimmen", "accept"), ("Nicht zustimmen", "reject")],
        [("OK", "yes?")],
        [("Akzeptieren und weiter", "accept"), ("Nur notwendige", "essential_only"), ("Mehr Optionen", "settings")],
        [("Einverstanden", "accept"), ("Weiter ohne Zustimmung", "reject")],
        [("Weiter", "yes?"), ("Abbrechen", "no?")],
        [("Ich stimme zu", "accept"), ("Ich stimme nicht zu", "reject")],
    ],
    "fr": [
        [("Tout accepter", "accept"), ("Tout refuser", "reject"), ("Personnaliser", "settings")],
        [("J'accepte", "accept"), ("Continuer sans accepter", "reject")],
        [("Accepter et fermer", "accept"), ("En savoir plus", "settings")],
        [("D’accord", "accept"), ("Pas maintenant", "no?")],
        [("Accepter", "accept"), ("Refuser", "reject"), ("Gérer mes choix", "settings")],
        [("Continuer", "yes?")],
    ],
    "es": [
        [("Aceptar todo", "accept"), ("Rechazar todo", "reject"), ("Configurar", "settings")],
        [("Acepto", "accept"), ("No acepto", "reject")],
        [("Aceptar y continuar", "accept"), ("Solo necesarias", "essential_only")],
        [("Entendido", "yes?")],
        [("Permitir", "accept"), ("No permitir", "reject")],
        [("Aceptar", "accept"), ("Ahora no", "no?")],
    ],
    "ja": [
        [("同意する", "accept"), ("同意しない", "reject")],
        [("同意して始める", "accept"), ("キャンセル", "no?")],
        [("すべて許可する", "accept"), ("すべて拒否する", "reject"), ("詳細設定", "settings")],
        [("必須のみ", "essential_only"), ("すべてに同意する", "accept")],
        [("確認", "yes?")],
    ],
    "it": [[("Accetta tutto", "accept"), ("Rifiuta tutto", "reject"), ("Personalizza", "settings")], [("Accetto", "accept"), ("Non accetto", "reject")]],
    "pt": [[("Aceitar todos", "accept"), ("Rejeitar todos", "reject")], [("Concordo", "accept"), ("Não concordo", "reject")]],
    "nl": [[("Alles accepteren", "accept"), ("Alles weigeren", "reject"), ("Instellingen", "settings")]],
    "ko": [[("동의", "accept"), ("동의하지 않음", "reject")], [("모두 동의", "accept"), ("거부", "reject")]],
    "ru": [[("Принять", "accept"), ("Отклонить", "reject")]],
}  # fmt: skip

RTL = [
    ("خصوصيتك تهمنا", ["We and our partners use your personal data for personalised ads. اقرأ المزيد في سياسة الخصوصية. See the privacy policy."], [("Accept", "accept"), ("Decline", "reject")]),
    ("פרטיות", ["Please read our privacy policy. אנו משתמשים במידע אישי. We process your personal data with your consent."], [("I agree", "accept"), ("Not now", "no?")]),
]  # fmt: skip

DOUBLE = [
    ("隐私政策 Privacy Policy", ["请阅读《隐私政策》，我们会收集设备信息。Please read our privacy policy; we collect device information."], [("同意 Agree", "accept"), ("不同意 Disagree", "reject")]),
    ("User Agreement 用户协议", ["By tapping accept you agree to the privacy policy. 点击接受即表示您同意《隐私政策》，我们将处理您的个人信息。"], [("Accept / 接受", "accept"), ("Decline / 拒绝", "reject")]),
    ("プライバシー / Privacy", ["個人情報をどのように扱うかはプライバシーポリシーをご覧ください。 See our privacy policy."], [("同意する", "accept"), ("同意しない", "reject")]),
    ("Vie privée / Privacy", ["Nous utilisons des cookies pour mesurer l'audience. We use cookies to measure the audience."], [("Tout accepter / Accept all", "accept"), ("Tout refuser / Reject all", "reject")]),
]  # fmt: skip
