"""Facts of the table of moves, compared with the newsroom's rules."""

from articles.states import MOVES


def test_moves_that_cannot_be_undone_require_reauthentication():
    assert {name for name, move in MOVES.items() if move.requires_reauthentication} == {"retract", "confirm_retraction"}


def test_the_list_offers_moves_that_need_no_text_and_no_confirmation():
    offered = [move for move in MOVES.values() if move.is_for_many]
    assert [move.name for move in offered] == ["submit", "approve", "schedule"]
    # The form of the list has a time, and no fields for these.
    assert not any(move.requires_reason or move.takes_ground or move.requires_reauthentication for move in offered)
