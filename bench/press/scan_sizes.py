"""How true the sizes of type are that are measured on scans."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from bench.press.remembered import Remembered
from bench.press.run import Sample
from shuzibao.read.limits import Limits
from shuzibao.read.scan.pages import pages

SAME_PLACE_PT = 6.0


def compare(samples: Sequence[Sample], remembered: Remembered) -> None:
    """For each sample: the share of lines measured within 1, 3 and 6 % of the size that was set."""
    print(f"{'sample':<24}{'lines':>7}{'1 %':>8}{'3 %':>8}{'6 %':>8}")
    for sample in samples:
        data, dpi = sample.file.read_bytes(), sample.truth["dpi"]
        quiet = Limits(), lambda done, total: None
        off: list[float] = []
        read = pages(sample.file.name, data, dpi, None, None, *quiet, remembered)
        for page, true in zip(read, sample.truth["pages"], strict=False):
            boxes = np.array([line["box"] for line in true["lines"]])
            middle = (boxes[:, :2] + boxes[:, 2:]) / 2
            for line in page.lines:
                if line.box is None or line.size is None:
                    continue
                here = (line.box.left + line.box.right) / 2, (line.box.top + line.box.bottom) / 2
                apart = np.abs(middle - np.array(here)).max(axis=1)
                at = int(apart.argmin())
                if apart[at] < SAME_PLACE_PT:
                    off.append(abs(line.size / true["lines"][at]["size"] - 1))
        shares = [float((np.array(off) < most).mean()) for most in (0.01, 0.03, 0.06)]
        print(f"{sample.name:<24}{len(off):>7}" + "".join(f"{share:>8.3f}" for share in shares))
