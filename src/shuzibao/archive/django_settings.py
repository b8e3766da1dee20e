"""Django's settings, one set for the command line and the sites.

SHUZIBAO_ARCHIVE     the archive's folder (default ./archive)
SHUZIBAO_DATABASE    postgresql://user:password@host/name instead of the folder's SQLite
SHUZIBAO_HOSTS       names the site answers to, comma-separated (default 127.0.0.1,localhost,[::1])
SHUZIBAO_URL         the site's public address, where a proxy stands in front: https://paper.example
SHUZIBAO_KEPT_MB     how many megabytes of rendered pages each process keeps (default 64; 0 keeps none)
SHUZIBAO_READERS_ONLY  1: this process cannot write to the database, whatever its code does
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from urllib.parse import urlsplit

from shuzibao.archive.database import database_for, readers_only

ARCHIVE = Path(os.environ.get("SHUZIBAO_ARCHIVE", "archive")).resolve()
PACKAGE = Path(__file__).resolve().parent.parent

DEBUG = False
# Nothing is signed that outlives a restart but preference cookies, which are not secret.
SECRET_KEY = os.environ.get("SHUZIBAO_SECRET", hashlib.sha256(str(ARCHIVE).encode()).hexdigest())
ALLOWED_HOSTS = os.environ.get("SHUZIBAO_HOSTS", "127.0.0.1,localhost,[::1]").split(",")

INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "shuzibao.archive",
    "shuzibao.reader",
    "shuzibao.api",
]
DATABASES = {"default": database_for(ARCHIVE)}
if os.environ.get("SHUZIBAO_READERS_ONLY") == "1":
    DATABASES = {"default": readers_only(DATABASES["default"])}
SHUZIBAO_URL = os.environ.get("SHUZIBAO_URL", "").rstrip("/")
if public_host := urlsplit(SHUZIBAO_URL).hostname:
    ALLOWED_HOSTS.append(public_host)
SHUZIBAO_KEPT_BYTES = int(os.environ.get("SHUZIBAO_KEPT_MB", "64")) << 20
# Told of every write, in this order, by the writer itself: see shuzibao.archive.changes.
# The record stands before the index, which asks it who is named in an article.
SHUZIBAO_LISTENERS = [
    "shuzibao.archive.derived.LISTENER",
    "shuzibao.archive.recording.LISTENER",
    "shuzibao.search.archived.LISTENER",
]
SHUZIBAO_NAMED = "shuzibao.archive.recording.named"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

ROOT_URLCONF = "shuzibao.reader.urls"
MIDDLEWARE = [
    "shuzibao.reader.security.Guard",  # refuses what no page should see; its headers are on every answer
    "shuzibao.reader.assets.Assets",
    "shuzibao.reader.rendered.Rendered",  # keeps what was rendered; ETag, 304, gzip
    "django.middleware.locale.LocaleMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    }
]
STATIC_URL = "/static/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "shuzibao.reader.assets.HashedStorage"},
}
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体"), ("zh-hant", "繁體"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"
APPEND_SLASH = False
