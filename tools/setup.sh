#!/bin/sh
# Usage: tools/setup.sh core|test PYTHON. Makes .venv from the lock files; Debian packages only as root with apt.
set -eu
what=$1
python=$2
mkdir -p .setup

say() { printf '%s\n' "setup: $*" >&2; }

debian() { # debian PACKAGE WHY: installs it, or says what is missing
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        say "installing the Debian package $1 ($2)"
        [ -e .setup/apt ] || { apt-get update -qq && touch .setup/apt; }
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$1" >/dev/null
    else
        say "$2 is missing. Install the Debian package $1, then call make again."
        exit 1
    fi
}

install() { # install LOCK: its packages as locked, nothing resolved anew
    .venv/bin/python -m pip install -q --disable-pip-version-check --no-deps --require-hashes -r "$1"
}

if [ "$what" = core ]; then
    command -v "$python" >/dev/null 2>&1 || debian python3 "Python"
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
        say "Python 3.11 or newer is needed. Try: make PYTHON=python3.11"
        exit 1
    }
    "$python" -c 'import ensurepip, venv' 2>/dev/null || debian python3-venv "Python's venv module"
    if [ ! -x .venv/bin/python ]; then
        say "making .venv (about a minute, once)"
        "$python" -m venv .venv
    fi
    install requirements.lock
    # An editable install by hand: a path file and the command, so that nothing has to be built.
    site=$(.venv/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
    printf '%s\n' "$PWD/src" > "$site/shuzibao-src.pth"
    printf '#!%s\nfrom shuzibao.cli import main\n\nif __name__ == "__main__":\n    main()\n' \
        "$PWD/.venv/bin/python" > .venv/bin/shuzibao
    chmod +x .venv/bin/shuzibao
    touch .setup/core
else
    command -v chromium >/dev/null 2>&1 || debian chromium "a headless browser for the journeys"
    command -v java >/dev/null 2>&1 || debian default-jre-headless "Java for the HTML checker"
    command -v fc-list >/dev/null 2>&1 || debian fontconfig "the list of fonts"
    fc-list | grep -q 'Noto Serif CJK' || debian fonts-noto-cjk "a Chinese font"
    # on the path, or where Debian puts it
    command -v initdb >/dev/null 2>&1 || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 ||
        debian postgresql "a PostgreSQL server, which the tests start for themselves"
    install requirements-dev.lock
    touch .setup/test
fi
