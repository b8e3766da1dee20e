"""The press: invented pages typeset with known truth, scans of them, and the scorer."""
