"""Which encoding a text is in: recognised, and said."""

from __future__ import annotations

import codecs
import re
import unicodedata

from shuzibao.errors import Undecodable
from shuzibao.read.base import Source
from shuzibao.script.characters import is_han

# Tried on 8 KB from the start; the whole text is then decoded strictly.
SAMPLE_BYTES = 8192
BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Characters that a newspaper's text is full of in the right encoding, and hardly shows in a wrong one.
COMMON = re.compile(
    "[的一是在不了有和人这這中大为為上个個国國我以要他时時来來用们們生到作地于於出就分对對成会會可主发發年动動同工也能下过過子说說产產种種面而方后後多定行学學法所民得经經十三之进進着著等部度家电電力里裡如水化高自二理起小物现現实實加量都两兩体體制机機当當使点點从從业業本去把性好应應开開它合还還因由其些然前外天政四日那社义義事平形相全表间間样樣与與关關各重新线線内內数數正心反你明看原又么麼利比或但质質气氣第向道命此变變条條只没沒结結解问問意建月公无無系軍很情者最立代想已通并提直题題党黨程展五果料象员員革位入常文总總次品式活设設及管特件长長求老头頭基资資边邊流路级級少图圖山统統接知较較将將组組见見计計别別她手角期根论論运運农農指几幾九区區强放决決西被干做必战戰先回则則任取据處处队隊南给給色光门門即保治北造百规規热熱领領七海口东東导導器压壓志世金增争爭济濟阶階油思术術极極交受联聯什认認六共权權收证證改清己美再采转轉更单單风風切打白教速花带帶安场場身车車例真务務具万萬每目至达達走积積示议議声聲报報斗完类類八离離华華名确確才科张張信马馬节節话話米整空元况今集温温传傳土许許步群广廣石记記需段研界拉林律叫且究观觀越织織装裝，。、：；？！“”「」《》]"
)


def decode(source: Source) -> tuple[str, str]:
    """The text of a source and the name of its encoding.

    Order: what the person says; a byte-order mark; UTF-8 where it decodes strictly; else GB18030 or Big5,
    whichever makes more of the characters that newspapers are made of, however short the text; else
    charset-normalizer's guess.

    Raises:
        Undecodable: no encoding fits, or the one given does not.
    """
    data = source.data
    if source.encoding:
        return _strictly(
            data, source.encoding, source.name, "leave out --encoding, or name another"
        ), source.encoding
    for mark, name in BOMS:
        if data.startswith(mark):
            return _strictly(data, name, source.name, "say the encoding: --encoding gb18030"), name
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        best = _chinese(data) or _guess(data)
        if best:
            return data.decode(best), best
        raise Undecodable(
            f"not UTF-8 (byte {error.start} is 0x{data[error.start]:02X}) and no other encoding fits",
            source.name,
            "say the encoding: --encoding gb18030, or --encoding big5",
        ) from error


def _strictly(data: bytes, encoding: str, where: str, remedy: str) -> str:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError) as error:
        raise Undecodable(f"not {encoding}: {error}", where, remedy) from error


# Characters that a text must have for their kinds to tell that it is not Chinese.
ENOUGH = 100
# Han, and the stops and quotes among them; full-width letters and figures are the same in every encoding's text.
TELLING = re.compile(
    "[\u3000-\u303f\u3400-\u9fff\uf900-\ufaff\uff01-\uff0f\uff1a-\uff1f\u2018-\u201d\ue000-\uf8ff\U00020000-\U0010ffff]"
)
# Where the tables of GB 2312 and Big5 have the Han that are common: rows before those of rare ones.
CHINESE = (("gb18030", range(0xB0, 0xD8), 0xA1), ("big5hkscs", range(0xA4, 0xC7), 0x40))


def _chinese(data: bytes) -> str | None:
    """GB18030 or Big5, whichever decodes and makes more common characters of the text.

    None where neither decodes, makes Han, or makes common ones of a text long enough to tell.
    """
    best, best_score = None, 0.0
    for encoding, rows, least in CHINESE:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        told = TELLING.findall(text[:SAMPLE_BYTES])
        if not any(map(is_han, told)):
            continue
        share = sum(1 for c in told if COMMON.match(c)) / len(told)
        codes = [c.encode(encoding) for c in told]
        ranked = sum(1 for code in codes if code[0] in rows and len(code) == 2 and code[1] >= least)
        private = sum(1 for c in told if unicodedata.category(c) in ("Co", "Cn"))
        score = 1 + share + (ranked - private) / len(told)
        if score > best_score and (share > 0.25 or len(told) < ENOUGH):
            best, best_score = encoding, score
    return best


def _guess(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    match = from_bytes(data[: 1 << 20]).best()
    if match is None:
        return None
    try:
        data.decode(match.encoding)
    except UnicodeDecodeError:
        return None
    return match.encoding
