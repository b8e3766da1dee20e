"""Sums to ratios, and ratios to tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bench.press.score import Score

COLUMNS = (
    ("b3", "B-cubed F1"),
    ("pair", "pairs F1"),
    ("exact", "exact"),
    ("head", "headline F1"),
    ("role", "role F1"),
    ("tau", "tau"),
    ("edit", "order edit"),
    ("link", "links F1"),
    ("zone", "zone IoU"),
    ("cer", "CER"),
    ("seconds", "s/page"),
    ("peak_mb", "MB"),
)


def _over(a: float, b: float) -> float | None:
    return a / b if b else None


def f1(right: float, said: float, true: float) -> float | None:
    """2·right/(said+true); None where there was nothing to say and nothing said."""
    return _over(2 * right, said + true)


def ratios(score: Score) -> dict[str, float | None]:
    s = score.sums
    precision = _over(s["b3_precision"], s["b3_weight"])
    recall = _over(s["b3_recall"], s["b3_weight"])
    macro = [
        f1(*counts) or 0.0
        for role, counts in score.roles.items()
        if counts[2] and role != "missing"
    ]
    return {
        "pages": s["pages"],
        "articles": s["articles"],
        "b3_precision": precision,
        "b3_recall": recall,
        "b3": f1(1.0, 1 / precision, 1 / recall) if precision and recall else None,
        "pair": f1(s["pair_both"], s["pair_said"], s["pair_true"]),
        "exact": _over(s["exact"], s["articles"]),
        "splits": s["splits"],
        "merges": s["merges"],
        "head": f1(s["head_right"], s["head_said"], s["head_true"]),
        "role": _over(s["role_right"], s["role_chars"]),
        "role_macro": sum(macro) / len(macro) if macro else None,
        "tau": _over(s["tau"], s["tau_articles"]),
        "edit": _over(s["edit"], s["edit_articles"]),
        "link": f1(s["link_right"], s["link_said"], s["link_true"]),
        "zone": _over(s["zone_iou"], s["zone_articles"]),
        "cer": _over(s["cer_errors"], s["cer_chars"]),
        "facts": _over(s["facts_right"], s["facts"]),
        "page_numbers": _over(s["numbers_right"], s["numbers"]),
        "lines_found": _over(s["lines_found"], s["lines"]),
        "seconds": _over(s["seconds"], s["pages"]),
        "peak_mb": s["peak_mb"],
    }


def merged(scores: Iterable[Score]) -> Score:
    """One score of many samples; memory is the largest."""
    total = Score()
    peak = 0.0
    for score in scores:
        peak = max(peak, score.sums["peak_mb"])
        total.add(score)
    total.sums["peak_mb"] = peak
    return total


def show(rows: Mapping[str, Score], first: str) -> str:
    """A text table, one row a score."""
    wide = max([len(first), *map(len, rows)]) + 1
    head = f"{first:<{wide}}{'pages':>6}" + "".join(f"{title:>12}" for _, title in COLUMNS)
    lines = [head]
    for name, score in rows.items():
        values = ratios(score)
        cells = "".join(_cell(key, values[key]) for key, _ in COLUMNS)
        lines.append(f"{name:<{wide}}{int(values['pages'] or 0):>6}" + cells)
    return "\n".join(lines)


def _cell(key: str, value: float | None) -> str:
    if value is None:
        return f"{'-':>12}"
    if key == "peak_mb":
        return f"{value:>12.0f}"
    return f"{value:>12.5f}" if key in ("cer", "edit") else f"{value:>12.4f}"
