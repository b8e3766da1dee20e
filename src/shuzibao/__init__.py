"""Shuzibao 数字报: pages in, articles out, the paper published, the record kept."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from shuzibao.pipeline import make_issue, read_pages, rebuild
    from shuzibao.read import Source

__all__ = ["Source", "make_issue", "read_pages", "rebuild"]
__version__ = "0.11.0"


def __getattr__(name: str) -> Any:
    """The three verbs, loaded when first used: `import shuzibao` stays light."""
    if name == "Source":
        from shuzibao.read import Source

        return Source
    if name in __all__:
        import shuzibao.pipeline

        return getattr(shuzibao.pipeline, name)
    raise AttributeError(name)
