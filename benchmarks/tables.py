"""Results as a table in Markdown, and as a plot."""

import math
from pathlib import Path

BAR = '<text x="190" y="{middle}" text-anchor="end">{name}</text>'
BAR += '<rect x="200" y="{top}" width="{width:.0f}" height="16"/>'
BAR += '<text x="{end:.0f}" y="{middle}">{value:,.0f}</text>'


def table(heads, rows):
    """Return a table in Markdown."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(str(cell) for cell in line) + " |" for line in lines)


def bars(name, values):
    """Write a plot with a bar for each value, on a logarithmic scale from 1, into the present folder."""
    longest = math.log10(max(value for _name, value in values))
    drawn = []
    for number, (label, value) in enumerate(values):
        width = 480 * math.log10(max(value, 1)) / longest
        top = 10 + 24 * number
        drawn.append(BAR.format(name=label, top=top, middle=top + 13, width=width, end=206 + width, value=value))
    height = 20 + 24 * len(values)
    style = "text{font:13px sans-serif;fill:#333}rect{fill:#1f5f8b}"
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 780 {height}"><style>{style}</style>'
    Path(name).write_text(f"{head}{''.join(drawn)}</svg>\n")
