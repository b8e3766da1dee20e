"""What links between the blocks of a printed page cost, in nats."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tuning:
    """Every number of the costs, hand-set and tuned on `python -m bench.pages`."""

    # A story begins at this node (start) or ends at it (end). text_inside: its first line is not set in.
    start_head: float = 0.3
    end_head: float = 4.5
    end_label: float = 2.5
    start_text: float = 4.2
    start_text_inside: float = 3.0
    start_unsure: float = 0.6
    start_crosshead: float = 3.4
    start_item: float = 1.0
    end_text: float = 0.4
    end_open: float = 4.6
    end_crosshead: float = 3.5
    # A heading is followed by a block under it (over), at its side (side), or by one that it has no place to (far_head).
    over: float = -0.6
    over_rank: float = 2.0
    over_margin: float = 0.6
    head_inside: float = 3.0
    side: float = 0.2
    side_after: float = 1.2
    far_head: float = 6.0
    # A block goes on in a later column. head: the heading over each; level, uneven: how its top compares with the story's.
    beside: float = 0.9
    same_head: float = -2.4
    own_head: float = 5.0
    other_head: float = 2.2
    level: float = -0.4
    uneven: float = 1.6
    blocked: float = 3.5
    ruled: float = 3.4
    far_beside: float = 0.9
    # A block goes on below, in its own column.
    below: float = 0.1
    below_gap: float = 0.35
    shifted: float = 1.0  # for each em beyond the first that it is shifted sideways
    goes_on_below: float = 1.8
    hangs_below: float = 1.8
    # The words on both sides of a break read on (run_on), break off (broken), open something new.
    run_on: float = -2.2
    broken: float = 3.6
    opening: float = 0.5
    # A dictionary word stands across the break, or none does.
    word: float = -1.6
    no_word: float = 0.2
    unsure: float = 0.4
    cohesion: float = 1.0
    # An upright rule between two columns, past the headline (story) or under it (column); another size or weight of type.
    story_rule: float = 3.4
    column_rule: float = 0.4
    other_size: float = 3.0
    item_beside: float = 6.0  # these three on `python -m bench.pages --templates drawn`
    item_below: float = 2.0
    list_name: float = 12.0


TUNING = Tuning()
