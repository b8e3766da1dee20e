"""How papers do things, as tables: leads, bylines, jump lines, mastheads, furniture.

Every pattern is matched against text folded to simplified and with the spaces inside taken out where the
function says so. A rule that a new paper needs is a row here, not an `if` in a stage.
"""
