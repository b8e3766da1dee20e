#!/bin/sh
# Makes the lock files anew from pyproject.toml: every package pinned, with its digests. Needs uv from PyPI.
set -eu
uv=${UV:-uv}
override=$(mktemp)
trap 'rm -f "$override"' EXIT
# OCR asks for the OpenCV that opens windows; the headless one is the same without them.
echo "opencv-python ; python_version < '3'" > "$override"
compile() {
    out=$1
    shift
    "$uv" pip compile -q pyproject.toml --extra ocr --generate-hashes --no-emit-index-url --no-emit-find-links \
        --no-header --no-annotate --python-version 3.11 --override "$override" -o "$out" "$@"
}
compile requirements.lock
compile requirements-dev.lock --group test --group lint --group bench -c requirements.lock
