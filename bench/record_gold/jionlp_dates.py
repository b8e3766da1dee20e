"""JioNLP (Apache-2.0) in a process of its own: its import takes 15 s and 0.7 GB, and it prints to stdout.

Lines of JSON in, {"text", "base"}; lines of JSON out, a list of [start, text, ISO value].
"""

from __future__ import annotations

import json
import sys


def main() -> None:
    out, sys.stdout = sys.stdout, sys.stderr
    import jionlp

    for line in sys.stdin:
        asked = json.loads(line)
        try:
            found = jionlp.ner.extract_time(asked["text"], time_base=asked["base"]) or []
        except Exception:  # it raises ValueError and others on words it half knows (近日)
            found = []
        print(json.dumps([[f["offset"][0], f["text"], _iso(f)] for f in found]), file=out)


def _iso(found: dict[str, object]) -> str:
    """The first day, or the span where it is longer, of what JioNLP gives as two moments."""
    detail = found.get("detail")
    times = detail.get("time") if isinstance(detail, dict) else None
    if not isinstance(times, list):
        return ""
    first, last = (str(t)[:10] for t in (times[0], times[-1]))
    return first if first == last else f"{first}/{last}"


if __name__ == "__main__":
    main()
