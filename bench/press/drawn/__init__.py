"""The fourth press: pages drawn glyph by glyph, as the layout programs of newspapers write them to PDF."""
