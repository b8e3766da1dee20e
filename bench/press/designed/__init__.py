"""The fifth press: pages that a hand designed one by one, each with its own layout and its own invented stories."""
