"""The third press: pages that typst sets by its own lights, with its own copy and designs."""
