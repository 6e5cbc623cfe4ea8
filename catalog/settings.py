"""All settings of the site, in one file; what differs between installations is read from the environment."""

from pathlib import Path

import django.conf.locale
from django.utils.translation import gettext_lazy as _

from catalog import database, env

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = env.directory("DATA_DIR", BASE_DIR / "var")

DEBUG = env.boolean("DEBUG", False)
SECRET_KEY = env.secret_key(DATA_DIR)
ALLOWED_HOSTS = env.hosts("ALLOWED_HOSTS", ["127.0.0.1", "localhost", "[::1]"])
HTTPS = env.boolean("HTTPS", False)

SITE_NAME = env.text("SITE_NAME", "")
SITE_URL = env.text("SITE_URL", "").rstrip("/")
CONTACT_EMAIL = env.text("CONTACT_EMAIL", "")
DATA_LICENSE = env.text("DATA_LICENSE", "")
CORRECTIONS_PER_ADDRESS = env.integer("CORRECTIONS_PER_ADDRESS", 10, low=0, high=10_000)
CORRECTIONS_PER_DAY = env.integer("CORRECTIONS_PER_DAY", 300, low=0, high=1_000_000)
# Whether words that are found nowhere are counted for the curators.
SEARCH_MISSES = env.boolean("SEARCH_MISSES", True)
# Languages in which a record needs its name before it may be published; its original one is always needed.
PUBLISH_LANGUAGES = env.words("PUBLISH_LANGUAGES", ("en", "az", "uz", "ru"))

INSTALLED_APPS = [
    "modeltranslation",
    "events.apps.DeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_filters",
    "reversion",
    "rest_framework",
    "drf_spectacular",
    "events",
    "catalog",
]

MIDDLEWARE = [
    "catalog.middleware.OddRequestMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "catalog.middleware.SecurityHeadersMiddleware",
    "catalog.middleware.RememberLanguageMiddleware",
    "catalog.middleware.PageStoreMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "catalog.middleware.WhereaboutsMiddleware",
]

ROOT_URLCONF = "catalog.urls"
WSGI_APPLICATION = "catalog.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "catalog.context_processors.site",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "catalog.templatetags.records",
                "catalog.templatetags.facts",
            ],
        },
    }
]

# Database and cache

DATABASES = {"default": database.tuned(env.database_url("DATABASE_URL", DATA_DIR / "hunar.sqlite3"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": env.cache_url("CACHE_URL")}

# Languages

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("az", _("Azerbaijani")), ("uz", _("Uzbek")), ("ru", _("Russian"))]
# Our own words, then what Django's catalogues lack in Uzbek or say badly.
LOCALE_PATHS = [BASE_DIR / "locale", BASE_DIR / "locale" / "django"]
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SECURE = HTTPS
USE_I18N = True
USE_TZ = True
TIME_ZONE = env.text("TIME_ZONE", "Asia/Samarkand")
# Django calls Azerbaijani a right-to-left language; it has been written from left to right since 1929.
django.conf.locale.LANG_INFO["az"]["bidi"] = False

MODELTRANSLATION_DEFAULT_LANGUAGE = "en"
MODELTRANSLATION_LANGUAGES = ("en", "az", "uz", "ru")
MODELTRANSLATION_ENABLE_FALLBACKS = False

# Files

STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "media/"
MEDIA_ROOT = DATA_DIR / "media"
ORIGINALS_ROOT = DATA_DIR / "originals"
INTAKE_ROOT = DATA_DIR / "intake"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "catalog.staticfiles.SiteStaticFilesStorage"},
}
FILE_UPLOAD_TEMP_DIR = DATA_DIR / "uploading"
FILE_UPLOAD_TEMP_DIR.mkdir(exist_ok=True)
FILE_UPLOAD_PERMISSIONS = 0o640
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000  # an exhibition of 1,000 works sends ten for each
IMAGE_MAX_BYTES = env.integer("IMAGE_MAX_MB", 40, low=1, high=500) * 1024 * 1024
IMAGE_MAX_PIXELS = env.integer("IMAGE_MAX_MEGAPIXELS", 50, low=1, high=200) * 1_000_000
DOCUMENT_MAX_BYTES = env.integer("DOCUMENT_MAX_MB", 40, low=1, high=500) * 1024 * 1024

# Security

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "catalog.views.correction.without_token"
CSRF_TRUSTED_ORIGINS = [SITE_URL] if SITE_URL else []
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.boolean("BEHIND_PROXY", False) else None
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
# The setting's name is that of Django 6, so that our middleware can give way to Django's own.
SECURE_CSP = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "img-src": ["'self'", "data:"],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "form-action": ["'self'"],
    "base-uri": ["'none'"],
    "frame-ancestors": ["'none'"],
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {
        "handlers": ["console"],
        "level": env.choice("LOG_LEVEL", "WARNING", ("DEBUG", "INFO", "WARNING", "ERROR")),
    },
}

PAGE_SIZE = 24
# Finished pages that each process keeps in memory; 0 keeps none.
PAGE_STORE_BYTES = env.integer("PAGE_STORE_MB", 12, low=0, high=4096) * 1024 * 1024

OAI_NAMESPACE = "hunar.example.org"

# The API. Questions that one address may ask in a minute; 0 sets no limit.
API_PER_MINUTE = env.integer("API_PER_MINUTE", 600, low=0, high=1_000_000)
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": [],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": [],
    "EXCEPTION_HANDLER": "catalog.api.problems.handle",
    "UNAUTHENTICATED_USER": None,
    "URL_FORMAT_OVERRIDE": None,
}
SPECTACULAR_SETTINGS = {
    "TITLE": SITE_NAME or "Craft Heritage Catalogue",
    "DESCRIPTION": "Every public record of the catalogue, to be read by programs.",
    "VERSION": "1",
    "OAS_VERSION": "3.1.0",
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "COMPONENT_NO_READ_ONLY_REQUIRED": True,
    "POSTPROCESSING_HOOKS": [],
    "SORT_OPERATION_PARAMETERS": False,
}
