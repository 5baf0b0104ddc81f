"""Power and those who question it: a lectern, an avenue, a panel."""

from math import cos, radians, sin

from brush import Sheet, mixed
from inks import INK, KUNYIT, LAGOON, MIST, NIGHT, PAPER, PLUM, ROSE, SAGA, SAND, SEA, TERRACOTTA
from outlines import bow, box, dots, limb, moved, oval, rounded, smooth
from people import person, seen_from_behind


def lectern_before_microphones():
    """From below: a lectern nobody stands at, and all the microphones of the world bent towards it."""
    s = Sheet(1500, 1000, SEA, 2)
    s.shape(s.all, mixed(LAGOON, MIST, 0.35), SEA, ((1300, 0), (200, 900)))
    for x, wide in ((40, 120), (330, 100), (1120, 100), (1370, 130)):
        s.shape(box(x, -10, x + wide, 800), mixed(MIST, PAPER, 0.3), mixed(SEA, LAGOON, 0.4), ((x + wide, 0), (x, 0)))
        for k in range(4):
            s.stroke([(x + wide * (k + 0.5) / 4, -10), (x + wide * (k + 0.5) / 4, 800)], mixed(LAGOON, SEA, 0.4), 4)
    s.shape(dots("-10 790, 1510 760, 1510 1010, -10 1010"), INK, NIGHT, ((0, 780), (0, 1000)))
    s.fade(dots("620 -10, 900 -10, 1240 900, 360 900"), PAPER, ((760, 950), (760, -60)), 0.7)
    s.shape(dots("540 480, 980 480, 930 1010, 590 1010"), mixed(SAGA, PLUM, 0.15), PLUM, ((560, 500), (960, 800)))
    s.shape(dots("500 400, 1020 400, 1000 492, 520 492"), TERRACOTTA, SAGA, ((520, 400), (1000, 500)))
    s.shape(dots("520 380, 1000 380, 1020 402, 500 402"), mixed(TERRACOTTA, PAPER, 0.4))
    s.disc(760, 700, 92, mixed(KUNYIT, SAGA, 0.25))
    s.ring(760, 700, 92, KUNYIT, 8)
    s.shape(dots("760 640, 778 690, 826 700, 778 712, 760 764, 742 712, 694 700, 742 690"), PLUM)
    s.shape(dots("620 352, 750 330, 760 382, 640 384"), PAPER, MIST, ((640, 340), (760, 384)))
    heads = dots("700 300, 820 316, 590 330, 920 340, 760 250, 650 262, 880 268")
    for n, (x, y) in enumerate(heads):
        foot = (680 + n * 26, 384)
        s.stroke(smooth([foot, (x + 18 * (1 if x < 760 else -1), y + 84), (x, y)], closed=False), NIGHT, 8)
        ink = [INK, SEA, NIGHT][n % 3]
        s.shape(oval(x, y - 18, 24, 36, (x - 760) / 9), ink, mixed(ink, MIST, 0.5), ((x + 6, y + 10), (x - 26, y - 40)))
    long = [
        ((-40, 1010), (300, 690), (560, 500), SAGA),
        ((140, 1030), (380, 800), (606, 590), KUNYIT),
        ((1540, 960), (1250, 640), (990, 470), SEA),
        ((1380, 1030), (1150, 800), (950, 600), TERRACOTTA),
        ((-40, 760), (260, 520), (490, 420), LAGOON),
        ((1540, 700), (1260, 480), (1056, 404), PAPER),
        ((420, 1040), (540, 860), (680, 660), PAPER),
        ((1120, 1040), (1000, 880), (868, 660), SAGA),
    ]
    for start, middle, end, ink in long:
        s.shape(limb([start, middle, end], [62, 44, 34]), NIGHT, INK, (start, end))
        across, down = end[0] - middle[0], end[1] - middle[1]
        far = (across**2 + down**2) ** 0.5
        ux, uy = across / far, down / far
        s.shape(limb([(end[0] - ux * 46, end[1] - uy * 46), (end[0] - ux * 8, end[1] - uy * 8)], [62, 70]), ink)
        s.shape(
            limb([end, (end[0] + ux * 66, end[1] + uy * 66)], [78, 70]),
            mixed(INK, SEA, 0.3),
            mixed(LAGOON, MIST, 0.4),
            ((end[0] + 20, end[1] + 40), (end[0] - 40, end[1] - 50)),
        )
        for k in range(4):
            px, py = end[0] + ux * (k * 20 - 6), end[1] + uy * (k * 20 - 6)
            s.stroke([(px - uy * 30, py + ux * 30), (px + uy * 30, py - ux * 30)], NIGHT, 2)
    return s


def avenue_before_the_parade():
    """From far: ranks and plain flags down a wide avenue at sunrise, and the photographers waiting on their ladders."""
    s = Sheet(1600, 900, ROSE, 3)
    s.shape(s.all, mixed(ROSE, PAPER, 0.2), mixed(KUNYIT, PAPER, 0.3), ((0, 0), (0, 430)))
    s.glow(980, 400, 560, KUNYIT, 0.9)
    s.disc(980, 330, 96, PAPER)
    for n in range(24):
        x = n * 70 - 20
        high = s.random.uniform(30, 120) + (60 if abs(x - 980) > 420 else 0)
        s.shape(box(x, 430 - high, x + s.random.uniform(40, 68), 450), mixed(ROSE, PLUM, 0.28))
    s.shape(
        dots("800 450, 812 396, 790 396, 830 360, 810 358, 980 326, 1150 358, 1130 360, 1170 396, 1148 396, 1160 450"),
        mixed(SAGA, PLUM, 0.45),
    )
    s.shape(box(-10, 440, 1610, 910), SAND, mixed(ROSE, PLUM, 0.45), ((0, 430), (0, 900)))
    s.fade(dots("960 440, 1000 440, 1180 910, 560 910"), mixed(PAPER, KUNYIT, 0.3), ((900, 960), (980, 420)), 0.9)

    def far(across, deep):
        """A place on the avenue: ``across`` -1 to 1, ``deep`` 0 (near) to 1 (at the horizon)."""
        near = (1 - deep) ** 1.9
        return 980 + across * (40 + 1500 * near), 446 + 470 * near, 0.05 + near

    for step in range(24, 2, -1):
        deep = step / 26
        for way in (-1, 1):
            for k in range(8):
                x, y, big = far(way * (0.2 + k * 0.055), deep)
                s.veil(
                    [(x - 3 * big, y), (x + 3 * big, y), (x - 60 * big * (1 if x < 980 else -1), y + 60 * big)],
                    PLUM,
                    0.35,
                )
                s.shape(limb([(x, y - 96 * big), (x, y)], [36 * big, 26 * big]), mixed(INK, ROSE, deep * 0.5))
                s.disc(x, y - 122 * big, 17 * big, mixed(INK, ROSE, deep * 0.5))
    for step in range(13, 1, -1):
        deep = step / 14
        for n, way in enumerate((-1, 1)):
            x, y, big = far(way * 0.75, deep)
            ink = mixed([SAGA, KUNYIT, TERRACOTTA][(step + n) % 3], ROSE, deep * 0.45)
            s.stroke([(x, y), (x, y - 470 * big)], mixed(PLUM, ROSE, deep * 0.4), max(1.5, 11 * big))
            flag = dots("0 -468, 90 -486, 180 -452, 280 -470, 282 -330, 182 -312, 90 -346, 0 -328")
            s.shape(moved(smooth(flag, steps=4), x, y, big), ink, mixed(ink, PLUM, 0.5), ((x, y), (x + 260 * big, y)))
    # In front, dark against it all: those who wait for the picture.
    for x, y, tall in ((180, 980, 520), (420, 1010, 470), (1420, 1000, 540)):
        for side in (-1, 1):
            s.stroke([(x + side * 30, y - tall * 0.25), (x + side * 86, 910)], NIGHT, 10)
        for k in range(3):
            s.stroke([(x - 44 - k * 16, 760 + k * 50), (x + 44 + k * 16, 760 + k * 50)], NIGHT, 8)
        person(s, x, y - tall * 0.24, tall, NIGHT, NIGHT, NIGHT, NIGHT, arms=((0.16, 0.9), (0.2, 0.88)))
        s.shape(rounded(x + tall * 0.07, y - tall * 1.2, x + tall * 0.2, y - tall * 1.11, 8), NIGHT)
        s.shape(rounded(x + tall * 0.18, y - tall * 1.19, x + tall * 0.36, y - tall * 1.12, 8), NIGHT)
        s.shape(box(x + tall * 0.34, y - tall * 1.2, x + tall * 0.38, y - tall * 1.11), INK)
    for x, tall in ((60, 190), (300, 170), (580, 210), (1260, 200), (1560, 220)):
        seen_from_behind(s, x, 930, tall, NIGHT, NIGHT)
    return s


def three_who_ask():
    """From below: three chairs on high behind a long desk, a clock's round window, and one small parcel before them."""
    s = Sheet(1500, 1000, PLUM, 18)
    s.shape(s.all, mixed(PLUM, NIGHT, 0.35), PLUM, ((0, 0), (0, 700)))
    s.shape(oval(750, 250, 330), KUNYIT, mixed(KUNYIT, ROSE, 0.6), ((750, -60), (750, 540)))
    s.glow(750, 250, 620, KUNYIT, 0.55)
    # Fourteen panes: the days they give.
    for n in range(14):
        angle = radians(-90 + n * 360 / 14)
        s.stroke(
            [(750 + 110 * cos(angle), 250 + 110 * sin(angle)), (750 + 330 * cos(angle), 250 + 330 * sin(angle))],
            PLUM,
            9,
        )
    s.disc(750, 250, 112, PLUM)
    s.disc(750, 250, 100, mixed(KUNYIT, PAPER, 0.6))
    s.ring(750, 250, 336, mixed(PLUM, NIGHT, 0.4), 20)
    for x in (-40, 130, 1290, 1460):
        s.shape(
            box(x, -10, x + 90, 700),
            mixed(PLUM, ROSE, 0.16),
            mixed(PLUM, NIGHT, 0.4),
            ((750 if x > 700 else x + 90, 0), (x + (90 if x > 700 else 0), 0)),
        )
    s.fade(dots("420 300, 1080 300, 1420 1010, 80 1010"), KUNYIT, ((750, 1080), (750, 240)), 0.3)
    for x, ink, hair in ((430, SEA, PAPER), (750, SAGA, NIGHT), (1070, INK, NIGHT)):
        s.shape(
            smooth([(x - 104, 520), (x - 112, 300), (x - 60, 236), (x + 60, 236), (x + 112, 300), (x + 104, 520)]),
            mixed(TERRACOTTA, PLUM, 0.45),
        )
        s.shape(
            smooth([(x - 118, 540), (x - 104, 440), (x - 46, 398), (x + 46, 398), (x + 104, 440), (x + 118, 540)]),
            ink,
            mixed(ink, NIGHT, 0.55),
            ((x, 400), (x, 540)),
        )
        s.shape([(x - 22, 400), (x + 22, 400), (x, 470)], PAPER)
        s.shape(limb([(x, 404), (x, 360)], [40, 38]), mixed(ROSE, PLUM, 0.45))
        s.shape(oval(x, 332, 48, 58), mixed(ROSE, TERRACOTTA, 0.4), PLUM, ((x, 290), (x, 400)))
        s.shape(bow(x, 326, 54, 56, 176, 364, 30) + [(x + 44, 316), (x - 10, 306), (x - 44, 318)], hair)
        if hair == NIGHT and x == 750:
            s.shape(oval(x, 262, 30, 24), hair)
    s.shape(
        dots("160 500, 1340 500, 1420 560, 80 560"),
        TERRACOTTA,
        mixed(TERRACOTTA, KUNYIT, 0.5),
        ((160, 560), (750, 500)),
    )
    s.shape(
        dots("80 556, 1420 556, 1390 830, 110 830"),
        mixed(SAGA, PLUM, 0.35),
        mixed(PLUM, NIGHT, 0.4),
        ((750, 560), (750, 840)),
    )
    for n in range(6):
        left = 130 + n * 210
        s.shape(box(left, 600, left + 180, 790), mixed(SAGA, PLUM, 0.6))
        s.stroke([(left, 790), (left, 600), (left + 180, 600)], mixed(SAGA, TERRACOTTA, 0.5), 4)
    for x in (430, 750, 1070):
        s.stroke(smooth([(x + 70, 530), (x + 84, 480), (x + 60, 450)], closed=False), NIGHT, 7)
        s.shape(oval(x + 56, 446, 12, 18, -40), NIGHT)
        s.shape([(x - 80, 512), (x - 6, 510), (x - 2, 536), (x - 90, 538)], PAPER)
    s.shape(dots("-10 826, 1510 826, 1510 1010, -10 1010"), mixed(PLUM, NIGHT, 0.6))
    s.fade(smooth(dots("500 930, 750 880, 1000 930, 750 1000")), KUNYIT, ((750, 1020), (750, 860)), 0.75)
    s.veil(dots("690 960, 860 960, 980 1010, 780 1010"), NIGHT, 0.6)
    s.shape(dots("660 838, 750 862, 750 978, 664 948"), SAND)
    s.shape(
        dots("750 862, 842 836, 838 946, 750 978"), mixed(TERRACOTTA, SAND, 0.3), TERRACOTTA, ((760, 860), (840, 960))
    )
    s.shape(dots("660 838, 750 814, 842 836, 750 862"), mixed(SAND, PAPER, 0.5))
    s.shape(dots("696 828, 716 822, 806 846, 786 852"), SAGA)
    person(s, 1130, 1000, 290, NIGHT, NIGHT, NIGHT, NIGHT, arms=((-0.06, 0.46), (0.06, 0.46)))
    return s
