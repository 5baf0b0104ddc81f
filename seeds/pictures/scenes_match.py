"""The last moments of two matches: a ball in the net, a shuttlecock outside the line."""

from math import sin

from brush import Sheet, mixed
from inks import INK, KUNYIT, LAGOON, LEAF, MIST, MOSS, NIGHT, PAPER, PLUM, ROSE, SAGA, SAND, SEA, TERRACOTTA
from outlines import box, dots, limb, oval, rounded, smooth
from people import person
from scenes_keeper import football

SKIN = mixed(ROSE, TERRACOTTA, 0.6)


def ball_in_the_net():
    """From behind the net: the last free kick has come in off the post; the wall and the stands stand still."""
    s = Sheet(1500, 1000, NIGHT, 14)
    s.shape(s.all, mixed(PLUM, NIGHT, 0.4), mixed(SAGA, PLUM, 0.45), ((0, 0), (0, 560)))
    for n in range(11):
        y = 130 + n * 32
        s.shape(box(-10, y, 1510, y + 34), mixed(PLUM, NIGHT, 0.25 + (n % 2) * 0.15))
        for k in range(48):
            x = k * 32 + (n % 2) * 16 + s.random.uniform(-3, 3)
            ink = [SAGA, TERRACOTTA, KUNYIT, ROSE][(k * 7 + n * 3) % 4]
            s.shape(oval(x, y + 6, 10, 12), mixed(ink, PLUM, s.random.uniform(0.5, 0.85)))
    s.shape(box(-10, 0, 1510, 120), NIGHT)
    for x in (180, 520, 1010, 1340):
        s.glow(x, 118, 250, mixed(PAPER, KUNYIT, 0.25), 0.8)
        for k in range(5):
            s.disc(x - 60 + k * 30, 112, 11, PAPER)
    s.soften(2.5)
    s.shape(box(-10, 456, 1510, 520), mixed(KUNYIT, TERRACOTTA, 0.2))
    for n in range(8):
        s.shape(box(n * 200 - 10, 456, n * 200 + 92, 520), SAGA)
    s.shape(box(-10, 512, 1510, 1010), LEAF, MOSS, ((0, 512), (0, 950)))
    for n in range(5):
        s.veil([(n * 330 - 120, 512), (n * 330 + 40, 512), (n * 520 - 380, 1010), (n * 520 - 640, 1010)], MOSS, 0.35)
    s.stroke([(-10, 640), (1510, 640)], mixed(PAPER, LEAF, 0.15), 6)
    for n, x in enumerate((560, 622, 684, 746, 808)):
        s.veil(oval(x + 6, 640, 44, 8), NIGHT, 0.45)
        arms = ((-0.05, 0.48), (0.05, 0.48)) if n % 2 else ((-0.2, 0.97), (0.2, 0.97))
        person(s, x, 636 - (18 if n % 2 else 0), 212 + (n % 3) * 10, SAGA, PAPER, SKIN, NIGHT, arms=arms)
    person(s, 900, 560, 130, SEA, INK, SKIN, NIGHT, stride=0.3, arms=((-0.3, 0.92), (0.3, 0.95)))
    person(s, 330, 690, 260, LAGOON, INK, SKIN, NIGHT, stride=0.2, lean=-0.06, arms=((-0.32, 0.7), (0.25, 0.55)))
    # The goal frame seen from inside, then the net nearest to us, pulled out by the ball.
    s.stroke([(1290, 20), (1290, 820)], PAPER, 32)
    s.shape(box(1296, 20, 1306, 820), mixed(LAGOON, MIST, 0.5))
    s.stroke([(-20, 20), (1290, 20)], PAPER, 32)
    s.stroke([(-20, 820), (1290, 820)], mixed(PAPER, LEAF, 0.1), 12)
    bx, by = 1060, 430

    def pulled(x, y):
        far = ((x - bx) ** 2 + (y - by) ** 2) ** 0.5
        pull = 0.4 * max(0, 1 - far / 420) ** 1.5
        return (x + (bx - x) * pull + 14 * sin(y / 90), y + (by + 40 - y) * pull + 10 * sin(x / 80))

    football(s, bx, by, 118, 12)
    for n in range(-8, 22):
        for way in (1, -1):
            line = [pulled(n * 112 + way * k * 26 + (0 if way > 0 else 600), k * 34 - 10) for k in range(32)]
            s.stroke(line, mixed(PAPER, MIST, 0.3), 3)
    return s


def just_outside():
    """From the floor: the shuttlecock lies a hand's breadth outside the line; far off, two players stand."""
    s = Sheet(1500, 1000, MOSS, 23)
    s.shape(s.all, mixed(SEA, NIGHT, 0.45), mixed(SEA, INK, 0.3), ((0, 0), (0, 500)))
    for n in range(5):
        x = 140 + n * 310
        s.fade([(x - 70, -10), (x + 70, -10), (x + 220, 460), (x - 220, 460)], MIST, ((x, 460), (x, -10)), 0.3)
        s.shape(rounded(x - 80, -20, x + 80, 22, 10), PAPER)
    for n in range(200):
        x, y, r = s.random.uniform(0, 1500), 300 + s.random.uniform(0, 120), s.random.uniform(7, 11)
        s.disc(x, y, r, mixed([INK, PLUM, SEA, LAGOON][n % 4], NIGHT, s.random.uniform(0.1, 0.6)))
    s.shape(box(-10, 408, 1510, 466), INK)
    s.shape(box(-10, 452, 1510, 1010), mixed(LEAF, LAGOON, 0.25), mixed(MOSS, SEA, 0.2), ((300, 452), (1000, 1000)))
    s.stroke([(-10, 560), (1510, 560)], mixed(PAPER, LEAF, 0.25), 6)
    s.stroke([(620, 452), (-200, 1010)], mixed(PAPER, LEAF, 0.2), 10)
    # Two players, one bent over, and the net before them.
    for x, lean, arms in ((690, 0.14, ((-0.06, 0.44), (0.22, 0.4))), (850, -0.02, ((-0.15, 0.93), (0.15, 0.95)))):
        s.veil(oval(x - 60, 556, 100, 9), NIGHT, 0.4)
        person(s, x, 556, 230, SAGA, PAPER, SKIN, NIGHT, lean=lean, arms=arms)
    s.stroke([(742, 466), (780, 546)], KUNYIT, 4)
    s.ring(792, 566, 24, KUNYIT, 4)
    for x in range(-10, 1520, 15):
        s.stroke([(x, 396), (x, 500)], mixed(NIGHT, SEA, 0.35), 1.4)
    for y in range(404, 502, 15):
        s.stroke([(-10, y), (1510, y)], mixed(NIGHT, SEA, 0.35), 1.4)
    s.shape(box(-10, 382, 1510, 400), PAPER)
    s.shape(dots("-10 800, 1510 700, 1510 742, -10 862"), PAPER, MIST, ((1200, 700), (100, 860)))
    _shuttlecock(s)
    return s


def _shuttlecock(s):
    """Large, its cork towards us, beyond the line."""
    s.veil(smooth(dots("780 906, 980 850, 1330 858, 1470 900, 1300 960, 960 956")), NIGHT, 0.5)
    tip, root = (820, 862), (880, 850)
    rim = dots("1290 600, 1345 640, 1385 700, 1400 770, 1396 846, 1370 900, 1320 930")
    for n, (x, y) in enumerate([*rim[::2], *rim[1::2]]):
        middle = (tip[0] * 0.45 + x * 0.55, tip[1] * 0.45 + y * 0.55)
        colour = PAPER if n < 4 else mixed(PAPER, MIST, 0.45)
        s.shape(
            limb([root, middle, (x, y)], [14, 34, 78]), colour, mixed(LAGOON, MIST, 0.3), ((1040, 640), (1160, 980))
        )
        s.stroke([root, (x, y)], mixed(SAND, PAPER, 0.2), 6)
        for k in range(6):
            part = 0.6 + k * 0.065
            px, py = tip[0] * (1 - part) + x * part, tip[1] * (1 - part) + y * part
            s.stroke([(px, py), (px + 22, py - 18)], mixed(MIST, LAGOON, 0.5), 2)
    for part in (0.32, 0.52):
        thread = [(tip[0] + (x - tip[0]) * part, tip[1] + (y - tip[1]) * part) for x, y in rim]
        s.stroke(smooth(thread, closed=False), SAGA, 6)
    cork = smooth(dots("876 780, 930 826, 938 880, 900 932, 830 936, 776 900, 770 846, 812 796"))
    s.shape(cork, SAND, mixed(TERRACOTTA, SAND, 0.3), ((840, 800), (860, 940)))
    s.stroke(smooth(dots("880 778, 938 830, 942 884, 900 936"), closed=False), SAGA, 18)
