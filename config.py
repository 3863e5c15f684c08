"""Every setting, read from the environment once; docs/operate.md says what each is for."""

import os
import secrets
from collections.abc import Mapping
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

MEGABYTE = 1024 * 1024
KEY_FILE = "secret_key"


def settings(env: Mapping[str, str] = os.environ) -> dict[str, Any]:
    """Return the application's configuration from an environment."""
    return {**_storage(env), **_web(env), **_mail(env), **_sign_in(env)}


def instance_folder(env: Mapping[str, str] = os.environ) -> Path:
    """Return the folder that holds the local database and the generated key."""
    return Path(env.get("INSTANCE_PATH") or Path(__file__).parent / "instance").absolute()


def database_url(env: Mapping[str, str]) -> str:
    """Return the database's address for SQLAlchemy; SQLite under instance/ where none is given."""
    url = env.get("DATABASE_URL", "")
    for prefix in ("postgres://", "postgresql://"):
        if url.startswith(prefix):
            return "postgresql+psycopg://" + url.removeprefix(prefix)
    return url or f"sqlite:///{instance_folder(env) / 'dondoc.sqlite3'}"


def secret_key(env: Mapping[str, str]) -> str:
    """Return the key that signs cookies and links: given, else made before, else empty."""
    kept = instance_folder(env) / KEY_FILE
    given = env.get("SECRET_KEY", "")
    return given or (kept.read_text(encoding="ascii").strip() if kept.is_file() else "")


def make_secret_key(env: Mapping[str, str] = os.environ) -> None:
    """Make a key in the instance folder, readable by its owner alone, unless there is one."""
    if secret_key(env):
        return
    folder = instance_folder(env)
    folder.mkdir(parents=True, exist_ok=True)
    # O_EXCL: of two processes that start at once one makes the key and the other reads it.
    with suppress(FileExistsError):
        file = os.open(folder / KEY_FILE, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(file, "w", encoding="ascii") as opened:
            opened.write(secrets.token_urlsafe(48))


def _storage(env: Mapping[str, str]) -> dict[str, Any]:
    return {
        "SQLALCHEMY_DATABASE_URI": database_url(env),
        "MAX_CONTENT_LENGTH": int(env.get("MAX_UPLOAD_MB", "20")) * MEGABYTE,
        "MAX_FORM_PARTS": 5000,
        "MAX_FORM_MEMORY_SIZE": 2 * MEGABYTE,
    }


def _web(env: Mapping[str, str]) -> dict[str, Any]:
    host, port = env.get("HOST", "127.0.0.1"), env.get("PORT", "8000")
    base = env.get("PUBLIC_BASE_URL", f"http://{host}:{port}").rstrip("/")
    secure = base.startswith("https://")
    return {
        "PUBLIC_BASE_URL": base,
        "TRUSTED_HOSTS": env.get("TRUSTED_HOSTS", "").split() or None,
        "PROXIES": int(env.get("PROXIES", "0")),
        "HOST": host,
        "PORT": int(port),
        "THREADS": int(env.get("THREADS", "8")),
        "DEFAULT_LANGUAGE": env.get("DEFAULT_LANGUAGE", "vi"),
        "SECRET_KEY": secret_key(env),
        "SECRET_KEY_FALLBACKS": env.get("SECRET_KEY_FALLBACKS", "").split(),
        "SESSION_COOKIE_NAME": "__Host-dondoc" if secure else "dondoc",
        "SESSION_COOKIE_SECURE": secure,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "WTF_CSRF_TIME_LIMIT": None,
    }


def _mail(env: Mapping[str, str]) -> dict[str, Any]:
    return {
        "SMTP_URL": env.get("SMTP_URL", ""),
        "MAIL_FROM": env.get("MAIL_FROM", "Đôn Đốc <don-doc@localhost>"),
        "MAIL_RETURN_PATH": env.get("MAIL_RETURN_PATH", ""),
        "OUTBOX_AMBIGUOUS": env.get("OUTBOX_AMBIGUOUS", "resend"),
        "OUTBOX_CLAIM_SECONDS": int(env.get("OUTBOX_CLAIM_SECONDS", "60")),
        "SMTP_TIMEOUT_SECONDS": int(env.get("SMTP_TIMEOUT_SECONDS", "10")),
    }


def _sign_in(env: Mapping[str, str]) -> dict[str, Any]:
    return {
        "IDLE_MINUTES": int(env.get("IDLE_MINUTES", "30")),
        "ABSOLUTE_HOURS": int(env.get("ABSOLUTE_HOURS", "12")),
        "REMEMBER_DAYS": int(env.get("REMEMBER_DAYS", "30")),
        "PERMANENT_SESSION_LIFETIME": timedelta(days=int(env.get("REMEMBER_DAYS", "30"))),
        "PASSWORD_LENGTH": int(env.get("PASSWORD_LENGTH", "10")),
        "SIGN_IN_TRIES": int(env.get("SIGN_IN_TRIES", "10")),
        "SIGN_IN_TRIES_IN_ALL": int(env.get("SIGN_IN_TRIES_IN_ALL", "100")),
        "ARGON2": {"time_cost": 3, "memory_cost": 64 * 1024, "parallelism": 4},
    }
