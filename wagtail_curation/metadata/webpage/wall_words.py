"""What walls call themselves, folded as `text.fold` does it; each is a whole title."""

from __future__ import annotations

from .text import any_of

CHALLENGE = any_of(
    r"""
    just a (?:moment|second)
    one moment please
    attention required(?: cloudflare)?
    checking (?:your|the) (?:browser|site connection).*
    access (?:to this page has been )?denied
    access denied (?:you|error|on|to|reference|code) .*
    please wait(?: for verification| while .*)?
    are you (?:a )?(?:human|robot|not a robot)
    (?:bot|human|browser|ddos|robot) (?:check|verification|challenge|protection)
    security (?:check|verification|challenge)
    verif(?:y|ying) (?:that )?you are (?:a )?human.*
    you have been blocked
    sorry you have been blocked
    pardon our interruption
    request unsuccessful.*
    ddos guard
    security checkpoint
    vercel security checkpoint
    client challenge
    making sure you re not a bot
    please verify (?:that )?you are (?:a )?human
    robot or human
    validating your browser
    (?:please )?(?:enable|turn on) (?:javascript|cookies)(?: (?:and|to|in) .{0,40})?
    javascript (?:is )?(?:required|disabled)
    403 forbidden
    forbidden
    error 403.*
    429 too many requests
    too many requests
    unusual traffic(?: (?:detected|from) .*)?
    einen moment(?: bitte)?
    nur einen moment
    un instant
    un momento
    een ogenblik(?: geduld)?
    um momento
    проверка браузера
    请稍候
    しばらくお待ちください.*
    captcha
    recaptcha
    hcaptcha
    """
)
CONSENT = any_of(
    r"""
    before you continue(?: to .*)?
    bevor sie (?:zu .*)?(?:fortfahren|weitergehen)
    avant d accéder.*
    antes de continuar.*
    prima di continuare.*
    voordat je verdergaat.*
    (?:your )?(?:privacy|cookie|consent) (?:choices|settings|preferences|options)
    (?:cookie |privacy )?consent
    we value your privacy
    your privacy(?: matters)?
    (?:datenschutz|cookie) ?einstellungen
    zustimmung(?: erforderlich)?
    cookie zustimmung
    privacy gate.*
    cookie wall
    we use cookies
    .* is part of the yahoo family of brands
    yahoo (?:ist teil|fait partie).*
    dpg media privacy gate
    cookies
    gestion des cookies
    """
)
LOGIN = any_of(
    r"""
    (?:please )?(?:log ?in|sign ?in|log ?on|sign ?up|register)
    (?:please )?(?:log ?in|sign ?in|sign ?up|register) (?:or|and|to) .{0,30}
    (?:log ?in|sign ?in) (?:required|page|needed)
    join .{2,30} (?:today|now)
    log into .{2,40}
    anmelden
    einloggen
    anmeldung
    login erforderlich
    connexion
    se connecter
    identifiez vous
    s identifier
    iniciar sesión
    inicia sesión
    acceder
    accedi
    entrar
    fazer login
    inloggen
    aanmelden
    logga in
    log ind
    logg inn
    zaloguj się
    logowanie
    přihlášení
    giriş yap
    oturum aç
    войти
    вход
    авторизация
    ログイン
    登录
    登入
    로그인
    authentication required
    (?:single sign on|sso)(?: login)?
    google accounts
    members only
    subscribe to (?:read|continue)
    """
)
MISSING = any_of(
    r"""
    (?:error )?(?:404|410)(?: error)?
    (?:error )?(?:404|410)(?: error)? (?:page|file|not|error|that|oops|sorry).{0,40}
    (?:oops |sorry )?(?:the |this )?PAGE not found.{0,20}
    (?:the |this )?PAGE (?:you .{0,30} )?(?:was|is) (?:not|no longer) (?:found|live)
    (?:the |this )?PAGE (?:is )?(?:missing|gone|unavailable)
    (?:the |this )?PAGE (?:you .{0,30} )?(?:can ?(?:t|not)|could ?n t) be found
    (?:the |this )?PAGE (?:you .{0,30} )?(?:does ?n(?:o| )t) exist.{0,20}
    not found(?: (?:404|error))?
    http (?:error )?404.*
    (?:we can t|we couldn t|cannot) find (?:that|the|this) page.*
    nothing (?:was )?found(?: here)?
    this page (?:isn t|is not|doesn t|does not) (?:available|exist).*
    page (?:doesn t|does not) exist.*
    seite nicht gefunden
    (?:die )?seite (?:wurde )?nicht gefunden.*
    nicht gefunden
    page (?:introuvable|non trouvée|inexistante).*
    page non trouvée
    página no (?:encontrada|existe).*
    no encontrad[ao]
    pagina non trovata.*
    página não encontrada.*
    pagina niet gevonden.*
    sidan (?:kunde inte hittas|hittades inte).*
    siden (?:blev )?ikke funnet
    siden blev ikke fundet
    sivua ei löytynyt
    nie znaleziono(?: strony)?.*
    stránka nenalezena.*
    sayfa bulunamadı.*
    страница не найдена.*
    ページが見つかりません.*
    找不到(?:网页|頁面|页面).*
    페이지를 찾을 수 없습니다.*
    video unavailable
    this video is (?:private|unavailable|not available).*
    account suspended
    domain (?:is )?(?:for sale|expired|parked).*
    this domain is for sale.*
    500 internal server error
    internal server error
    502 bad gateway
    bad gateway
    503 service (?:temporarily )?unavailable
    service unavailable
    504 gateway time ?out
    (?:site|website) (?:under|is under|undergoing) (?:maintenance|construction)
    maintenance mode
    """.replace("PAGE", "(?:page|file|content|article|story|url|link)")
)
