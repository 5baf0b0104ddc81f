"""A weaver behind her threads."""

from brush import Sheet, mixed
from inks import KUNYIT, LAGOON, NIGHT, PAPER, PLUM, ROSE, SAGA, SAND, SEA, TERRACOTTA
from outlines import box, dots, limb, oval, smooth

SKIN = mixed(ROSE, TERRACOTTA, 0.6)


def weaver_at_the_loom():
    """The loom fills the picture: the finished cloth comes towards us, and the weaver bends over it."""
    s = Sheet(1500, 1000, PLUM, 26)
    s.shape(s.all, mixed(PLUM, ROSE, 0.45), PLUM, ((300, 0), (1400, 700)))
    s.shape(box(90, 60, 420, 470), mixed(KUNYIT, PAPER, 0.55), mixed(ROSE, KUNYIT, 0.5), ((0, 60), (0, 470)))
    for x in (90, 255, 420):
        s.stroke([(x, 60), (x, 470)], mixed(PLUM, NIGHT, 0.4), 14)
    for y in (60, 260, 470):
        s.stroke([(90, y), (420, y)], mixed(PLUM, NIGHT, 0.4), 14)
    s.fade(dots("110 80, 400 80, 1120 1010, 420 1010"), KUNYIT, ((800, 1010), (200, 20)), 0.4)
    for n, ink in enumerate((SAGA, KUNYIT, LAGOON, ROSE, SEA, PAPER)):
        x = 1130 + n * 62
        skein = limb([(x, 40), (x + 4, 210), (x, 350 + (n % 3) * 30)], [40, 58, 52])
        s.shape(skein, mixed(ink, PLUM, 0.25), mixed(ink, PLUM, 0.75), ((x - 20, 0), (x + 40, 0)))
    s.stroke([(1080, 44), (1520, 44)], mixed(TERRACOTTA, PLUM, 0.5), 16)
    _weaver(s)
    wood = mixed(TERRACOTTA, PLUM, 0.25)
    for x in (360, 1110):
        s.shape(box(x, 120, x + 54, 1010), wood, mixed(PLUM, NIGHT, 0.3), ((x, 0), (x + 60, 0)))
    s.shape(box(320, 112, 1204, 160), mixed(TERRACOTTA, KUNYIT, 0.25), wood, ((0, 112), (0, 164)))
    s.shape(limb([(340, 560), (1180, 560)], [58, 58]), wood, mixed(PLUM, NIGHT, 0.3), ((0, 530), (0, 592)))
    for n in range(56):
        x = 424 + n * 12.2
        s.stroke([(x, 556), (764 + (x - 764) * 1.2, 720)], [PAPER, SAND, ROSE, PAPER][n % 4], 3)
        s.stroke([(x, 166), (x, 240 + 34 * (n % 2))], mixed(SAND, PLUM, 0.4), 2)
    s.shape(box(396, 236, 1130, 262), mixed(KUNYIT, TERRACOTTA, 0.5))
    s.shape(limb([(380, 640), (1150, 640)], [30, 30]), mixed(KUNYIT, TERRACOTTA, 0.4), wood, ((0, 626), (0, 660)))
    _cloth(s)
    for x, way in ((596, 1), (936, -1)):
        sleeve = limb([(x, 480), (x - way * 44, 620), (x + way * 46, 716)], [104, 90, 58])
        s.shape(sleeve, mixed(LAGOON, SEA, 0.35), SEA, ((x - 50, 560), (x + 60, 640)))
        hand = oval(x + way * 60, 722, 46, 30, way * 24)
        s.shape(hand, SKIN, mixed(SKIN, PLUM, 0.4), ((x, 700), (x + 40, 750)))
    s.shape(
        smooth(dots("640 728, 700 706, 820 704, 886 724, 820 746, 700 748")),
        KUNYIT,
        TERRACOTTA,
        ((700, 706), (720, 750)),
    )
    s.shape(oval(762, 726, 60, 10), SAGA)
    return s


def _weaver(s):
    """She sits behind the frame, bent forward."""
    s.shape(
        smooth(dots("560 720, 580 520, 640 410, 760 366, 890 402, 960 520, 984 720")),
        LAGOON,
        SEA,
        ((600, 420), (960, 640)),
    )
    for k in range(4):
        for n in range(7):
            x, y = 610 + n * 56 + (k % 2) * 28, 470 + k * 52
            s.shape(oval(x, y, 9, 5, 45), mixed(LAGOON, PAPER, 0.5))
    s.shape(limb([(752, 420), (744, 340)], [84, 80]), mixed(SKIN, PLUM, 0.3))
    s.shape(oval(738, 296, 74, 88, 8), SKIN, mixed(SKIN, PLUM, 0.5), ((690, 260), (800, 350)))
    s.shape(
        smooth(dots("660 290, 666 220, 720 180, 790 194, 832 250, 830 320, 812 356, 796 300, 752 248, 694 250")), NIGHT
    )
    s.shape(oval(822, 218, 46, 42), NIGHT)
    s.disc(846, 196, 12, KUNYIT)


def _cloth(s):
    """The woven cloth, wider towards us, in bands; places on it are told by across (-1 to 1) and depth (0 to 1)."""

    def at(points):
        return [(764 + across * (412 + 248 * deep), 716 + 294 * deep) for across, deep in points]

    light, dark = at([(-0.6, 0.2), (1, 0.9)])
    for first, last, ink in (
        *((0, 0.1, PLUM), (0.1, 0.14, KUNYIT), (0.14, 0.42, mixed(PLUM, SAGA, 0.55)), (0.42, 0.46, KUNYIT)),
        *((0.46, 0.56, SEA), (0.56, 0.6, PAPER), (0.6, 1.02, mixed(SAGA, PLUM, 0.25))),
    ):
        s.shape(at([(-1, first), (1, first), (1, last), (-1, last)]), ink, mixed(ink, PLUM, 0.45), (light, dark))
    for n in range(-9, 10):
        x = n / 9.5
        s.shape(at([(x, 0.16), (x + 0.045, 0.28), (x, 0.4), (x - 0.045, 0.28)]), ROSE)
        s.shape(at([(x, 0.22), (x + 0.022, 0.28), (x, 0.34), (x - 0.022, 0.28)]), PLUM)
        s.shape(at([(x - 0.05, 0.55), (x, 0.47), (x + 0.05, 0.55)]), KUNYIT)
        if n % 2 == 0:
            for way in (-1, 1):
                s.shape(at([(x, 0.64), (x + way * 0.085, 0.8), (x, 0.96), (x + way * 0.03, 0.8)]), PAPER)
            s.shape(at([(x, 0.73), (x + 0.026, 0.8), (x, 0.87), (x - 0.026, 0.8)]), KUNYIT)
