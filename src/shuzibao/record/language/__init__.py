"""The words of a passage, as the name finder and the dictionary cut them, each character's place kept."""
