"""Typesets an issue of the sample paper 澄湾报: pages as PDF, and a scan of the last one.

    python tools/press_sample.py             # writes src/shuzibao/sample/2024-03-11/
    python tools/press_sample.py --look DIR  # also a PNG of each page

The stories come from the benchmark's grammar, told of the sample paper's own people and places. The
same code writes the same pages.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from dataclasses import replace
from pathlib import Path

import pypdfium2 as pdfium

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bench.invent.model import Masthead, Person  # noqa: E402  the benches are no installed package
from bench.invent.world import World  # noqa: E402
from bench.press.paper import Paper, make_paper  # noqa: E402
from bench.press.print import print_pdf  # noqa: E402
from bench.press.scan import scan_pdf  # noqa: E402
from bench.press.truth import truth_of  # noqa: E402

DATE = dt.date(2024, 3, 11)
SEED = 11
SCAN_DPI = 150
WORLD = World(
    level="district",
    core="澄湾",
    district="澄湾区",
    city="澄江市",
    title="澄湾报",
    leaders=(
        Person("沈砚秋", ("区委书记",)),
        Person("陆知遥", ("区委副书记", "区长")),
        Person("纪怀瑾", ("区人大常委会主任",)),
        Person("阮承岳", ("区政协主席",)),
        Person("闻一帆", ("副区长",)),
        Person("祝南乔", ("副区长",)),
    ),
    subs=("望潮街道", "磨坊街道", "三槐街道", "石埠镇", "上塘镇"),
    comms=("打麦桥社区", "晾网桥社区", "老茶棚社区", "乌桕社区"),
    places=(
        "磨坊桥",
        "三槐码头",
        "石埠渡口",
        "七号粮仓",
        "夜灯书房",
        "归铃桥",
        "澄河步道",
        "上坞村",
    ),
    roads=("望潮路", "磨坊街", "三槐路", "石埠大道", "粮仓路"),
    schools=("望潮小学", "澄湾中学", "石埠实验学校", "三槐幼儿园"),
    firms=("归铃科技", "晾网食品", "澄河精密"),
    reporters=("苏禾", "顾清越", "江予白"),
    date=DATE,
)


# One week and one number after the issue of 4 March.
MASTHEAD = Masthead(
    "澄湾报",
    DATE,
    "星期一",
    10,
    637,
    "(H)0217",
    "http://www.chengwanbao.example",
    lines=(
        "澄湾报",
        "《澄湾报》数字报 http://www.chengwanbao.example",
        "准印证号(H)0217",
        "第10期(总第637期)",
        "2024年3月11日 星期一",
        "今日4版",
    ),
)


def sample_pages() -> Paper:
    """The issue: a front page, two inner pages, a supplement; a story goes on inside."""
    return make_paper("issue-sample", SEED, WORLD, MASTHEAD)


def write(folder: Path, look: Path | None) -> list[Path]:
    """Writes the pages; gives their paths."""
    paper = sample_pages()
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for page in paper.pages:
        alone = replace(paper, pages=[page], links=[])
        file = folder / f"page{page.number}.pdf"
        file.write_bytes(print_pdf(alone))
        if look:
            pdfium.PdfDocument(file)[0].render(scale=1.0).to_pil().save(look / f"{file.stem}.png")
        if page is paper.pages[-1]:
            scan = folder / f"page{page.number}-scan.tif"
            scan_pdf(file, scan, SCAN_DPI, SEED, truth_of(alone))
            file.unlink()
            file = scan
        written.append(file)
    return written


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--look", type=Path, help="a folder for pictures of the pages")
    parser.add_argument("--folder", type=Path, default=ROOT / f"src/shuzibao/sample/{DATE}")
    options = parser.parse_args()
    for path in write(options.folder, options.look):
        print(f"{path} {path.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
