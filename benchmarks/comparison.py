"""Measure the cost of comparing and merging long texts: ``uv run python benchmarks/comparison.py``."""

import random
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from articles.text import Work, align_versions, compare_words

ROUNDS = 3


def words(count, seed, vocabulary=5_000):
    """Return words in random order, of about six bytes each."""
    chance = random.Random(seed)
    return " ".join(f"kata{chance.randrange(vocabulary)}" for _number in range(count))


def paragraphs(count, length, seed):
    """Return paragraphs of ``length`` words each."""
    return [words(length, seed * 10_000 + number) for number in range(count)]


def spent(action):
    """Return the least processor time of some rounds, in milliseconds, and the result of the last round."""
    times = []
    for _round in range(ROUNDS):
        start = time.process_time()
        result = action()
        times.append(time.process_time() - start)
    return min(times) * 1000, result


def compared(name, old, new):
    """Measure a comparison and print its line of the table."""
    work = [Work() for _round in range(ROUNDS)]
    remaining = iter(work)
    milliseconds, pieces = spent(lambda: compare_words(old, new, next(remaining)))
    capped = "yes" if pieces.is_capped else ""
    print(f"| {name} | {len(old) / 1000:,.0f} | {milliseconds:,.0f} | {work[0].steps:,} | {capped} |")


def merged(name, base, ours, theirs):
    """Measure a merge and print its line of the table."""
    milliseconds, chunks = spent(lambda: align_versions(base, ours, theirs))
    conflicts = sum(chunk.is_conflict for chunk in chunks)
    print(f"| {name} | {sum(map(len, base)) / 1000:,.0f} | {milliseconds:,.0f} | {conflicts:,} |")


def main():
    """Print both tables."""
    print("| comparison | kB | ms | steps | shown whole |\n| --- | --- | --- | --- | --- |")
    story = paragraphs(40, 60, 1)
    long = words(80_000, 1)
    compared("a comma in each of 40 paragraphs", "\n\n".join(story), "\n\n".join(f"{one}," for one in story))
    compared("one paragraph of 800 kB, three words added", long, f"x {long[:400_000]} y {long[400_000:]} z")
    compared("one paragraph of 800 kB, rewritten", long, words(80_000, 2))
    compared("the same few words in another order, 800 kB", words(80_000, 1, 3), words(80_000, 2, 3))
    compared("4,500 words rewritten", words(4_500, 1), words(4_500, 2))
    compared("2,000 tokens against 3,000", words(1_000, 1), words(1_500, 2))
    compared("400 paragraphs rewritten", "\n\n".join(paragraphs(400, 90, 1)), "\n\n".join(paragraphs(400, 90, 2)))
    print("\n| merge | kB | ms | conflicts |\n| --- | --- | --- | --- |")
    for count, length in ((40, 60), (400, 60), (20_000, 6)):
        base = paragraphs(count, length, 1)
        ours = [f"{one} kami" if place % 3 == 0 else one for place, one in enumerate(base)]
        theirs = [f"{one} mereka" if place % 4 == 0 else one for place, one in enumerate(base)]
        merged(f"every 3rd and every 4th of {count:,} paragraphs", base, ours, theirs)
        merged(
            f"all of {count:,} paragraphs, by both", base, paragraphs(count, length, 2), paragraphs(count, length, 3)
        )


if __name__ == "__main__":
    main()
