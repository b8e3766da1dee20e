"""The archive as JSON, under /api/: for programs that read, harvest and cite.

Useful for: titles, issues (exactly the shuzibao/1 form), pages with their lines, articles with their
spans, search. Not useful for: writing; nothing here can. `v1` puts the parts together, `shapes`
says what goes in and comes out (OpenAPI is made from it), `documents` makes the JSON from rows.
"""
