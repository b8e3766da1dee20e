"""`shuzibao demo`: from nothing to a newspaper in the browser."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import sys
import webbrowser
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

import click

from shuzibao import sample
from shuzibao.archive.options import Options, Outcome
from shuzibao.archive.store import Archive
from shuzibao.cli.files import files_in
from shuzibao.errors import ArchiveError, NotAPage, NoTitle
from shuzibao.model import Given
from shuzibao.sample import sample_issues

HOME: Final = Path("demo-archive")
STAMP: Final = "made-from"
NAMELESS: Final = "未名报"
PORTS_TRIED: Final = 50


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True))
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--no-serve", is_flag=True, help="Only make the archive.")
@click.option("--open/--no-open", "opens", default=None, help="Open a browser (on a desktop, yes).")
def command(paths: tuple[Path, ...], port: int, no_serve: bool, opens: bool | None) -> None:
    """Make an archive of the sample paper, or of your own pages in PATHS, and serve it.

    It opens on the front page as it was printed: each story is a link to its text.

    \b
        shuzibao demo
        shuzibao demo page1.txt page2.md
    """
    folder = own_pages(paths) if paths else sample_paper()
    if not no_serve:
        walk_through, page = what_to_click(folder)
        click.echo(walk_through)
        publish(folder, port, page, has_desktop() if opens is None else opens)


def has_desktop() -> bool:
    """Whether somebody sits before a screen: then the paper may open by itself."""
    screen = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return sys.stdout.isatty() and bool(screen or sys.platform in ("darwin", "win32"))


def sample_paper() -> Path:
    """The archive of the sample paper, made anew where paper or code changed."""
    issues = [(list(one.files), one.given) for one in sample_issues()]
    issues.append((typeset_issue(), Given()))
    files = [path for paths, _ in issues for path in paths]
    folder = HOME / "sample"
    if fresh(folder, files):
        with Archive.open(folder, create=True, write=True) as archive:
            for paths, given in issues:
                told(archive.add(paths, Options(title=given.title, date=given.date)))
        stamped(folder, files)
    return folder


def typeset_issue() -> list[Path]:
    """The sample's issue of PDF pages; its scanned page too, where there is an engine to read it."""
    known = {path for one in sample_issues() for path in one.files}
    pages = sorted(path for path in Path(sample.__file__).parent.glob("*/*.pdf"))
    if reads_scans():
        pages += sorted(Path(sample.__file__).parent.glob("*/*.tif"))
    return [path for path in pages if path not in known]


def reads_scans() -> bool:
    """Whether the optional engine for scans is installed (shuzibao[ocr])."""
    return importlib.util.find_spec("rapidocr") is not None


def own_pages(paths: Sequence[Path]) -> Path:
    """An archive of these pages alone, named by their content.

    Raises:
        NotAPage: none of the files could be read.
    """
    files = files_in(paths)
    folder = HOME / mark_of(files)[:8]
    if fresh(folder, files):
        with Archive.open(folder, create=True, write=True) as archive:
            outcomes = told(archive.add(files, Options()))
            nameless = [one.path for one in outcomes if isinstance(one.error, NoTitle)]
            if nameless:
                names = ", ".join(path.name for path in nameless)
                click.echo(
                    f"  no title is printed on {names}: shown as {NAMELESS} (--title names it)"
                )
                outcomes += told(archive.add(nameless, Options(title=NAMELESS)))
        if not any(one.issue for one in outcomes):
            shutil.rmtree(folder)
            raise NotAPage("nothing in it could be read", ", ".join(map(str, paths)), "see above")
        stamped(folder, files)
    return folder


def told(outcomes: Iterable[Outcome]) -> list[Outcome]:
    """The outcomes, each said as it comes; a missing title is the caller's to mend."""
    kept = []
    for outcome in outcomes:
        kept.append(outcome)
        if outcome.issue:
            click.echo(f"  {outcome.path.name} → {outcome.issue}")
        elif not isinstance(outcome.error, NoTitle):
            click.echo(f"  error: {outcome.error}", err=True)
    return kept


def fresh(folder: Path, files: Sequence[Path]) -> bool:
    """Whether the archive must be made: it is not there, or was made by other code from other pages.

    An old one is thrown away: it holds nothing but what it is made from.
    """
    stamp = folder / STAMP
    if stamp.is_file() and stamp.read_text() == _stamp(files):
        return False
    if folder.exists():
        shutil.rmtree(folder)
    click.echo("Reading the pages …")
    return True


def stamped(folder: Path, files: Sequence[Path]) -> None:
    (folder / STAMP).write_text(_stamp(files))


def _stamp(files: Sequence[Path]) -> str:
    package = Path(__file__).resolve().parent.parent
    return mark_of([*files, *sorted(package.rglob("*.py"))])


def mark_of(files: Iterable[Path]) -> str:
    """One number for the content of these files, whatever their names and order."""
    digests = sorted(hashlib.sha256(path.read_bytes()).digest() for path in files)
    return hashlib.sha256(b"".join(digests)).hexdigest()


def what_to_click(folder: Path) -> tuple[str, str]:
    """A first walk through this archive, and the page to begin with; the addresses are its own."""
    with Archive.open(folder):
        from shuzibao.archive.models import Page
        from shuzibao.reader.related import pairs_of
        from shuzibao.reader.shelf import in_order, latest

        issue = latest()
        if issue is None:
            raise ArchiveError("the archive is empty", str(folder), "name pages that can be read")
        stories = [article for article in in_order(issue) if not article.display_title_made]
        story = max(stories or in_order(issue), key=lambda one: (-one.page.number, len(one.text)))
        word = next(iter(pairs_of(story.display_title)), story.display_title)
        name = issue.title.name if issue.title else NAMELESS
        first = Page.objects.filter(issue=issue).order_by("number").first()
        page = first.pk if first and first.pictures else issue.pk
    words = "\n".join(
        [
            f"\n{name}, {issue.date or issue.year or 'undated'}. What to click:",
            "  a headline            the story, set for reading",
            f"  第{story.page.number}版                   the page as printed, each story a link: /{story.page.pk}",
            "  放大 缩小 看整版       the page larger and smaller; also + - 0 and two fingers",
            f"  对照原版              the story beside its printed lines: /{story.pk}/printed",
            f"  检索 {word}             in either script, finds both",
            "  简 繁, 长辈版          the other script, large print",
            "  往期                  back issues as a calendar",
        ]
    )
    return words, page


def publish(folder: Path, port: int, page: str, opens: bool) -> None:
    """Serve at the first free port from this one on, and begin with this page."""
    from shuzibao.reader.serving import PortTaken, serve

    def ready(address: str) -> None:
        first = f"{address.rstrip('/')}/{page}"
        click.echo(f"\nThe paper is at {address}  (stop with Ctrl-C)\nBegin here: {first}")
        if opens:
            webbrowser.open(first)

    for tried in range(port, min(port + PORTS_TRIED, 65536)):
        try:
            serve(folder, port=tried, when_ready=ready)
        except PortTaken:
            click.echo(f"Port {tried} is taken, trying {tried + 1}.")
        else:
            return
    raise ArchiveError("no free port", f"{port} and the {PORTS_TRIED} after it", "say --port")
