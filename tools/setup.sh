#!/bin/sh
# Usage: tools/setup.sh core|test PYTHON. Makes .venv from the lock files; Debian packages only as root with apt.
set -eu
what=$1
python=$2
mkdir -p .setup

say() { printf '%s\n' "$*" >&2; }

debian() { # debian COMMAND PACKAGE: the package, where the command is missing
    command -v "$1" >/dev/null 2>&1 && return 0
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        say "setup: installing $2"
        [ -e .setup/apt ] || { apt-get update -qq && touch .setup/apt; }
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$2" >/dev/null
    else
        say "setup: $1 is missing. Install the Debian package $2 and call make again."
        exit 1
    fi
}

if [ "$what" = core ]; then
    debian "$python" python3
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { say "setup: Python 3.11 or newer is needed; try make PYTHON=python3.11"; exit 1; }
    "$python" -c 'import ensurepip, venv' 2>/dev/null || { debian no-such-command python3-venv; }
    [ -x .venv/bin/python ] || "$python" -m venv .venv
    .venv/bin/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
    .venv/bin/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
    touch .setup/core
else
    debian chromium chromium
    debian java default-jre-headless
    fc-list 2>/dev/null | grep -q 'Noto Serif CJK' || debian no-such-command fonts-noto-cjk
    .venv/bin/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.lock
    touch .setup/test
fi
