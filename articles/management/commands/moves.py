"""manage.py moves: print the table of moves, as text or as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand

from articles.states import MOVES, State

if TYPE_CHECKING:
    from django.core.management.base import CommandParser

    from articles.states import Move


class Command(BaseCommand):
    """The command. It writes one move a line, in the order of the table."""

    help = "Print the table of moves: from where to where, who may, and what it requires."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", dest="as_json", help="One JSON object per line.")

    def handle(self, *args: Any, as_json: bool, **options: Any) -> None:
        for move in MOVES.values():
            row = self.row(move)
            self.stdout.write(json.dumps(row, ensure_ascii=False) if as_json else self.line(row))

    def row(self, move: Move) -> dict[str, Any]:
        """Return a move as JSON data."""
        return {
            "move": move.name,
            "from": [state.value for state in State if state in move.sources],
            "to": move.target.value if move.target else None,
            "permissions": [name for name in (move.permission, move.other_permission) if name],
            "needs": sorted(fact.value for fact in move.needs),
            "forbids": sorted(fact.value for fact in move.forbids),
            "reason": move.requires_reason,
            "at": move.requires_time,
            "until": move.takes_end,
            "ground": move.takes_ground,
            "second_person": move.four_eyes,
        }

    def line(self, row: dict[str, Any]) -> str:
        """Return a move as a line of text."""
        required = [word for word in ("reason", "at", "ground", "second_person") if row[word]]
        parts = [
            f"{row['move']:19}{'|'.join(row['from'])} -> {row['to'] or 'same'}",
            f"[{' or '.join(row['permissions'])}]",
            f"needs {', '.join(row['needs'])}" if row["needs"] else "",
            f"not if {', '.join(row['forbids'])}" if row["forbids"] else "",
            f"with {', '.join(required)}" if required else "",
        ]
        return "  ".join(part for part in parts if part)
