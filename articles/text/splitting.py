"""Cutting sanitised HTML into what stands on lines of its own."""

from .markup import read_tokens

# What stands on lines of its own; all else flows within a line.
BLOCKS = frozenset({"p", "h2", "h3", "ul", "ol", "li", "blockquote", "figure", "figcaption"})


def split(html):
    """The top-level pieces of sanitised HTML, each to the letter: blocks, and the runs of words between them.

    White space after the last is left out.
    """
    pieces, begin, depth = [], 0, 0

    def cut(end):
        nonlocal begin
        if depth == 0 and html[begin:end].strip():
            pieces.append(html[begin:end])
            begin = end

    for token in read_tokens(html):
        if token.kind == "text":
            continue
        is_rule = token.value == "hr"
        if token.kind == "start" and (token.value in BLOCKS or is_rule):
            cut(token.begin)
            depth += not is_rule
            if is_rule:
                cut(token.end)
        elif token.kind == "end" and token.value in BLOCKS:
            depth = max(0, depth - 1)
            cut(token.end)
    depth = 0
    cut(len(html))
    return pieces
