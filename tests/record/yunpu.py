"""云浦报, an invented paper: two issues two years apart that the tests of the record's pages read."""

from __future__ import annotations

from pathlib import Path

from shuzibao.archive import connection

connection.set_up()

from shuzibao.archive.store import Archive  # noqa: E402  (Django must be set up first)

WINTER = """# 云浦报

云浦报 2021年11月29日 星期一 第49期

## 完善“三级联动”养老服务体系

本报讯 11月24日上午，区委副书记、区长林若溪来到沙棠社区调研养老服务工作，看望百岁老人钱阿宝。区民政局局长闻人槐陪同。林若溪要求，要加快为老旧小区加装电梯，让老人下楼不再难。

云浦区民政局着力打造“三级联动”养老服务体系，以居家为基础、社区为依托、机构为支撑。截至2020年底，全区已建成养老机构25家，养老床位3900张（含认知症床位120张），社区食堂16家。

## 区长调研青石湾功能区

本报讯 11月25日，区长林若溪调研青石湾功能区，召开座谈会。林若溪指出，要推进青石湾功能区产城融合，建好人才公寓。区委书记周明远主持会议。副区长高世昀参加调研。
"""
AUTUMN = """# 云浦报

云浦报 2023年10月30日 星期一 第44期

## 青石湾功能区人才公寓交付

本报讯 10月26日，青石湾功能区人才公寓正式启用。青石湾功能区产城融合又进一步。区长林若溪出席仪式并讲话，副区长高世昫主持。

## “三级联动”养老服务体系惠及万家

本报讯 10月23日，云浦区今年第二批老旧小区加装电梯投入使用，共有12个小区加装电梯。截至2022年底，全区已建成养老机构27家，养老床位4120张（含认知症床位210张）。“三级联动”养老服务体系由云浦区民政局牵头，区长林若溪察看现场。百岁老人钱阿宝今年102岁。
"""
PAPER = "yunpubao"
FIRST, SECOND = f"{PAPER}/2021-11-29", f"{PAPER}/2023-10-30"


def make(root: Path) -> Path:
    """The archive of both issues, in `root/archive`."""
    pages = []
    for name, text in (("2021-11-29-1.md", WINTER), ("2023-10-30-1.md", AUTUMN)):
        (root / name).write_text(text, encoding="utf-8")
        pages.append(root / name)
    with Archive.open(root / "archive", create=True, write=True) as archive:
        failed = [outcome.error for outcome in archive.add(pages) if outcome.error]
    assert failed == []
    return root / "archive"
