"""`make bench`: every bench in its quick form, one after the other, each in a process of its own.

python -m bench              # all
python -m bench dumps search # some
"""

from __future__ import annotations

import importlib.util
import subprocess
import sys

# (name, module, arguments of the quick form)
BENCHES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("dumps", "bench.dumps", ("--split", "test", "--n", "70", "--peer")),
    ("pages", "bench.pages", ()),
    ("scans", "bench.scans", ()),
    ("read", "bench.read", ("--n", "3")),
    ("jingbao", "bench.jingbao", ()),
    ("search", "bench.search", ("--articles", "20000")),
    ("record", "bench.record", ()),
    ("serve", "bench.serve", ()),
)


def main(wanted: list[str]) -> int:
    """The number of benches that failed; one that is not installed is named and left out."""
    failed = 0
    for name, module, arguments in BENCHES:
        if wanted and name not in wanted:
            continue
        if importlib.util.find_spec(module) is None:
            print(f"== {name}: not here")
            continue
        print(f"== {name}: python -m {' '.join((module, *arguments))}", flush=True)
        failed += subprocess.run([sys.executable, "-m", module, *arguments]).returncode != 0
        print(flush=True)
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
