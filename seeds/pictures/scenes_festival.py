"""Beside the festival's stage: nutmeg in a mortar, a map without coasts."""

from math import hypot, sin

from brush import Sheet, mixed
from inks import INK, KUNYIT, LAGOON, LEAF, MIST, MOSS, NIGHT, PAPER, PLUM, ROSE, SAGA, SAND, SEA, TERRACOTTA
from outlines import bow, dots, limb, moved, oval, smooth, turned

SKIN = mixed(TERRACOTTA, PLUM, 0.25)


def nutmeg_in_the_mortar():
    """Close: two old hands at the pestle, nutmegs red in their mace, and the dust that stands in the light."""
    s = Sheet(1500, 1000, SEA, 120)
    s.shape(s.all, mixed(SEA, INK, 0.3), mixed(LAGOON, SEA, 0.5), ((0, 0), (1500, 600)))
    s.fade(dots("820 -10, 1240 -10, 1000 760, 240 760"), mixed(KUNYIT, PAPER, 0.4), ((500, 900), (1080, -120)), 0.7)
    s.shape(
        dots("-10 700, 1510 660, 1510 1010, -10 1010"),
        TERRACOTTA,
        mixed(PLUM, TERRACOTTA, 0.3),
        ((400, 680), (900, 1010)),
    )
    for n in range(24):
        s.stroke([(n * 70 - 60, 706 - n * 2), (n * 96 - 420, 1010)], mixed(TERRACOTTA, PLUM, 0.25), 4)
    s.veil(oval(640, 930, 360, 50), PLUM, 0.6)
    wood, shade = mixed(SAND, TERRACOTTA, 0.35), mixed(TERRACOTTA, PLUM, 0.4)
    s.shape(limb(dots("640 640, 700 330, 760 20, 780 -60"), [78, 66, 60, 60]), wood, shade, ((680, 300), (760, 320)))
    mortar = smooth(
        dots("330 560, 370 700, 440 790, 450 860, 390 930, 650 950, 890 930, 830 860, 840 790, 910 700, 950 560")
    )
    s.shape(mortar, mixed(INK, LAGOON, 0.3), NIGHT, ((840, 560), (420, 760)))
    s.shape(oval(640, 560, 312, 84), mixed(LAGOON, MIST, 0.3), SEA, ((860, 540), (420, 590)))
    s.shape(oval(640, 568, 262, 62), NIGHT)
    s.shape(oval(640, 586, 226, 42), mixed(TERRACOTTA, PLUM, 0.3), KUNYIT, ((480, 620), (840, 560)))
    s.shape(limb([(652, 600), (690, 400)], [84, 70]), wood, shade, ((660, 500), (716, 506)))
    for _grain in range(120):
        x, y = 640 + s.random.gauss(120, 170), 520 - abs(s.random.gauss(0, 190))
        s.disc(x, y, s.random.uniform(1, 4), mixed(KUNYIT, PAPER, s.random.random()))
    dark = mixed(SKIN, NIGHT, 0.3)
    s.shape(limb(dots("1560 60, 1240 160, 900 250"), [250, 190, 110]), SAGA, PLUM, ((1200, 60), (1260, 300)))
    s.shape(limb([(960, 236), (800, 270)], [104, 88]), SKIN, dark, ((880, 190), (890, 310)))
    s.shape(
        limb(dots("-60 240, 260 330, 540 420"), [240, 190, 110]),
        mixed(SAGA, TERRACOTTA, 0.4),
        PLUM,
        ((300, 220), (240, 460)),
    )
    s.shape(limb([(500, 406), (640, 440)], [104, 88]), SKIN, dark, ((560, 360), (550, 480)))
    for x, y, way in ((736, 258, -1), (690, 436, 1)):
        s.shape(oval(x - way * 26, y, 84, 72), SKIN)
        for n in range(4):
            finger = [(x - way * 46, y - 54 + n * 36), (x + way * 40, y - 50 + n * 34), (x + way * 50, y - 40 + n * 34)]
            span = ((x, y - 66 + n * 36), (x, y - 28 + n * 36))
            s.shape(limb(finger, [38, 38, 34]), mixed(SKIN, ROSE, 0.16), mixed(SKIN, PLUM, 0.45), span)
            s.stroke(bow(x + way * 10, y - 50 + n * 35, 8, 12, -60, 60, 8), mixed(SKIN, PLUM, 0.5), 2.5)
    for x, y, r in ((1120, 830, 84), (1290, 800, 74), (1220, 920, 80), (150, 880, 78), (260, 940, 66), (1400, 900, 60)):
        _nutmeg(s, x, y, r)
    return s


def _nutmeg(s, x, y, r):
    """A nut in its red net of mace."""
    s.veil(oval(x + 20, y + r * 0.8, r * 1.1, r * 0.3), PLUM, 0.6)
    nut = oval(x, y, r * 0.92, r)
    span = ((x + r * 0.5, y - r * 0.6), (x - r * 0.4, y + r * 0.8))
    s.shape(nut, mixed(TERRACOTTA, PLUM, 0.5), mixed(PLUM, NIGHT, 0.5), span)
    with s.within(nut):
        for n in range(5):
            side = (n - 2) * r * 0.4
            bend = (x + side * 1.1 + (12 if n % 2 else -12), y - r * 0.2)
            strand = [(x + side * 0.2, y - r), bend, (x + side * 1.2, y + r * 0.4), (x + side * 0.5, y + r)]
            s.shape(limb(strand, [r * 0.2, r * 0.22, r * 0.15, r * 0.1]), mixed(SAGA, TERRACOTTA, (n % 2) * 0.4))
    s.shape(oval(x + r * 0.3, y - r * 0.5, r * 0.16, r * 0.1, 30), ROSE)


def map_without_coasts():
    """A map on the floor of the old store: no coastline anywhere, only winds, waves, and flowers for the family."""
    s = Sheet(1500, 1000, SEA, 220)
    s.shape(s.all, mixed(INK, SEA, 0.35), NIGHT, ((0, 0), (1500, 1000)))
    sheet = smooth(
        dots("150 130, 500 96, 960 120, 1340 90, 1372 420, 1350 880, 980 906, 560 880, 170 910, 128 540"), steps=14
    )
    s.veil([(x + 26, y + 34) for x, y in sheet], NIGHT, 0.6)
    s.shape(sheet, PAPER, SAND, ((300, 120), (1200, 960)))
    with s.within(sheet):
        for n in range(17):
            line = [(x, 60 + n * 56 + 20 * sin(x / 150 + n * 0.55) + 0.05 * (x - 700)) for x in range(100, 1420, 14)]
            s.stroke(line, mixed(LAGOON, PAPER, 0.45), 3)
        _winds(s)
        for x, y, ink in (
            *((330, 700, SAGA), (560, 430, SEA), (880, 640, TERRACOTTA), (1150, 420, SAGA), (740, 250, SEA)),
            *((1080, 820, KUNYIT), (360, 350, TERRACOTTA), (980, 370, SEA)),
        ):
            for k in range(5):
                s.shape(oval(*bow(x, y, 25, 25, k * 72 - 90, k * 72 - 89, 1)[0], 14), ink)
            s.disc(x, y, 13, PAPER)
            s.stroke(moved(dots("50 -6, 86 -10, 100 -2, 128 -8"), x, y), mixed(INK, SAND, 0.3), 4)
        cx, cy, side = 1200, 690, 20
        for k in range(8):
            tip = 116 if k % 2 == 0 else 66
            s.shape(turned([(cx, cy - tip), (cx + side, cy - side), (cx, cy)], k * 45, (cx, cy)), SAGA)
            s.shape(
                turned([(cx, cy - tip), (cx - side, cy - side), (cx, cy)], k * 45, (cx, cy)), mixed(ROSE, PAPER, 0.4)
            )
        s.ring(cx, cy, 82, INK, 4)
    s.fade(sheet, PLUM, ((700, 300), (100, 1000)), 0.4)
    for x, y in ((172, 152), (1316, 116), (1322, 856), (196, 880)):
        s.veil(oval(x + 12, y + 18, 44, 38), NIGHT, 0.6)
        s.shape(oval(x, y, 40, 44), mixed(TERRACOTTA, PLUM, 0.5), NIGHT, ((x - 20, y - 30), (x + 20, y + 50)))
        s.stroke(smooth([(x - 20, y - 30), (x + 6, y - 8), (x - 8, y + 34)], closed=False), SAGA, 8)
        s.stroke(smooth([(x + 24, y - 26), (x + 14, y + 8), (x + 24, y + 24)], closed=False), SAGA, 7)
    s.shape(limb(dots("780 1060, 850 940, 930 830"), [150, 130, 84]), LEAF, MOSS, ((760, 900), (920, 1000)))
    s.shape(oval(948, 802, 48, 42, -40), SKIN)
    s.shape(limb(dots("960 800, 1000 760, 1004 700"), [36, 28, 20]), SKIN)
    for k in range(3):
        finger = [(940 - k * 14, 780 + k * 12), (970 - k * 14, 752 + k * 14), (984 - k * 8, 790 + k * 8)]
        s.shape(limb(finger, [32, 30, 24]), mixed(SKIN, ROSE, 0.12))
    return s


def _winds(s):
    for points, ink in (
        ("210 800, 420 640, 560 430, 860 300, 1120 300", SAGA),
        ("1290 780, 1080 690, 860 640, 700 500, 640 300, 760 180", SEA),
        ("240 240, 420 330, 640 580, 960 760, 1230 560", TERRACOTTA),
        ("300 480, 520 520, 900 470, 1260 210", KUNYIT),
    ):
        path = smooth(dots(points), closed=False, steps=14)
        for k in (-13, 0, 13):
            s.stroke([(x + k * 0.6, y + k) for x, y in path[abs(k) // 5 : -3]], ink, 4)
        (x0, y0), (x1, y1) = path[-8], path[-1]
        across, down = (x1 - x0) / hypot(x1 - x0, y1 - y0), (y1 - y0) / hypot(x1 - x0, y1 - y0)
        head = dots("30 0, -34 38, -16 0, -34 -38")
        s.shape([(x1 + across * a - down * b, y1 + down * a + across * b) for a, b in head], ink)
