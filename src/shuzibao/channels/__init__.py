"""8: the paper where readers already are: feeds, sitemaps for search engines.

Useful for: everything that leaves the house as an edition. Not useful for: library formats, which
are exports. `urls` holds the addresses, `feeds` and `sitemaps` the nouns; `feeds_atom`,
`feeds_json` and `sitemaps` write them, from plain values to bytes.
"""
