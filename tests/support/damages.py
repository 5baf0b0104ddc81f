"""Random changes of nested data that damage an export."""

from hypothesis import strategies as st

NUMBERS = st.sampled_from([0, -1, 1, 2, 10**30, 1.5, float("inf")])


ODD = st.sampled_from(["", "\ud800", "\x00", "x" * 300, "2025-13-01", "0001-01-01T00:00:00+07:00", "umum", "writer"])

WHERE = st.lists(st.integers(0, 60), min_size=1, max_size=6)


VALUES = st.recursive(
    st.none() | st.booleans() | NUMBERS | ODD,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["uid", "slug", "name"]), inner),
    max_leaves=4,
)


def damage(node, where, change):
    """Change or remove the value at a position in nested data. Positions beyond the end continue at the beginning."""
    for step in where:
        keys = list(node) if isinstance(node, dict) else range(len(node))
        key = keys[step % len(keys)]
        inner = node[key]
        if step is where[-1] or not isinstance(inner, dict | list) or not inner:
            break
        node = inner
    if change == "gone":
        del node[key]
    else:
        node[key] = change[0]


DAMAGES = st.lists(st.tuples(WHERE, st.just("gone") | VALUES.map(lambda value: [value])), min_size=1, max_size=2)
