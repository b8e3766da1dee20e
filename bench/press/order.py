"""How well the order inside the articles is kept."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from rapidfuzz.distance import Indel
from scipy.stats import kendalltau

from bench.press.match import Matched

RUNNING = frozenset({"paragraph", "crosshead"})


def order_scores(matched: Sequence[Matched]) -> dict[str, float]:
    """Sums over articles of Kendall's tau and of the normalised edit distance of the running text.

    Only lines that the answer keeps in the article's largest part take part in tau; the edit
    distance counts lost lines too. Both look at order alone: the text compared is the truth's.
    """
    sums = {"tau": 0.0, "tau_articles": 0.0, "edit": 0.0, "edit_articles": 0.0}
    stories: dict[int, list[Matched]] = defaultdict(list)
    for m in matched:
        if m.line["article"] is not None and m.line["role"] in RUNNING:
            stories[m.line["article"]].append(m)
    for lines in stories.values():
        lines.sort(key=lambda m: m.line["element"])  # stable: printing order inside an element
        home = Counter(m.article for m in lines if m.article is not None)
        if len(lines) < 3:
            continue
        kept = [m for m in lines if home and m.article == home.most_common(1)[0][0]]
        if len(kept) > 2:
            tau = kendalltau(range(len(kept)), [m.rank for m in kept]).statistic
            sums["tau"] += 0.0 if tau != tau else float(tau)
            sums["tau_articles"] += 1
        true = "".join(m.line["text"] for m in lines)
        said = "".join(m.line["text"] for m in sorted(kept, key=lambda m: m.rank))
        sums["edit"] += Indel.normalized_distance(true, said)
        sums["edit_articles"] += 1
    return sums
