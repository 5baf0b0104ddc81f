"""Outlines as lists of points: everything with a form begins as one of these."""

from math import cos, hypot, pi, radians, sin


def dots(text):
    """The points of a text such as "0 0, 120 40, 60 90": x and y with a space between, then a comma."""
    return [tuple(float(number) for number in point.split()) for point in text.split(",")]


def oval(x, y, across, down=None, turn=0, steps=72):
    """An ellipse by its two radii, turned by degrees."""
    down = across if down is None else down
    return turned(
        [(x + across * cos(2 * pi * n / steps), y + down * sin(2 * pi * n / steps)) for n in range(steps)], turn, (x, y)
    )


def bow(x, y, across, down, first, last, steps=48):
    """A stretch of an ellipse between two angles in degrees (0 is right, 90 is down)."""
    angles = [radians(first + (last - first) * n / steps) for n in range(steps + 1)]
    return [(x + across * cos(angle), y + down * sin(angle)) for angle in angles]


def box(left, top, right, bottom):
    """An upright rectangle."""
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


def rounded(left, top, right, bottom, radius):
    """A rectangle with round corners."""
    corners = [
        (right - radius, bottom - radius, 0),
        (left + radius, bottom - radius, 90),
        (left + radius, top + radius, 180),
        (right - radius, top + radius, 270),
    ]
    return [point for x, y, first in corners for point in bow(x, y, radius, radius, first, first + 90, 10)]


def turned(points, degrees, centre):
    """Points turned clockwise about a centre."""
    if not degrees:
        return list(points)
    (cx, cy), c, s = centre, cos(radians(degrees)), sin(radians(degrees))
    return [(cx + (x - cx) * c - (y - cy) * s, cy + (x - cx) * s + (y - cy) * c) for x, y in points]


def moved(points, right=0, down=0, grown=1.0):
    """Points enlarged from the origin, then moved; a negative ``grown`` pair mirrors."""
    wide, tall = grown if isinstance(grown, tuple) else (grown, grown)
    return [(x * wide + right, y * tall + down) for x, y in points]


def smooth(points, closed=True, steps=10):
    """A soft curve through all points (Catmull and Rom's)."""
    count, found = len(points), []
    for n in range(count if closed else count - 1):
        if closed:
            a, b, c, d = (points[(n + k) % count] for k in (-1, 0, 1, 2))
        else:
            a, b, c, d = (points[min(max(n + k, 0), count - 1)] for k in (-1, 0, 1, 2))
        for step in range(steps):
            t = step / steps
            found.append(
                tuple(
                    0.5 * (2 * q + (r - p) * t + (2 * p - 5 * q + 4 * r - s) * t**2 + (3 * q - p - 3 * r + s) * t**3)
                    for p, q, r, s in zip(a, b, c, d, strict=True)
                )
            )
    return found if closed else [*found, points[-1]]


def ridge(dice, left, right, heights, rough=30, steps=6):
    """A broken line of hills from left to right through heights (y), rougher at every halving."""
    span = (right - left) / (len(heights) - 1)
    line = [(left + span * n, y) for n, y in enumerate(heights)]
    for _halving in range(steps):
        halves = [
            ((x1 + x2) / 2, (y1 + y2) / 2 + dice.uniform(-rough, rough))
            for (x1, y1), (x2, y2) in zip(line, line[1:], strict=False)
        ]
        line = [point for pair in zip(line, halves, strict=False) for point in pair] + [line[-1]]
        rough /= 2.1
    return line


def down_to(line, bottom):
    """The ground under a line: its outline closed along a bottom (y)."""
    return [*line, (line[-1][0], bottom), (line[0][0], bottom)]


def limb(points, widths, steps=10):
    """A tapering stroke along a curve: an arm, a branch, a neck; one width (whole) for every point."""
    spine = smooth([(x, y, w) for (x, y), w in zip(points, widths, strict=True)], closed=False, steps=steps)
    left, right = [], []
    for n, (x, y, wide) in enumerate(spine):
        x1, y1, _w = spine[max(n - 1, 0)]
        x2, y2, _w = spine[min(n + 1, len(spine) - 1)]
        far = hypot(x2 - x1, y2 - y1) or 1
        aside, along = -(y2 - y1) / far * wide / 2, (x2 - x1) / far * wide / 2
        left.append((x + aside, y + along))
        right.append((x - aside, y - along))
    return [*left, *_cap(left[-1], right[-1]), *reversed(right), *_cap(right[0], left[0])]


def cloud(dice, x, y, across, down, lumps=9, swell=0.45):
    """Outlines of the round lumps a cloud is made of."""
    found = []
    for n in range(lumps):
        angle = 2 * pi * n / lumps + dice.uniform(-0.3, 0.3)
        radius = min(across, down) * dice.uniform(swell, swell * 1.5)
        found.append(oval(x + cos(angle) * across * 0.62, y + sin(angle) * down * 0.62, radius, radius * 0.92))
    return [*found, oval(x, y, across * 0.75, down * 0.75)]


def _cap(start, end):
    cx, cy = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
    return [turned([start], -180 * n / 6, (cx, cy))[0] for n in range(1, 6)]
