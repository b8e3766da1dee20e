"""Photographs of pages: what the bench makes is what a reader would bring, and reading lays it flat."""

from __future__ import annotations

import numpy as np
import pytest
from bench.press.paper import make_paper
from bench.press.photo import PHOTOGRAPHED, YELLOWED, photograph_pdf
from bench.press.print import print_pdf
from bench.press.truth import truth_of
from PIL import Image

from shuzibao.read.scan.image import cut_out


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    """A printed page: its file and truth."""
    paper = make_paper("tabloid-inner", 5)
    file = tmp_path_factory.mktemp("photo") / "page.pdf"
    file.write_bytes(print_pdf(paper))
    return file, truth_of(paper)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_page_photographed_on_a_desk_is_laid_flat_in_even_light(page, seed):
    """Its shape is the paper's within two in a hundred; its margins are as light everywhere, and no desk is left."""
    file, truth = page
    target = file.with_name(f"{seed}.tif")
    photograph_pdf(file, target, 80, seed, truth, PHOTOGRAPHED)
    with Image.open(target) as picture:
        [sheet] = cut_out(picture.convert("RGB"), None)

    shape = truth["pages"][0]["width"] / truth["pages"][0]["height"]
    assert sheet.image.width / sheet.image.height == pytest.approx(shape, rel=0.02)
    pixels = np.asarray(sheet.image.convert("L"), float)
    margins = (pixels[:, 4:14], pixels[:, -14:-4], pixels[4:14], pixels[-14:-4])
    lights = [
        float(np.median(part)) for margin in margins for part in np.array_split(margin.ravel(), 4)
    ]
    assert min(lights) > 0.85 * max(lights)


def test_a_camera_states_no_resolution_and_a_flatbed_does(page):
    """What the reader must guess for a photograph, an old page's colour scan tells."""
    file, truth = page
    stated = []
    for kind in (PHOTOGRAPHED, YELLOWED):
        photograph_pdf(file, file.with_suffix(".tif"), 80, 1, truth, kind)
        with Image.open(file.with_suffix(".tif")) as picture:
            stated.append(picture.info["dpi"])

    assert stated == [(1, 1), (80, 80)]
