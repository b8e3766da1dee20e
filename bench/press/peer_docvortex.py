"""docvortex (the engine of MinerU's "flash" tier), rules only: its blocks in its order, titles as it says."""

from __future__ import annotations
