"""Boxes found at several resolutions: lines missed, lines run into one another, time and memory."""

from __future__ import annotations

import resource
from collections.abc import Sequence

import numpy as np

from bench.press.run import Sample
from bench.press.systems import peak_mb
from shuzibao.read.limits import Limits
from shuzibao.read.scan import ocr as scan_ocr
from shuzibao.read.scan.engine import engine
from shuzibao.read.scan.image import sheets

SHARES = (0.5, 0.6, 0.75, 1.0)


def compare(samples: Sequence[Sample]) -> None:
    """A table of the first page of each sample at several shares of its resolution."""
    by = engine("bench", 1)
    print(
        f"{'sample':<24}{'dpi':>6}{'boxes':>7}{'lines':>7}{'merged':>8}{'missed':>8}{'cpu s':>8}{'MB':>7}"
    )
    for sample in samples:
        dpi = sample.truth["dpi"]
        sheet = next(sheets(sample.file.name, sample.file.read_bytes(), dpi, Limits()))
        pixels = np.ascontiguousarray(np.asarray(sheet.image.convert("RGB"))[:, :, ::-1])
        lines = np.array([line["box"] for line in sample.truth["pages"][0]["lines"]]) * dpi / 72
        middle = np.c_[lines[:, 0] + lines[:, 2], lines[:, 1] + lines[:, 3]] / 2
        for share in SHARES:
            before = resource.getrusage(resource.RUSAGE_SELF)
            scan_ocr.DETECT_DPI = share * dpi
            boxes = scan_ocr.detected(by, pixels, dpi)
            now = resource.getrusage(resource.RUSAGE_SELF)
            limits = np.array([(*box.min(axis=0), *box.max(axis=0)) for box in boxes])
            x, y = middle.T
            inside = (
                (x > limits[:, :1])
                & (x < limits[:, 2:3])
                & (y > limits[:, 1:2])
                & (y < limits[:, 3:])
            )
            merged, missed = int((inside.sum(1) > 1).sum()), int((inside.sum(0) == 0).sum())
            cpu = now.ru_utime - before.ru_utime
            print(
                f"{sample.name:<24}{share * dpi:>6.0f}{len(boxes):>7}{len(lines):>7}{merged:>8}{missed:>8}"
                f"{cpu:>8.1f}{peak_mb():>7.0f}"
            )
