"""A plate of gohu, from above."""

from math import cos, pi, radians, sin

from brush import Sheet, mixed
from inks import INK, KUNYIT, LEAF, MIST, MOSS, NIGHT, PAPER, PLUM, ROSE, SAGA, SAND, SEA
from outlines import bow, box, dots, limb, moved, oval, smooth, turned


def plate_of_gohu():
    """Diced tuna under basil and red chilli on a banana leaf, limes cut, shallots and chillies around."""
    s = Sheet(1500, 1000, INK, 21)
    s.shape(s.all, mixed(INK, SEA, 0.3), NIGHT, ((0, 0), (1500, 1000)))
    for n in range(8):
        s.stroke([(-10, 60 + n * 130), (1510, 20 + n * 136)], mixed(NIGHT, INK, 0.3), 6)
        for _grain in range(5):
            x, y = s.random.uniform(0, 1400), 70 + n * 130 + s.random.uniform(0, 90)
            s.stroke([(x, y), (x + s.random.uniform(60, 240), y + 4)], mixed(INK, SEA, 0.4), 2)
    _banana_leaf(s)
    cx, cy = 690, 500
    s.veil(oval(cx + 34, cy + 44, 372), NIGHT, 0.6)
    s.shape(oval(cx, cy, 370), PAPER, mixed(MIST, SAND, 0.5), ((cx - 200, cy - 260), (cx + 220, cy + 280)))
    s.ring(cx, cy, 352, SEA, 8)
    for turn in range(0, 360, 12):
        x, y = bow(cx, cy, 324, 324, turn, turn + 1, 1)[0]
        s.shape(oval(x, y, 16, 7, turn + 60), SEA if turn % 24 else SAGA)
    s.shape(oval(cx, cy, 292), mixed(SAND, PAPER, 0.5), PAPER, ((cx - 240, cy - 240), (cx + 200, cy + 200)))
    s.shape(oval(cx + 6, cy + 8, 252), mixed(KUNYIT, SAND, 0.45))
    _food(s, cx, cy)
    for x, y, r, cut in ((1180, 300, 92, True), (1300, 430, 84, False), (1130, 470, 62, True)):
        _lime(s, x, y, r, cut)
    for x, y, turn in ((1220, 700, 20), (1280, 760, -12), (1140, 780, 44), (190, 300, -50), (250, 230, -20)):
        body = turned(moved(smooth(dots("-110 -6, -60 -26, 20 -20, 120 14, 20 14, -60 18")), x, y), turn, (x, y))
        s.veil([(px + 14, py + 18) for px, py in body], NIGHT, 0.5)
        s.shape(body, SAGA, mixed(SAGA, PLUM, 0.6), turned([(x, y - 24), (x, y + 24)], turn, (x, y)))
        stem = limb([(x - 104, y - 4), (x - 130, y - 10), (x - 156, y - 34)], [22, 14, 8])
        s.shape(turned(stem, turn, (x, y)), LEAF)
    for x, y, turn in ((170, 790, 30), (290, 860, -24), (110, 660, 80)):
        bulb = smooth(dots("-64 0, -30 -46, 30 -42, 66 -8, 104 -4, 66 10, 30 44, -30 46"))
        bulb = turned(moved(bulb, x, y), turn, (x, y))
        s.veil([(px + 16, py + 20) for px, py in bulb], NIGHT, 0.5)
        s.shape(bulb, mixed(ROSE, SAGA, 0.35), PLUM, ((x - 40, y - 50), (x + 40, y + 60)))
        for k in (-20, 0, 20):
            skin = smooth([(x - 56, y + k * 0.4), (x, y + k * 1.2), (x + 70, y)], closed=False)
            s.stroke(turned(skin, turn, (x, y)), mixed(PLUM, ROSE, 0.5), 3)
    return s


def _banana_leaf(s):
    leaf = smooth(dots("-120 560, 180 330, 620 220, 1120 250, 1460 420, 1560 600, 1300 760, 860 850, 380 820, 60 700"))
    leaf = turned(leaf, -6, (750, 520))
    s.veil([(x + 26, y + 34) for x, y in leaf], NIGHT, 0.6)
    s.shape(leaf, LEAF, MOSS, ((300, 250), (1100, 850)))
    with s.within(leaf):
        for n in range(46):
            x = n * 36 - 60
            low = x * 0.08
            s.stroke(
                smooth([(x, 600 - low), (x + 60, 420 - low), (x + 160, 200)], closed=False),
                mixed(LEAF, KUNYIT, 0.14),
                3,
            )
            s.stroke(
                smooth([(x, 600 - low), (x + 70, 740 - low), (x + 160, 900)], closed=False), mixed(MOSS, LEAF, 0.4), 3
            )
        s.stroke([(-60, 604), (1560, 480)], mixed(LEAF, KUNYIT, 0.4), 13)


def _food(s, cx, cy):
    # The golden angle lays the cubes evenly; from the rim inwards, so that the heap rises to the middle.
    for n in reversed(range(90)):
        angle, part = n * 2.39996, (n / 90) ** 0.5
        x, y = cx + cos(angle) * part * 220, cy + sin(angle) * part * 216
        r, turn = s.random.uniform(28, 38), s.random.uniform(0, 90)
        top = turned(box(x - r, y - r, x + r, y + r), turn, (x, y))
        s.veil([(px + 10, py + 16) for px, py in top], mixed(SAGA, PLUM, 0.7), 0.65)
        ink = mixed(SAGA, ROSE, s.random.uniform(0.15, 0.75))
        s.shape([(px + 3, py + 8) for px, py in top], mixed(ink, PLUM, 0.45))
        s.shape(top, ink, mixed(ink, PAPER, 0.35), ((x + r, y + r), (x - r, y - r)))
        vein = [((top[k][0] + x) / 2, (top[k][1] + y) / 2) for k in (0, 1)]
        s.stroke(vein, mixed(ink, PAPER, 0.4), 2.5)
    for n in range(16):
        angle, part, turn = n * 2.6 + 1, 60 + (n * 53) % 140, n * 67
        x, y = cx + cos(angle) * part, cy + sin(angle) * part
        s.veil(turned(limb([(x - 44, y + 14), (x, y + 8), (x + 50, y + 16)], [4, 42, 2]), turn, (x, y)), PLUM, 0.5)
        leaf = turned(limb([(x - 50, y), (x, y - 8), (x + 52, y)], [6, 46, 2]), turn, (x, y))
        s.shape(leaf, mixed(LEAF, KUNYIT, 0.15 + (n % 3) * 0.1), MOSS, ((x - 30, y - 30), (x + 30, y + 30)))
        s.stroke(turned([(x - 48, y), (x, y - 7), (x + 44, y)], turn, (x, y)), MOSS, 2.5)
    for n in range(22):
        angle, part = n * 2.1 + 0.4, 40 + (n * 71) % 180
        x, y = cx + cos(angle) * part, cy + sin(angle) * part
        if n % 2:
            s.ring(x, y, 15, SAGA, 8)
            s.disc(x, y, 3, KUNYIT)
        else:
            s.stroke(bow(x, y, 26, 22, n * 40, n * 40 + 210, 16), mixed(ROSE, PLUM, 0.45), 6)
    for _nut in range(26):
        angle, part = s.random.uniform(0, 2 * pi), s.random.random() ** 0.5 * 210
        s.shape(oval(cx + cos(angle) * part, cy + sin(angle) * part, 10, 7, s.random.uniform(0, 180)), SAND)


def _lime(s, x, y, r, cut):
    s.veil(oval(x + 18, y + 22, r), NIGHT, 0.55)
    span = ((x - r * 0.6, y - r * 0.7), (x + r * 0.6, y + r * 0.8))
    s.shape(oval(x, y, r), mixed(LEAF, KUNYIT, 0.45), mixed(LEAF, MOSS, 0.3), span)
    if not cut:
        s.shape(oval(x - r * 0.3, y - r * 0.4, r * 0.24, r * 0.14, -40), mixed(KUNYIT, PAPER, 0.6))
        return
    s.disc(x, y, r * 0.9, mixed(PAPER, KUNYIT, 0.15))
    for k in range(9):
        corners = ((20, 0.14), (4, 0.76), (20, 0.82), (36, 0.76))
        wedge = [(x + cos(radians(k * 40 + a)) * r * far, y + sin(radians(k * 40 + a)) * r * far) for a, far in corners]
        span = ((x + r, y + r), (x - r, y - r))
        s.shape(smooth(wedge, steps=4), mixed(KUNYIT, LEAF, 0.12), mixed(KUNYIT, PAPER, 0.4), span)
