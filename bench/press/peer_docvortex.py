"""docvortex (the engine of MinerU's "flash" tier), rules only: its blocks in its order, titles as it says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import docvortex

from bench.press.blocks import Said, articles_at_headlines
