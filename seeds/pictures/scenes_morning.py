"""Early hours: a market before dawn, runners over a lake at first light."""

from math import pi, sin

from brush import Sheet, mixed
from inks import INK, KUNYIT, LAGOON, LEAF, MIST, MOSS, NIGHT, PAPER, PLUM, ROSE, SAGA, SAND, SEA, TERRACOTTA
from outlines import bow, box, dots, down_to, limb, moved, oval, ridge, rounded, smooth
from people import person


def market_before_dawn():
    """The market's lamps are lit under a night sky; behind the roofs the first train draws a line of light."""
    s = Sheet(1500, 1000, NIGHT, 8)
    s.shape(s.all, NIGHT, mixed(INK, SEA, 0.6), ((0, 0), (0, 420)))
    for _star in range(70):
        s.disc(s.random.uniform(0, 1500), s.random.uniform(0, 260), s.random.uniform(0.8, 2.4), mixed(MIST, SEA, 0.3))
    s.glow(1180, 420, 620, mixed(KUNYIT, TERRACOTTA, 0.5), 0.45, flat=0.45)
    s.shape(down_to(ridge(s.random, 0, 1500, [350, 300, 330, 280, 340, 360], 20), 520), mixed(SEA, NIGHT, 0.5))
    # The station and the train.
    s.shape(box(0, 430, 1500, 520), mixed(INK, NIGHT, 0.3))
    s.shape(dots("700 340, 1060 270, 1420 340, 1420 362, 700 362"), TERRACOTTA, SAGA, ((1060, 270), (1060, 362)))
    for x in (740, 900, 1220, 1380):
        s.shape(box(x, 360, x + 14, 450), PAPER)
    s.shape(rounded(-80, 376, 1190, 446, 26), mixed(MIST, SEA, 0.25))
    s.shape(box(-80, 424, 1180, 446), SAGA)
    for n in range(24):
        s.shape(rounded(-60 + n * 50, 388, -24 + n * 50, 414, 5), KUNYIT if n % 7 else SEA)
    s.glow(1200, 415, 150, KUNYIT, 0.9)
    # Rows of stalls, the nearer the larger.
    for row, (top, wide, tall, start) in enumerate(((480, 190, 56, -60), (560, 280, 84, -170))):
        for n in range(9 - row * 2):
            _stall(s, start + n * (wide + 18), top, wide, tall, n * 2 + row, row)
    # In front: fish on banana leaves under one lamp, two sellers behind them.
    skin = mixed(ROSE, TERRACOTTA, 0.6)
    person(s, 300, 1060, 560, SAGA, PLUM, skin, NIGHT, arms=((0.08, 0.42), (0.24, 0.4)))
    s.shape(
        smooth(dots("206 566, 250 524, 300 462, 350 524, 394 566, 300 584")), SAND, TERRACOTTA, ((360, 500), (230, 570))
    )
    person(s, 1170, 1040, 540, SEA, INK, skin, NIGHT, arms=((-0.22, 0.42), (-0.08, 0.4)))
    s.shape(dots("0 800, 1500 770, 1500 1000, 0 1000"), mixed(TERRACOTTA, NIGHT, 0.35), PLUM, ((0, 790), (0, 1000)))
    s.glow(640, 800, 560, KUNYIT, 0.7, flat=0.5)
    for n in range(11):
        x, y = 150 + n * 112, 880 + (n % 2) * 40
        s.shape(oval(x, y + 12, 78, 26, -12), mixed(LEAF, MOSS, 0.3))
        for k in range(3):
            _fish(s, x - 8 + k * 6, y - k * 17, 58, [SEA, LAGOON, MIST][(n + k) % 3])
    s.stroke([(640, 0), (640, 560)], NIGHT, 5)
    s.shape(dots("588 600, 612 556, 668 556, 692 600"), SAGA)
    s.glow(640, 606, 200, PAPER, 0.9)
    s.disc(640, 604, 20, PAPER)
    return s


def _stall(s, left, top, wide, tall, number, row):
    one, two = [(SAGA, PAPER), (SEA, PAPER), (KUNYIT, TERRACOTTA), (LAGOON, PAPER), (TERRACOTTA, PAPER)][number % 5]
    s.shape(box(left + 8, top + tall, left + wide - 8, top + tall * 2.6), mixed(INK, NIGHT, 0.5))
    s.glow(left + wide / 2, top + tall * 1.5, wide * 0.62, KUNYIT, 0.95)
    part = wide / 8
    for k in range(8):
        ink, inner = one if k % 2 else two, left + 20 + k * (part - 5)
        near = left + k * part
        strip = [(inner, top), (inner + part - 5, top), (near + part, top + tall), (near, top + tall)]
        s.shape(strip, mixed(ink, NIGHT, 0.25 - row * 0.1))
        s.shape(
            bow(near + part / 2, top + tall - 1, part / 2, part / 3, 0, 180, 12), mixed(ink, NIGHT, 0.35 - row * 0.1)
        )
    s.disc(left + wide / 2, top + tall * 1.35, 7 + row * 3, PAPER)
    for k in range(2 + row):
        x = left + wide * (0.3 + 0.24 * k)
        person(s, x, top + tall * 2.9, tall * 1.5, NIGHT, NIGHT, NIGHT, arms=((-0.1, 0.5), (0.14, 0.55)))


def _fish(s, x, y, long, ink):
    body = [(x - long + long * 2 * n / 14, y - sin(pi * n / 14) * long * 0.24) for n in range(15)]
    under = [(x2, 2 * y - y2) for x2, y2 in reversed(body)]
    s.shape([*body, *under], ink, mixed(ink, NIGHT, 0.55), ((x, y - 10), (x, y + 14)))
    s.shape([(x + long * 0.9, y), (x + long * 1.3, y - 15), (x + long * 1.2, y), (x + long * 1.3, y + 15)], ink)
    s.disc(x - long * 0.72, y - 3, 3.5, NIGHT)


def runners_above_the_lake():
    """High over the lake at first light: the postman with his bag is alone in front, the others a thread behind."""
    s = Sheet(1500, 1000, PAPER, 24)
    s.shape(s.all, mixed(KUNYIT, PAPER, 0.35), PAPER, ((0, 0), (0, 340)))
    s.glow(330, 250, 420, KUNYIT, 0.8)
    s.disc(330, 236, 50, PAPER)
    for colour, heights, low in (
        (mixed(LAGOON, PAPER, 0.5), [300, 230, 270, 190, 240, 210], 420),
        (mixed(LAGOON, SEA, 0.3), [340, 350, 300, 340, 260, 220], 460),
    ):
        hills = down_to(ridge(s.random, -20, 1520, heights, 24), low)
        s.shape(hills, colour, mixed(colour, PAPER, 0.5), ((0, 230), (0, low)))
    lake = smooth(
        dots(
            "-60 470, 180 420, 480 402, 860 398, 1200 420, 1420 480, 1360 580, 1060 640, "
            "760 620, 560 700, 240 760, -60 740"
        )
    )
    s.shape(box(0, 410, 1500, 1000), mixed(LEAF, KUNYIT, 0.2), MOSS, ((0, 400), (0, 900)))
    s.shape([(x, y + 10) for x, y in lake], SAND)
    s.shape(lake, LAGOON, SEA, ((300, 420), (800, 720)))
    with s.within(lake):
        for n in range(30):
            middle = 330 + s.random.uniform(-30, 30)
            wide = 30 + n * 4 * s.random.random() + n
            s.shape(oval(middle, 420 + n * 11, wide, 2.2), mixed(PAPER, KUNYIT, 0.3))
        s.shape(smooth(dots("620 470, 700 436, 780 460, 810 486, 700 500")), LEAF, MOSS, ((650, 450), (780, 500)))
    for _tree in range(110):
        x, y = s.random.uniform(-20, 1520), s.random.uniform(640, 900)
        if y > 700 + abs(x - 980) * 0.12 or (x > 1120 and y > 630):
            r = 12 + (y - 600) / 12
            green = mixed(MOSS, LEAF, s.random.uniform(0, 0.6))
            s.shape([(x - r * 0.7, y), (x, y - r * 2.6), (x + r * 0.7, y)], green)
    crest = smooth(
        dots("-40 900, 160 880, 380 850, 600 846, 820 800, 980 730, 1130 690, 1300 600, 1420 560, 1540 520"),
        closed=False,
    )
    s.shape(down_to(crest, 1010), mixed(TERRACOTTA, PLUM, 0.35), mixed(PLUM, NIGHT, 0.3), ((700, 760), (900, 1020)))
    s.shape([*crest, *reversed([(x, y + 16) for x, y in crest])], mixed(KUNYIT, SAND, 0.4))
    for _stone in range(26):
        x, y = s.random.uniform(0, 1500), s.random.uniform(780, 990)
        if y > 940 - x * 0.2:
            stone = moved(smooth(dots("0 0, 20 -18, 52 -10, 64 12, 10 14")), x, y)
            s.shape(stone, mixed(PLUM, TERRACOTTA, 0.35), mixed(PLUM, NIGHT, 0.3), ((x, y - 20), (x + 40, y + 14)))
    for x, y, tall, ink in ((40, 890, 74, SEA), (110, 884, 78, PAPER), (230, 870, 84, SAGA), (300, 862, 88, INK)):
        arms = ((0.17, 0.6), (-0.14, 0.56))
        person(s, x, y, tall, ink, NIGHT, ROSE, NIGHT, stride=0.28, lean=0.06, arms=arms)
    _postman(s, 1010, 712, 330)
    return s


def _postman(s, x, y, t):
    """Running uphill to the right, large; drawn in parts of his height ``t``."""
    skin = mixed(PLUM, TERRACOTTA, 0.45)

    def at(points):
        return moved(points, x, y, t)

    s.shape(at(limb(dots("0.02 -0.5, -0.1 -0.3, -0.3 -0.22"), [0.13, 0.11, 0.06])), INK)
    s.shape(at(limb([(-0.2, -0.24), (-0.34, -0.2)], [0.07, 0.06])), skin)
    s.shape(at(smooth(dots("-0.33 -0.27, -0.29 -0.2, -0.32 -0.1, -0.36 -0.1, -0.37 -0.22"))), PAPER)
    s.shape(at(limb(dots("0.06 -0.74, -0.1 -0.64, -0.08 -0.52"), [0.08, 0.07, 0.05])), skin)
    shirt = at(limb(dots("0.12 -0.8, 0.06 -0.64, 0.02 -0.48"), [0.19, 0.2, 0.17]))
    s.shape(shirt, TERRACOTTA, SAGA, ((x - 0.1 * t, y - 0.7 * t), (x + 0.2 * t, y - 0.5 * t)))
    s.shape(at(limb(dots("0.03 -0.5, 0.2 -0.36, 0.21 -0.28"), [0.15, 0.13, 0.1])), INK)
    s.shape(at(limb(dots("0.2 -0.3, 0.17 -0.14, 0.15 -0.03"), [0.09, 0.08, 0.05])), skin)
    s.shape(at(smooth(dots("0.11 -0.07, 0.18 -0.06, 0.28 -0.03, 0.28 0.0, 0.11 0.0"))), PAPER)
    s.stroke(at([(0.17, -0.8), (-0.06, -0.5)]), KUNYIT, 9)
    bag = at(smooth(dots("-0.19 -0.58, 0.0 -0.55, 0.02 -0.4, -0.17 -0.42"), steps=4))
    s.shape(bag, KUNYIT, mixed(KUNYIT, TERRACOTTA, 0.7), ((x - 0.1 * t, y - 0.58 * t), (x - 0.06 * t, y - 0.4 * t)))
    s.stroke(at(dots("-0.18 -0.54, -0.08 -0.48, 0.01 -0.51")), PLUM, 3)
    s.shape(at(limb(dots("0.14 -0.78, 0.12 -0.6, 0.3 -0.62"), [0.08, 0.075, 0.05])), skin)
    s.shape(at(limb([(0.14, -0.82), (0.17, -0.9)], [0.07, 0.07])), skin)
    s.shape(at(oval(0.185, -0.92, 0.06, 0.072, 12)), skin)
    s.shape(at(smooth(dots("0.11 -0.93, 0.14 -1.0, 0.2 -1.01, 0.245 -0.965, 0.31 -0.955, 0.24 -0.94"))), SAGA)
