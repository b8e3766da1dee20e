"""The marks of Markdown as regular expressions: CommonMark's, and those that converters leave among them."""

from __future__ import annotations

import re

HEADING = re.compile(r"#{1,6}(?=[ \t\u3000]|$)")
CLOSING_HASHES = re.compile(r"[ \t]+#+$")
UNDERLINE = re.compile(r"(=+|-+)[ \t]*")
BLOCK_MARK = re.compile(r"(?:>[ \t]?|[-*+][ \t]+|\\(?=[#>*+-]))+")
LIST_MARK = re.compile(r"(?:>[ \t]?)*[-*+][ \t]+")
NUMBERED = re.compile(r"(?:>[ \t]?)*\d{1,2}\\?[.)][ \t]+")
RULE = re.compile(
    r"(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|(?:\|?[ \t]*:?-{2,}:?[ \t]*)+\|?|\{\d{1,4}\}-{3,}"
)
# Lines that say how a page was converted, and nothing of the page: a fence around all of it, what stood in a picture.
CONVERTED = re.compile(
    r"(?:```|~~~)[ \t]*\w*"
    r"|\*{0,2}(?:==>[ \t]*picture\b[^<>]*<==|-{3,}[ \t]*(?:Start|End) of picture text[ \t]*-{3,})\*{0,2}(?:<br>)?",
    re.I,
)
# What converters write where a page ends.
PAGE_MARK = re.compile(r"\{\d{1,4}\}-{3,}|<!--\s*page[ _-]?(?:break|end|\d+|number)[^>]*-->", re.I)
# Where a table's cells begin: at a bar with something behind it, at a cell's tag (its row's and table's come along).
BAR_ROW = re.compile(r"\|.*\|")
BAR_CELL = re.compile(r"\|(?=[ \t]*[^|\s])")
TAG_CELL = re.compile(
    r"(?:</?(?:html|body)\b[^<>]*>|<table\b[^<>]*>|<t(?:head|body)\b[^<>]*>|<tr\b[^<>]*>|\s)*<t[dh]\b[^<>]*>",
    re.I,
)
TAG_ROW = re.compile(r"<tr\b", re.I)
TABLE_TAG = re.compile(r"<(?P<end>/?)table\b", re.I)
# Where a line of HTML holds two printed lines, or two paragraphs.
BROKEN = re.compile(r"(?P<paragraph></p>\s*<p\b[^<>]*>)|<br\b[^<>]{0,100}>", re.I)
# A heading, a title or an author as LaTeX has them; the closing brace may stand on a line of its own.
LATEX = re.compile(
    r"\\(?:(?P<title>title|chapter|part)|(?P<section>(?:sub)*section)|author|date|maketitle|caption)\*?\s*(?:\{|$)"
)
SPACES = r"&(?:nbsp|emsp|ensp|thinsp|#160|#12288|#x3000);"
SET_IN = re.compile(rf"(?:{SPACES}|[ \t\u3000]|</?(?:p|br|div|span)\b[^<>]*>)+", re.I)
HTML_HEADING = re.compile(
    r"(?:<(?:div|center|section|article|header)\b[^<>]*>)*<h(?P<level>[1-6])\b", re.I
)
FIGCAPTION = re.compile(r"<figcaption\b", re.I)
INLINE = re.compile(
    r"(?P<tag></?(?:br|p|b|i|u|s|em|strong|mark|del|ins|span|div|center|font|sup|sub|small|h[1-6]|a|img|hr|ul|ol|li|blockquote|figure|figcaption|caption|section|article|header|footer|html|head|body|t[drh]|thead|tbody|table)\b[^<>]{0,300}/?>)"
    r"|(?P<comment><!--.*?-->)"
    rf"|(?P<space>{SPACES})"
    r"|(?P<image>!\[[^\]]*\]\([^()\s]*(?:\s+\"[^\"]*\")?\))"
    r"|(?P<open>\[)(?=[^\[\]]{1,200}\]\([^()\s]*\))"
    r"|(?P<close>\]\([^()\s]*\))"
    r"|(?P<both>(?<!\*)\*\*\*(?=[^\s*])|(?<=[^\s*])\*\*\*(?!\*))"
    r"|(?P<strong>\*\*|__)(?=\S|$)|(?P<strong_end>(?<=\S)(?:\*\*|__))"
    r"|(?P<em>(?<![\w*])\*(?=[^\s*][^*]{0,200}\*)|(?<=[^\s*])\*(?![\w*])|(?<![\w_])_(?=[^\s_][^_]{0,200}_(?!\w))|(?<=[^\s_])_(?![\w_]))"
    r"|(?P<escape>\\(?=[\\`*_{}\[\]()#+.!|~-]))|(?P<hard>\\$)|(?P<code>`)"
)
IMAGE = re.compile(
    r"!\[[^\]]*\]\([^()\s]*(?:\s+\"[^\"]*\")?\)|<img\b[^<>]*>|==>[ \t]*picture\b|<!--\s*image\s*-->",
    re.I,
)
# All of a line in bold, in one stretch or several.
STRONG = re.compile(
    r"(?:[*_]?(\*\*|__)(?!\s)(?:(?!\1).)+\1[*_]?[ \t]*)+|<(b|strong)\b[^<>]*>[^<>]+</\2>(?:<br\b[^<>]*>)?"
)
SLANTED = re.compile(r"([*_])(?![*_\s])[^*_]+(?<!\s)\1")
SIGNS_OF_MARKDOWN = re.compile(
    r"^ {0,3}#{1,6}[ \t\u3000]+\S|^[^\n]{1,80}\n(?:={3,}|-{3,})[ \t]*$"
    r"|^[ \t\u3000]*(\*\*|__)[^*_\n]{2,80}\1[ \t\u3000]*$|!?\[[^\]\n]{1,80}\]\(\S{1,200}\)|^!\[\]\(\S+\)"
    r"|^\|.+\|[ \t]*\n\|[ \t:|-]+\||^```\w*[ \t]*$|^\\(?:sub)*section\*?\{|^<(?:p|div|center|h[1-6]|table|html|body)\b[^<>\n]*>",
    re.MULTILINE | re.IGNORECASE,
)
FRONT_MATTER = re.compile(r"\A\ufeff?---[ \t]*\r?\n(?:[\w-]+:.*\r?\n)+---[ \t]*(?:\r?\n|\Z)")
