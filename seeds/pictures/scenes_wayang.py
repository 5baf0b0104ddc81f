"""The shadow play: puppets of our own invention, and a boy before the lit screen."""

from math import pi, sin

from brush import Sheet, mixed
from inks import INK, KUNYIT, LAGOON, MIST, NIGHT, PAPER, PLUM, ROSE, SAGA, SEA, TERRACOTTA
from outlines import bow, box, dots, limb, moved, oval, smooth
from people import seen_from_behind

SKIN = mixed(ROSE, TERRACOTTA, 0.6)


def puppet(s, x, y, big, ink, way=1, giant=False):
    """A shadow of our own invention in the manner of the leather puppets, standing on its rod at (x, y)."""

    def at(points):
        return moved(points, x, y, (big * way, big))

    wide = 1.35 if giant else 1.0
    s.stroke(at([(0, 60), (0, -300)]), ink, 6 * big)
    s.shape(at(limb([(-10, -150), (-40 * wide, -70), (-60 * wide, -4)], [64 * wide, 40 * wide, 16])), ink)
    s.shape(at(limb([(14, -150), (60 * wide, -80), (70 * wide, -4)], [60 * wide, 38 * wide, 16])), ink)
    for foot in (-60, 72):
        s.shape(at(limb([(foot * wide - 10, -4), (foot * wide + 44, 2)], [16, 8])), ink)
    cloth = dots("-70 -130, -46 -230, 0 -250, 50 -228, 66 -140, 90 -104, 0 -96, -100 -96")
    s.shape(at(smooth([(right * wide, down) for right, down in cloth])), ink)
    s.shape(at(limb([(-44 * wide, -300), (0, -270), (30 * wide, -220)], [30, 90 * wide, 70 * wide])), ink)
    s.shape(at(limb([(10, -290), (30, -340)], [40, 30])), ink)
    nose = 104 if giant else 120
    s.shape(
        at(
            smooth(
                [
                    *dots("-20 -352, 0 -410, 50 -420, 74 -390"),
                    (nose, -366),
                    *dots("112 -352, 76 -346, 60 -322, 10 -322"),
                ]
            )
        ),
        ink,
    )
    s.shape(at(limb(dots("0 -400, -50 -426, -76 -480, -40 -520, 0 -500, -14 -476"), [46, 38, 26, 20, 14, 6])), ink)
    for n in range(4):
        s.shape(at(limb([(-30, -300), (-84, -318 + n * 26), (-112 + n * 10, -350 + n * 44)], [16, 18, 3])), ink)
    if giant:
        s.shape(at(limb(dots("80 -346, 104 -372, 112 -396"), [18, 12, 3])), ink)
        s.shape(at(limb(dots("-20 -350, -80 -340, -110 -270"), [60, 64, 12])), ink)
    s.shape(at(limb([(40 * wide, -262), (150, -210), (236, -300)], [34, 24, 16])), ink)
    s.shape(at(limb([(-36 * wide, -270), (-110, -200), (-70, -120)], [34, 24, 14])), ink)
    s.stroke(at([(236, -300), (150, 60)]), ink, 4 * big)
    for k in range(3):
        s.stroke(at([(236, -300), (262 + k * 8, -330 + k * 18)]), ink, 7 * big)


def mountain_leaf(s, x, y, big, ink, light):
    """The leaf-shaped tree of life that opens and closes a night's play, pierced by light."""

    def at(points):
        return moved(points, x, y, big)

    s.stroke(at([(0, 0), (0, 110)]), ink, 8 * big)
    s.shape(
        at(smooth(dots("0 -520, 60 -400, 150 -250, 176 -110, 120 0, 0 24, -120 0, -176 -110, -150 -250, -60 -400"))),
        ink,
    )
    s.shape(at(dots("-50 0, -50 -60, 0 -104, 50 -60, 50 0")), light)
    s.shape(at(dots("-34 -2, -34 -52, 34 -52, 34 -2")), ink)
    s.stroke(at([(0, -104), (0, -430)]), light, 7 * big)
    for n in range(5):
        for way in (-1, 1):
            up, reach = -150 - n * 58, 112 - n * 18
            branch = [(0, up), (way * reach * 0.6, up - 30), (way * reach, up + 6), (way * reach * 0.7, up + 20)]
            s.stroke(at(smooth(branch, closed=False)), light, 6 * big)
            s.disc(x + way * (reach * 0.5) * big, y + (up - 44) * big, 6 * big, light)


def boy_before_the_screen():
    """Past midnight: the lit screen, giants and knights in shadow, a small boy below the lamp, the audience dark."""
    s = Sheet(1500, 1000, NIGHT, 28)
    s.shape(s.all, mixed(PLUM, NIGHT, 0.6), NIGHT, ((0, 0), (0, 1000)))
    s.shape(box(120, 70, 1380, 730), SAGA)
    s.shape(box(146, 96, 1354, 712), mixed(KUNYIT, PAPER, 0.45), mixed(TERRACOTTA, KUNYIT, 0.35), ((0, 300), (0, 980)))
    with s.within(box(146, 96, 1354, 712)):
        s.fade(box(146, 96, 600, 712), mixed(TERRACOTTA, SAGA, 0.4), ((680, 0), (60, 0)))
        s.fade(box(900, 96, 1354, 712), mixed(TERRACOTTA, SAGA, 0.4), ((820, 0), (1440, 0)))
        s.glow(750, 330, 520, PAPER, 0.85)
        ink = mixed(PLUM, NIGHT, 0.5)
        for n in range(5):
            for way in (-1, 1):
                puppet(s, 750 + way * (470 + n * 62), 690 - n * 5, 0.66 + n * 0.03, mixed(ink, TERRACOTTA, 0.35), -way)
        mountain_leaf(s, 750, 590, 0.82, ink, mixed(KUNYIT, PAPER, 0.3))
        puppet(s, 420, 640, 0.98, ink, 1)
        puppet(s, 1090, 640, 1.1, ink, -1, giant=True)
    s.shape(box(100, 700, 1400, 770), mixed(LAGOON, SEA, 0.5), SEA, ((0, 700), (0, 780)))
    s.shape(box(100, 700, 1400, 712), KUNYIT)
    for x in (96, 1374):
        s.shape(box(x, 30, x + 34, 1000), mixed(SAGA, PLUM, 0.4))
        s.shape(smooth([(x - 20, 40), (x + 17, -20), (x + 54, 40), (x + 17, 66)]), KUNYIT)
    # The lamp hangs above the boy.
    for x in (700, 800):
        s.stroke([(x, -10), (750 + (x - 750) * 0.5, 120)], NIGHT, 4)
    s.shape(smooth(dots("690 118, 720 150, 750 160, 780 150, 810 118, 750 128")), NIGHT)
    s.glow(750, 110, 170, PAPER, 0.9)
    flame = smooth(dots("750 50, 770 92, 764 120, 736 120, 730 92"))
    s.shape(flame, mixed(KUNYIT, PAPER, 0.4), TERRACOTTA, ((750, 60), (750, 130)))
    # Gamelan on both sides, gleaming.
    for x in (180, 330, 480, 1020, 1170, 1320):
        s.shape(box(x - 66, 840, x + 66, 1000), mixed(SAGA, NIGHT, 0.5), NIGHT, ((0, 830), (0, 960)))
        s.shape(
            oval(x, 836, 62, 30), mixed(KUNYIT, TERRACOTTA, 0.4), mixed(TERRACOTTA, NIGHT, 0.5), ((x, 806), (x, 870))
        )
        s.shape(oval(x, 816, 18, 11), mixed(KUNYIT, PAPER, 0.3))
    _boy(s)
    # The grandfather sits to the side, bent with sleep.
    coat = smooth(dots("920 1010, 926 900, 960 836, 1020 812, 1076 850, 1100 1010"))
    s.shape(coat, mixed(SEA, NIGHT, 0.45), mixed(TERRACOTTA, PLUM, 0.3), ((1080, 960), (930, 800)))
    s.shape(oval(972, 802, 48, 54, -24), mixed(MIST, PLUM, 0.35))
    s.shape(smooth(dots("924 796, 940 752, 990 744, 1022 782, 1010 802, 960 786")), mixed(PLUM, NIGHT, 0.3))
    for x, tall in ((60, 200), (250, 170), (420, 190), (560, 150), (1210, 180), (1380, 215)):
        seen_from_behind(s, x, 1030, tall, NIGHT, NIGHT)
        first = 200 if x < 750 else 270
        s.stroke(bow(x, 1030 - tall * 0.8, tall * 0.2, tall * 0.22, first, first + 70, 12), TERRACOTTA, 3)
    return s


def _boy(s):
    """From behind with both arms up; his cloth cap, his kris at the back."""
    batik, lit = mixed(INK, NIGHT, 0.3), mixed(TERRACOTTA, PLUM, 0.2)
    for way in (-1, 1):
        arm = limb([(750 + way * 62, 830), (750 + way * 150, 790), (750 + way * 196, 690)], [66, 54, 36])
        s.shape(arm, batik, lit, ((750 + way * 120, 850), (750 + way * 190, 660)))
        s.disc(750 + way * 198, 676, 21, SKIN)
    back = smooth(dots("630 1010, 634 900, 664 816, 720 790, 780 790, 836 816, 866 900, 870 1010"))
    s.shape(back, batik, mixed(TERRACOTTA, PLUM, 0.3), ((750, 960), (750, 740)))
    s.shape(limb([(750, 810), (750, 770)], [52, 48]), SKIN)
    s.shape(oval(750, 724, 58, 62), NIGHT)
    for way in (-1, 1):
        s.shape(oval(750 + way * 58, 734, 11, 17), SKIN)
    cap = smooth(dots("690 726, 696 676, 750 650, 804 676, 810 726, 750 742"))
    s.shape(cap, mixed(TERRACOTTA, SAGA, 0.5), PLUM, ((700, 660), (800, 740)))
    for n in range(5):
        s.disc(708 + n * 21, 708 - 8 * sin(pi * n / 4), 4, KUNYIT)
    s.shape(smooth(dots("738 730, 750 720, 762 730, 776 760, 724 760")), SAGA)
    s.shape(limb(dots("690 1000, 760 930, 800 872"), [26, 24, 34]), mixed(KUNYIT, TERRACOTTA, 0.5))
