"""Small things seen large: a frog on a fingernail, a float that guards a river."""

from math import sin

from brush import Sheet, mixed
from inks import INK, KUNYIT, LAGOON, LEAF, MIST, MOSS, NIGHT, PAPER, PLUM, ROSE, SAGA, SAND, SEA, TERRACOTTA
from outlines import bow, box, dots, down_to, limb, moved, oval, ridge, rounded, smooth


def frog_on_a_fingernail():
    """Out of the dark moss a finger in torchlight, and on its nail a brown frog, whole."""
    s = Sheet(1600, 1200, MOSS, 25)
    s.shape(s.all, mixed(MOSS, NIGHT, 0.55), MOSS, ((0, 0), (1300, 1100)))
    for n in range(46):
        x, y, long = s.random.uniform(-60, 1660), s.random.uniform(-60, 1260), s.random.uniform(60, 170)
        colour = mixed(MOSS, [LEAF, NIGHT, SEA][n % 3], s.random.uniform(0.2, 0.5))
        lean = s.random.uniform(-160, 160)
        s.shape(limb([(x, y), (x + lean * 0.4, y - long * 0.6), (x + lean, y - long)], [10, 44, 2]), colour)
    s.soften(7)
    s.glow(930, 470, 760, mixed(KUNYIT, LEAF, 0.35), 0.85)
    s.glow(930, 470, 430, mixed(PAPER, KUNYIT, 0.35), 0.7)
    for _spore in range(60):
        x, y = s.random.uniform(300, 1500), s.random.uniform(40, 900)
        s.disc(x, y, s.random.uniform(1.5, 5), mixed(KUNYIT, PAPER, 0.6))
    skin = mixed(ROSE, TERRACOTTA, 0.4)
    finger = smooth(
        dots(
            "-60 1010, 180 900, 430 772, 640 664, 800 580, 930 532, 1050 530, 1132 590, "
            "1140 680, 1060 760, 900 840, 700 950, 480 1080, 260 1240, -60 1290"
        )
    )
    s.shape(finger, skin, mixed(PLUM, TERRACOTTA, 0.3), ((720, 660), (900, 960)))
    for x, y in ((430, 800), (470, 786), (512, 776)):
        fold = smooth([(x, y), (x + 44, y + 60), (x + 68, y + 132)], closed=False)
        s.stroke(fold, mixed(skin, PLUM, 0.45), 5)
    nail = smooth(dots("812 606, 900 556, 1010 536, 1086 570, 1104 632, 1040 676, 930 704, 846 690"))
    s.shape([(x - 3, y + 9) for x, y in nail], mixed(skin, PLUM, 0.4))
    s.shape(nail, mixed(ROSE, PAPER, 0.55), mixed(ROSE, PAPER, 0.15), ((1000, 550), (930, 700)))
    s.stroke(smooth(dots("846 668, 826 640, 834 606, 880 576"), closed=False), mixed(PAPER, ROSE, 0.2), 9)
    _frog(s, 964, 560, 1.0)
    # Moss in front, near and dark.
    for n in range(90):
        x = n * 18.5 + s.random.uniform(-12, 12)
        high = 70 + 60 * sin(n / 6) + s.random.uniform(0, 90)
        blade = [
            (x, 1220),
            (x + s.random.uniform(-24, 24), 1210 - high * 0.6),
            (x + s.random.uniform(-50, 50), 1200 - high),
        ]
        s.shape(limb(blade, [16, 18, 2]), mixed(NIGHT, MOSS, s.random.uniform(0.1, 0.8)))
    for side, x in ((1, 1380), (1, 1500)):
        stem = smooth([(x, 1220), (x - 30, 900), (x + 50 * side, 620), (x - 60, 380)], closed=False)
        s.stroke(stem, mixed(NIGHT, MOSS, 0.5), 9)
        for px, py in stem[4:-1:3]:
            for way in (-1, 1):
                leaf = limb([(px, py), (px + way * 44, py - 34), (px + way * 92, py - 30)], [7, 26, 2])
                s.shape(leaf, mixed(NIGHT, MOSS, 0.6))
    return s


def _frog(s, x, y, big):
    def at(points):
        return moved(points, x, y, big)

    brown, dark = mixed(TERRACOTTA, KUNYIT, 0.25), mixed(PLUM, NIGHT, 0.35)
    s.veil(at(oval(6, 66, 120, 22, -8)), PLUM, 0.5)
    s.shape(at(smooth(dots("-112 8, -84 -44, -34 -40, -14 8, -40 52, -96 58"))), mixed(brown, dark, 0.4))
    body = smooth(dots("-98 26, -84 -36, -30 -92, 34 -118, 86 -110, 118 -74, 112 -36, 84 -6, 60 40, -20 60, -78 56"))
    s.shape(at(body), brown, dark, ((x + 40 * big, y - 90 * big), (x - 40 * big, y + 66 * big)))
    s.shape(at(smooth(dots("112 -60, 96 -30, 70 6, 56 36, 30 44, 48 0, 76 -40"))), mixed(KUNYIT, PAPER, 0.55))
    for right, down, r in ((-40, -50, 9), (-8, -74, 7), (-62, -8, 8), (-22, -22, 11), (12, -46, 7), (30, -86, 5)):
        s.shape(at(oval(right, down, r * 1.3, r)), dark)
    thigh = at(limb(dots("-92 20, -40 8, -66 50, -20 66"), [44, 46, 30, 12]))
    s.shape(thigh, brown, dark, ((x - 60 * big, y), (x - 60 * big, y + 66 * big)))
    s.shape(at(limb(dots("58 -4, 74 30, 66 64"), [34, 26, 12])), brown)
    s.shape(at(limb(dots("20 6, 26 40, 10 66"), [30, 22, 10])), mixed(brown, dark, 0.35))
    for foot in (66, 10, -20):
        for toe in (-16, 0, 18):
            s.stroke(at([(foot, 62), (foot + toe + 8, 74)]), mixed(brown, dark, 0.25), 5 * big)
            s.disc(x + (foot + toe + 8) * big, y + 74 * big, 5 * big, brown)
    s.disc(x + 76 * big, y - 98 * big, 29 * big, brown)
    s.disc(x + 79 * big, y - 98 * big, 22 * big, KUNYIT)
    s.disc(x + 81 * big, y - 98 * big, 13 * big, NIGHT)
    s.disc(x + 86 * big, y - 104 * big, 5 * big, PAPER)
    s.stroke(at(smooth(dots("118 -68, 100 -54, 78 -58"), closed=False)), dark, 4 * big)


def float_under_the_bridge():
    """Low over the brown river in the rain: the float on its arm touches the red line, and the box calls."""
    s = Sheet(1500, 1000, INK, 27)
    s.shape(s.all, mixed(INK, SEA, 0.35), mixed(LAGOON, MIST, 0.3), ((0, 0), (0, 640)))
    s.shape(down_to(ridge(s.random, -20, 1520, [480, 430, 470, 400, 450, 470], 24), 700), mixed(SEA, LAGOON, 0.4))
    s.shape(down_to(ridge(s.random, -20, 1520, [560, 540, 520, 560, 540, 510], 16), 700), mixed(MOSS, SEA, 0.4))
    for n, x in enumerate((40, 150, 270, 1180, 1300, 1410)):
        y = 540 + (n % 3) * 16
        s.shape(box(x, y - 70, x + 86, y + 20), mixed(SAND, SEA, 0.35))
        s.shape([(x - 14, y - 66), (x + 43, y - 116), (x + 100, y - 66)], mixed(TERRACOTTA, INK, 0.35))
        s.shape(box(x + 30, y - 46, x + 56, y - 14), KUNYIT)
        s.glow(x + 43, y - 30, 80, KUNYIT, 0.7)
    water = mixed(TERRACOTTA, SAND, 0.25)
    s.shape(dots("0 640, 1500 610, 1500 1000, 0 1000"), water, mixed(TERRACOTTA, PLUM, 0.7), ((0, 620), (0, 1000)))
    for _wave in range(55):
        x, y = s.random.uniform(-60, 1500), s.random.uniform(650, 990)
        wide = 20 + (y - 600) * 0.35
        foam = mixed(SAND, TERRACOTTA, s.random.uniform(0.1, 0.6))
        s.stroke(bow(x, y, wide, wide * 0.16, 195, 345, 12), foam, 2 + (y - 600) / 110)
    # The bridge, from below.
    s.shape(
        dots("-20 -20, 1520 -20, 1520 150, -20 250"),
        mixed(MIST, INK, 0.35),
        mixed(INK, NIGHT, 0.4),
        ((0, -40), (0, 240)),
    )
    s.shape(dots("-20 210, 1520 116, 1520 150, -20 250"), NIGHT)
    for n in range(13):
        s.stroke([(n * 124 - 20, -20), (n * 124 - 20, 40)], mixed(MIST, PAPER, 0.3), 8)
    s.shape(
        dots("840 130, 1110 130, 1130 870, 820 880"),
        mixed(MIST, SAND, 0.4),
        mixed(SEA, INK, 0.4),
        ((850, 400), (1110, 480)),
    )
    for y in range(240, 860, 62):
        s.stroke([(838, y), (866, y)], INK, 5)
    s.shape(dots("829 566, 1118 562, 1119 592, 828 596"), SAGA)
    for n in range(4):
        s.stroke(
            bow(975, 866 + n * 18, 190 + n * 52, 18 + n * 8, 170, 370, 30), mixed(SAND, PAPER, 0.5 - n * 0.1), 6 - n
        )
    # The device: box with aerial on the pillar, arm and float.
    s.shape(rounded(690, 300, 850, 430, 16), KUNYIT, TERRACOTTA, ((700, 300), (850, 450)))
    s.shape(rounded(712, 322, 828, 376, 8), NIGHT)
    s.disc(735, 349, 10, SAGA)
    s.disc(770, 349, 10, LAGOON)
    s.stroke([(730, 300), (730, 170)], INK, 9)
    s.disc(730, 164, 13, PAPER)
    for n in range(3):
        for first in (-52, 128):
            arc = bow(730, 164, 46 + n * 38, 46 + n * 38, first, first + 104, 24)
            s.stroke(arc, mixed(PAPER, LAGOON, n * 0.22), 9)
    s.stroke(dots("760 430, 700 520, 470 650"), mixed(INK, NIGHT, 0.4), 13)
    s.disc(700, 520, 15, KUNYIT)
    s.veil(oval(410, 742, 210, 40), mixed(PLUM, NIGHT, 0.4), 0.5)
    s.shape(
        smooth(dots("250 700, 276 610, 360 566, 450 566, 536 604, 566 700, 500 722, 410 732, 320 724")),
        SAGA,
        PLUM,
        ((330, 580), (500, 740)),
    )
    s.shape(bow(400, 640, 120, 46, 190, 285, 30) + bow(400, 646, 110, 30, 285, 190, 30), ROSE)
    edge = smooth(dots("190 706, 250 700, 330 724, 420 732, 500 722, 566 698, 640 706"), closed=False)
    s.stroke(edge, mixed(SAND, PAPER, 0.4), 8)
    for _drop in range(120):
        x, y = s.random.uniform(-40, 1560), s.random.uniform(160, 1000)
        long = s.random.uniform(24, 70)
        s.stroke([(x, y), (x - long * 0.28, y + long)], mixed(MIST, LAGOON, s.random.uniform(0.1, 0.7)), 2)
    return s
