"""Command to run mutants: uv run python -m tests.mutants [ID...] [--list]."""

import argparse
import sys
import time

from .listing import Mutant, read_mutants
from .running import copied, outcome_of


def main(arguments: list[str] | None = None) -> int:
    """Run some mutants, or all that are not equivalent, and return 1 if one survived or could not be run."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description="Run mutants against their tests.")
    parser.add_argument("ids", nargs="*", metavar="ID", help="Only these mutants (default: all but equivalent ones).")
    parser.add_argument("--list", action="store_true", help="Only name the mutants and their rules.")
    options = parser.parse_args(arguments)
    mutants = {mutant.id: mutant for mutant in read_mutants()}
    if unknown := [name for name in options.ids if name not in mutants]:
        parser.error(f"There is no mutant {unknown[0]}.")
    chosen = [mutants[name] for name in options.ids] or list(mutants.values())
    if options.list:
        for mutant in chosen:
            print(f"{mutant.id}  {mutant.rule}" + (f"  (equivalent: {mutant.equivalent})" * bool(mutant.equivalent)))
        return 0
    return _run([mutant for mutant in chosen if options.ids or not mutant.equivalent])


def _run(mutants: list[Mutant]) -> int:
    bad = 0
    with copied() as copy:
        copy.migrate()
        for mutant in mutants:
            start = time.monotonic()
            outcome = outcome_of(mutant, copy)
            bad += not outcome.is_good
            seconds = f"{time.monotonic() - start:4.0f} s"
            print(f"{mutant.id}  {outcome.word:14} {seconds}  {mutant.rule}  {outcome.test}", flush=True)
    print(f"{len(mutants)} mutants, {len(mutants) - bad} killed.")
    return int(bool(bad))


if __name__ == "__main__":
    sys.exit(main())
