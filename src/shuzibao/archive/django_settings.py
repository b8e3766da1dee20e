"""Django's settings, one set for the command line and the sites.

SHUZIBAO_ARCHIVE     the archive's folder (default ./archive)
SHUZIBAO_DATABASE    postgresql://user:password@host/name instead of the folder's SQLite
SHUZIBAO_HOSTS       names the site answers to, comma-separated (default 127.0.0.1,localhost,[::1])
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

ARCHIVE = Path(os.environ.get("SHUZIBAO_ARCHIVE", "archive")).resolve()
PACKAGE = Path(__file__).resolve().parent.parent

DEBUG = False
# Nothing is signed that outlives a restart but preference cookies, which are not secret.
SECRET_KEY = os.environ.get("SHUZIBAO_SECRET", hashlib.sha256(str(ARCHIVE).encode()).hexdigest())
ALLOWED_HOSTS = os.environ.get("SHUZIBAO_HOSTS", "127.0.0.1,localhost,[::1]").split(",")

INSTALLED_APPS = ["django.contrib.staticfiles", "shuzibao.archive", "shuzibao.reader"]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": ARCHIVE / "archive.sqlite3",
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=20000",
        },
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

ROOT_URLCONF = "shuzibao.reader.urls"
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    }
]
STATIC_URL = "/static/"
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体"), ("zh-hant", "繁體"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"
APPEND_SLASH = False
