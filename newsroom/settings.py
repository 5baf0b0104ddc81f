"""Settings: defaults for a laptop, everything else from the environment. A bad value prevents the start."""

import os
from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from newsroom.databases import database, direct_parameters
from newsroom.editor_extensions import EDITOR_EXTENSIONS
from newsroom.environment import (
    addresses,
    boolean,
    choice,
    contact,
    idle_hours,
    integer,
    line,
    networks,
    number,
    raw,
    roles,
    secret,
    sender,
    site_address,
    words,
    zone,
)
from newsroom.hosts import LOCAL_HOSTS, debug_for
from newsroom.logs import logging_to_stderr
from newsroom.storages import picture_stores
from newsroom.template_engines import template_engines
from newsroom.variables import names_of_set_variables

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = Path(raw("DATA_DIR") or BASE_DIR / "var")
# The names of the environment variables that are set. A backup contains them, without their values.
SET_VARIABLES = names_of_set_variables(os.environ)

# In the Host header, an IPv6 address is in brackets.
ALLOWED_HOSTS = ["[::1]" if host == "::1" else host for host in words("ALLOWED_HOSTS")]
DEBUG = debug_for(boolean("DEBUG", None), ALLOWED_HOSTS)
if DEBUG and not ALLOWED_HOSTS:
    ALLOWED_HOSTS = list(LOCAL_HOSTS)
SECRET_KEY = raw("SECRET_KEY")
if not SECRET_KEY:
    if not DEBUG:
        raise ImproperlyConfigured("SECRET_KEY must be set when DEBUG is off: a long random text, kept secret.")
    SECRET_KEY = "for-a-laptop-only-" + "0123456789" * 5
# Earlier keys: data signed or encrypted with them can still be read.
SECRET_KEY_FALLBACKS = words("SECRET_KEY_FALLBACKS")
# The key that signs the lines written by ``verify_record --append-heads``. Without it, that option is refused.
RECORD_KEY = secret("RECORD_KEY", minimum=32)
# The file to which a worker appends the newest digests of the record every hour, or None.
RECORD_HEADS = Path(raw("RECORD_HEADS")) if raw("RECORD_HEADS") else None
if RECORD_KEY == SECRET_KEY:
    raise ImproperlyConfigured("RECORD_KEY must be another key than SECRET_KEY.")
CSRF_TRUSTED_ORIGINS = words("CSRF_TRUSTED_ORIGINS")

INSTALLED_APPS = [
    "articles",
    "articles.apps.DeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_prose_editor",
    "js_asset",
    "taggit",
    "django_tasks",
    "django_tasks_db",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
]

MIDDLEWARE = [
    "articles.operations.metrics.measure_requests",
    "articles.operations.health.answer_health_checks",
    "articles.request_log.log_requests",
    "articles.content_security_policy.PolicyMiddleware",
    "articles.public.errors.refuse_unknown_hosts",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "articles.public.compression.TextGZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "articles.guests.headers.guests_headers",
    "articles.public.errors.MaintenanceModeMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "articles.admin.language.DeskLanguageMiddleware",
    "articles.public.errors.own_not_found_page",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "articles.accounts.middleware.DeskSessionMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "articles.desk.errors.DeskErrorsMiddleware",
]

ROOT_URLCONF = "newsroom.urls"
# The path of the desk.
DESK_PATH = "/admin/"
WSGI_APPLICATION = "newsroom.wsgi.application"

TEMPLATES = template_engines(BASE_DIR / "templates")

DATABASES = {"default": database("DATABASE_URL", DATA_DIR)}
# The parameters of connections that must not go through a pooler of transactions, where they differ.
DATABASE_DIRECT = direct_parameters("DATABASE_DIRECT_URL")
# Whether everything in the database may be lost, so that made-up articles may be written to it.
SCRATCH_DATABASE = boolean("SCRATCH_DATABASE", False)
# Megabytes of memory in which each server process keeps pages. 0 keeps none.
PAGE_STORE = integer("PAGE_STORE", 0 if DEBUG else 64)
# Addresses of proxies that keep pages, which the worker tells of changes.
PURGE_URLS = addresses("PURGE_URLS")
# Seconds after which PostgreSQL stops a query of a web process. Commands and workers have no limit. It counts
# milliseconds in 32 bits.
DATABASE_STATEMENT_TIMEOUT = integer("DATABASE_STATEMENT_TIMEOUT", 30, maximum=1_000_000)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
AUTHENTICATION_BACKENDS = ["articles.accounts.backends.StaffBackend"]
LOGIN_URL = "desk:login"
LOGIN_REDIRECT_URL = "desk:index"
# Seconds for which the link to set a new password is valid.
PASSWORD_RESET_TIMEOUT = 3600
# Counters of attempts, shared by all processes.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "articles_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}
# Superusers create logins: nobody signs up.
ACCOUNT_ADAPTER = "articles.accounts.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGIN_ON_PASSWORD_RESET = True
ACCOUNT_LOGOUT_REDIRECT_URL = LOGIN_URL
ACCOUNT_FORMS = {
    "login": "articles.accounts.forms.LoginForm",
    "reset_password": "articles.accounts.forms.ResetPasswordForm",
    "user_token": "articles.accounts.forms.PasswordLinkForm",
    "reset_password_from_key": "articles.accounts.forms.NewPasswordForm",
}
# Limits by network address, and in the adapter by address and login. There are none by login alone, since they would
# allow anybody to lock a colleague out.
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    # None, since allauth would reset this for the whole address after any correct code.
    "login_failed": None,
    "failures_of_an_address": "20/m/ip,200/h/ip",
    "guesses_of_a_secret": "5/5m/key,30/h/key",
    "reset_password": "10/m/ip,60/h/ip",
    # More would not help: the links in the e-mails before are valid for an hour.
    "reset_letters": "5/h/key",
    "passkey_options": "30/m/ip",
}
# Seconds after signing in or confirming until users must confirm who they are again before irreversible actions.
ACCOUNT_REAUTHENTICATION_TIMEOUT = 600
MFA_ADAPTER = "articles.accounts.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
# Codes of the 30 seconds before and after are accepted too, since the clocks of phones differ, but each only once.
MFA_TOTP_TOLERANCE = 1
MFA_FORMS = {
    "authenticate": "articles.accounts.forms.CodeForm",
    "authenticate_webauthn": "articles.accounts.passkey_forms.PasskeyForm",
    "login_webauthn": "articles.accounts.passkey_forms.PasskeyLoginForm",
    "activate_totp": "articles.accounts.forms.NewAppForm",
    "add_webauthn": "articles.accounts.passkey_forms.NewPasskeyForm",
    "edit_webauthn": "articles.accounts.passkey_forms.RenamePasskeyForm",
}
# Roles that may not work without a second factor.
SECOND_FACTOR_ROLES = roles("SECOND_FACTOR_ROLES", [] if DEBUG else ["Chief", "Editor"])
# Hours without a request after which a session ends, by role, and under "" for everybody else.
SESSION_IDLE_HOURS = idle_hours("SESSION_IDLE_HOURS", {"Chief": 4, "Editor": 8, "": 12})

LANGUAGES = [("id", _("Indonesian")), ("en", _("English"))]
LANGUAGE_CODE = line("SITE_LANGUAGE", "id")
if LANGUAGE_CODE not in dict(LANGUAGES):
    raise ImproperlyConfigured(f"SITE_LANGUAGE must be id or en, not {LANGUAGE_CODE!r}.")
LOCALE_PATHS = [BASE_DIR / "articles" / "locale"]
TIME_ZONE = zone("TIME_ZONE", "Asia/Jakarta")
USE_TZ = True

# The name in the masthead of every page, and the words below it.
SITE_NAME = line("SITE_NAME", "Kabar Nusantara")
SITE_TAGLINE = line("SITE_TAGLINE", "Dari desa, kota, dan dunia")
# Who publishes it, and where: Press Law 40/1999, art. 12.
PUBLISHER_NAME = line("PUBLISHER_NAME", "")
PUBLISHER_ADDRESS = line("PUBLISHER_ADDRESS", "")

# Whether feeds have whole articles or only their standfirsts.
FEED_CONTENT = choice("FEED_CONTENT", "summary", ("summary", "full"))

# Whom to tell of a weakness of the site: an address of the web or of e-mail.
SECURITY_CONTACT = contact("SECURITY_CONTACT")

# Addresses and networks of proxies whose X-Forwarded-For header is trusted.
TRUSTED_PROXIES = networks("TRUSTED_PROXIES")
# Whether readers get a 503 page. The desk stays open.
MAINTENANCE = boolean("MAINTENANCE", False)
LOGGING = logging_to_stderr()
# The bearer token for /metrics. Without one, only this machine may read it.
METRICS_TOKEN = secret("METRICS_TOKEN", minimum=20, is_ascii=True)
# Requests that take longer than this are logged. 0 logs none.
SLOW_REQUEST_SECONDS = number("SLOW_REQUEST_SECONDS", 1.0)
CSRF_FAILURE_VIEW = "articles.forbidden_page.forbidden"

# Where tasks run after a move: at once in the same process, or in ``manage.py work``.
TASK_BACKENDS = {
    "immediate": "django_tasks.backends.immediate.ImmediateBackend",
    "database": "django_tasks_db.DatabaseBackend",
}
TASKS = {"default": {"BACKEND": TASK_BACKENDS[choice("TASKS", "immediate", TASK_BACKENDS)]}}

# E-mails need absolute URLs. A leading dot in ALLOWED_HOSTS means all subdomains.
host = next((host.lstrip(".") for host in ALLOWED_HOSTS if host != "*"), "localhost")
SITE_ADDRESS = site_address("SITE_ADDRESS", "http://127.0.0.1:8000" if DEBUG else f"https://{host}")
# Without EMAIL_HOST nothing is sent. On a laptop, e-mails can be written to a folder instead.
EMAIL_FOLDER = line("EMAIL_FOLDER")
if EMAIL_FOLDER:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = EMAIL_FOLDER
EMAIL_HOST = line("EMAIL_HOST")
is_tls = boolean("EMAIL_USE_TLS", True)
EMAIL_PORT = integer("EMAIL_PORT", 587 if is_tls else 25, minimum=1, maximum=65_535)
# On port 465, TLS begins with the connection. On other ports it begins with STARTTLS.
EMAIL_USE_SSL = is_tls and EMAIL_PORT == 465
EMAIL_USE_TLS = is_tls and EMAIL_PORT != 465
EMAIL_HOST_USER = raw("EMAIL_HOST_USER")
EMAIL_HOST_PASSWORD = raw("EMAIL_HOST_PASSWORD")
EMAIL_TIMEOUT = integer("EMAIL_TIMEOUT", 10, minimum=1, maximum=3600)
DEFAULT_FROM_EMAIL = SERVER_EMAIL = sender("EMAIL_FROM", f"newsroom@{urlsplit(SITE_ADDRESS).hostname}")

STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "articles.static_files.JoinedStylesheets",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    **picture_stores(DATA_DIR, os.environ),
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = DEBUG

# No script reads this cookie: forms contain the token.
CSRF_COOKIE_HTTPONLY = True

TAGGIT_CASE_INSENSITIVE = True
DJANGO_PROSE_EDITOR_EXTENSIONS = EDITOR_EXTENSIONS
FILE_UPLOAD_HANDLERS = [
    "articles.admin.photos.upload_handlers.BoundedUploads",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
# The most that one user may upload to the picture library in a day, in the newsroom's time zone. 0 means no limit.
UPLOADS_PER_DAY = integer("UPLOADS_PER_DAY", 500)
UPLOAD_MEGABYTES_PER_DAY = integer("UPLOAD_MEGABYTES_PER_DAY", 2000)
# A long article with many fields and inlines is sent as one form.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

if not DEBUG:
    SECURE_SSL_REDIRECT = boolean("SECURE_SSL_REDIRECT", True)
    SECURE_HSTS_SECONDS = integer("SECURE_HSTS_SECONDS", 31_536_000)
    # Both apply to all subdomains for as long as the seconds above, and preloading cannot be undone for months.
    SECURE_HSTS_INCLUDE_SUBDOMAINS = boolean("SECURE_HSTS_INCLUDE_SUBDOMAINS", False)
    SECURE_HSTS_PRELOAD = boolean("SECURE_HSTS_PRELOAD", False)
    SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    if boolean("BEHIND_TLS_PROXY", False):
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
