"""Rooms that tell who was there: two chairs after a talk, gloves on a shop's counter."""

from brush import Sheet, mixed
from inks import INK, KUNYIT, LAGOON, MIST, MOSS, NIGHT, PAPER, PLUM, ROSE, SAGA, SAND, SEA, TERRACOTTA
from outlines import bow, box, dots, limb, moved, oval, rounded, smooth, turned

SKIN = mixed(ROSE, TERRACOTTA, 0.3)


def wiped_chair():
    """The talk is over: two armchairs, a low table with cups, and a hand that wipes the back of one."""
    s = Sheet(1500, 1000, SAGA, 1)
    s.shape(s.all, mixed(SAGA, PLUM, 0.35), mixed(SAGA, PLUM, 0.75), ((0, 0), (1500, 600)))
    for x in (-60, 250, 560, 870, 1180):
        s.shape(box(x, 40, x + 270, 590), mixed(SAGA, PLUM, 0.5))
        s.shape(box(x + 14, 54, x + 270, 590), mixed(SAGA, PLUM, 0.3 + x / 4000))
    # A tall window out of sight on the left throws its light across the wall and the floor.
    s.fade(dots("170 -10, 400 -10, 720 640, 420 640"), mixed(KUNYIT, ROSE, 0.3), ((600, 740), (200, -80)), 0.75)
    s.fade(dots("470 -10, 690 -10, 1080 640, 790 640"), mixed(KUNYIT, ROSE, 0.3), ((950, 740), (520, -80)), 0.75)
    s.shape(box(-10, 590, 1510, 640), mixed(PLUM, NIGHT, 0.35))
    s.shape(dots("-10 640, 1510 640, 1510 1010, -10 1010"), PLUM, mixed(PLUM, NIGHT, 0.55), ((0, 620), (0, 1000)))
    s.shape(dots("150 720, 1350 720, 1560 1010, -60 1010"), mixed(INK, SEA, 0.4), INK, ((0, 720), (0, 1000)))
    s.stroke(dots("176 742, 1324 742, 1500 1010"), KUNYIT, 5)
    s.stroke([(176, 742), (0, 1010)], KUNYIT, 5)
    s.fade(dots("430 720, 720 720, 1080 1010, 620 1010"), mixed(LAGOON, KUNYIT, 0.5), ((800, 1010), (500, 700)), 0.45)
    for way, x in ((1, 330), (-1, 1170)):
        _armchair(s, x, 900, way)
    s.veil(oval(750, 900, 190, 26), NIGHT, 0.5)
    for x in (650, 850):
        s.shape(limb([(x, 780), (x + (x - 750) * 0.12, 896)], [22, 13]), mixed(TERRACOTTA, NIGHT, 0.5))
    s.shape(oval(750, 772, 180, 40), mixed(TERRACOTTA, PLUM, 0.4))
    s.shape(oval(750, 762, 180, 40), TERRACOTTA, mixed(TERRACOTTA, KUNYIT, 0.6), ((880, 770), (600, 750)))
    for x in (672, 836):
        s.shape(oval(x, 762, 46, 12), PAPER)
        s.shape(
            smooth([(x - 30, 722), (x + 30, 722), (x + 22, 756), (x, 764), (x - 22, 756)], steps=5),
            PAPER,
            MIST,
            ((x - 20, 730), (x + 34, 750)),
        )
        s.shape(oval(x, 722, 30, 8), SAND)
    s.shape(smooth(dots("738 756, 730 700, 744 660, 762 660, 776 700, 768 756")), SEA, INK, ((735, 700), (775, 710)))
    for x, y in ((720, 610), (752, 586), (788, 612), (742, 632), (770, 636)):
        s.shape(oval(x, y, 26, 22), PAPER, ROSE, ((x, y - 18), (x, y + 24)))
        s.disc(x, y, 6, KUNYIT)
    # The hand with the cloth.
    s.shape(limb(dots("1560 150, 1420 230, 1306 352"), [150, 128, 86]), NIGHT, INK, ((1400, 320), (1380, 180)))
    s.shape(limb([(1330, 322), (1296, 366)], [84, 76]), PAPER)
    s.shape(
        smooth(dots("1306 344, 1330 392, 1290 430, 1240 432, 1222 400, 1256 360")),
        SKIN,
        mixed(SKIN, PLUM, 0.4),
        ((1250, 360), (1320, 430)),
    )
    s.shape(
        smooth(
            dots("1180 392, 1226 380, 1276 408, 1318 420, 1330 470, 1290 490, 1270 540, 1230 500, 1190 520, 1168 450")
        ),
        PAPER,
        MIST,
        ((1200, 400), (1300, 520)),
    )
    for y in (412, 430, 447):
        s.shape(limb([(1278, y - 18), (1226, y)], [24, 20]), SKIN)
    for n in range(3):
        s.stroke(
            smooth([(1120 - n * 30, 400 + n * 6), (1096 - n * 30, 450), (1112 - n * 30, 506 - n * 6)], closed=False),
            mixed(PAPER, ROSE, 0.5),
            6,
        )
    return s


def _armchair(s, x, y, way):
    def at(points):
        return moved(points, x, y, (way, 1))

    s.veil(at(oval(10, 6, 290, 36)), NIGHT, 0.5)
    wood = mixed(KUNYIT, TERRACOTTA, 0.4)
    for right in (-170, 150):
        s.shape(at(limb([(right, -90), (right * 1.05, 4)], [34, 18])), wood, PLUM, ((x, y - 80), (x, y)))
    s.shape(at(smooth(dots("-226 -120, -236 -420, -190 -520, -60 -548, 10 -500, 20 -300, 10 -130"))), wood)
    s.shape(
        at(smooth(dots("-206 -140, -214 -410, -176 -498, -62 -522, -14 -486, -4 -300, -10 -140"))),
        mixed(PAPER, SAND, 0.35),
        mixed(SAND, TERRACOTTA, 0.5),
        ((x - 120, y - 500), (x + 20, y - 160)),
    )
    for right, up in ((-150, 430), (-70, 440), (-110, 350), (-150, 270), (-70, 270)):
        s.disc(x + right * way, y - up, 9, wood)
    s.shape(
        at(smooth(dots("-190 -220, 60 -236, 200 -214, 206 -130, 180 -84, -180 -84"))),
        mixed(PAPER, SAND, 0.2),
        mixed(SAND, TERRACOTTA, 0.6),
        ((x, y - 230), (x, y - 90)),
    )
    s.shape(at(rounded(-196, -126, 204, -76, 20)), wood, PLUM, ((x, y - 120), (x, y - 60)))
    s.shape(
        at(limb(dots("-150 -330, 40 -344, 190 -330"), [54, 46, 58])),
        mixed(SAND, PAPER, 0.3),
        mixed(TERRACOTTA, SAND, 0.4),
        ((x, y - 356), (x, y - 300)),
    )
    s.shape(at(limb(dots("176 -320, 166 -220, 180 -120"), [34, 24, 34])), wood)


def gloves_on_the_counter():
    """At the mother's stall: an old pair of gloves on the counter beside the scale with its heap of sugar."""
    s = Sheet(1200, 1200, KUNYIT, 113)
    s.shape(s.all, mixed(LAGOON, SEA, 0.3), SEA, ((0, 0), (0, 900)))
    for n in range(3):
        y = 210 + n * 220
        s.shape(box(-10, y, 1210, y + 22), mixed(TERRACOTTA, PLUM, 0.3))
        s.veil(box(-10, y + 22, 1210, y + 52), NIGHT, 0.3)
        x = 10
        while x < 1190:
            wide, high = s.random.randrange(56, 120), s.random.randrange(70, 160)
            ink = [SAGA, KUNYIT, PAPER, MOSS, TERRACOTTA, PLUM][s.random.randrange(6)]
            s.shape(rounded(x, y - high, x + wide, y, 12), mixed(ink, SEA, 0.4))
            s.shape(box(x, y - high * 0.62, x + wide, y - high * 0.34), mixed(PAPER, SEA, 0.45))
            x += wide + s.random.randrange(8, 30)
    s.soften(3)
    for n in range(12):
        x = 40 + n * 104 + s.random.uniform(-10, 10)
        long = 120 + (n * 37) % 90
        s.stroke([(x, -10), (x, long)], NIGHT, 3)
        for k in range(4):
            s.shape(
                rounded(x - 26, long - 90 + k * 42, x + 26, long - 56 + k * 42, 6), [SAGA, KUNYIT, PAPER][(n + k) % 3]
            )
    s.shape(
        dots("-10 860, 1210 830, 1210 1210, -10 1210"),
        TERRACOTTA,
        mixed(PLUM, TERRACOTTA, 0.3),
        ((0, 840), (200, 1200)),
    )
    for n in range(6):
        s.stroke([(-10, 900 + n * 60), (1210, 872 + n * 66)], mixed(TERRACOTTA, PLUM, 0.3), 3)
    s.veil(oval(860, 1010, 270, 40), PLUM, 0.55)
    s.shape(
        smooth(dots("660 1000, 700 820, 790 770, 900 770, 990 820, 1030 1000, 1000 1020, 690 1020")),
        SAGA,
        mixed(SAGA, NIGHT, 0.5),
        ((720, 800), (1000, 1000)),
    )
    s.disc(845, 900, 92, PAPER)
    s.ring(845, 900, 92, KUNYIT, 12)
    for turn in range(120, 421, 30):
        s.stroke([bow(845, 900, 66, 66, turn, turn + 1, 1)[0], bow(845, 900, 78, 78, turn, turn + 1, 1)[0]], INK, 5)
    s.stroke([(845, 900), (892, 860)], SAGA, 8)
    s.disc(845, 900, 11, INK)
    s.shape(box(822, 690, 868, 780), INK)
    s.shape(
        smooth(dots("690 690, 740 600, 810 530, 850 516, 900 540, 960 610, 1004 690")),
        PAPER,
        MIST,
        ((760, 560), (960, 700)),
    )
    s.shape(dots("600 660, 1090 660, 1040 716, 650 716"), KUNYIT, TERRACOTTA, ((640, 660), (1050, 720)))
    s.stroke([(1040, 470), (960, 610)], mixed(INK, LAGOON, 0.4), 12)
    s.shape(oval(955, 622, 44, 22, -58), mixed(MIST, LAGOON, 0.4))
    s.veil(oval(330, 1100, 300, 36), PLUM, 0.6)
    for x, y, turn, ink in ((440, 900, 16, MIST), (250, 930, -10, PAPER)):
        fingers = dots("-92 -180, -34 -226, 28 -222, 86 -170")
        for right, up in fingers:
            tip = turned([(x + right, y + up)], turn, (x, y))[0]
            root = turned([(x + right * 0.66, y - 20)], turn, (x, y))[0]
            s.shape(limb([root, tip], [66, 52]), ink, mixed(ink, SEA, 0.55), (tip, root))
        s.shape(
            limb([turned([(x + 70, y + 60)], turn, (x, y))[0], turned([(x + 156, y - 40)], turn, (x, y))[0]], [80, 54]),
            ink,
            mixed(ink, SEA, 0.5),
            ((x + 160, y - 50), (x + 60, y + 60)),
        )
        palm = turned(
            smooth(
                [
                    (x - 104, y - 50),
                    (x + 104, y - 50),
                    (x + 100, y + 70),
                    (x + 76, y + 130),
                    (x - 76, y + 130),
                    (x - 100, y + 60),
                ]
            ),
            turn,
            (x, y),
        )
        s.shape(palm, ink, mixed(ink, SEA, 0.4), ((x - 60, y - 60), (x + 60, y + 140)))
        s.shape(
            turned(rounded(x - 62, y - 34, x + 62, y + 54, 24), turn, (x, y)),
            SAGA,
            PLUM,
            ((x, y - 30), (x + 40, y + 70)),
        )
        s.shape(turned(rounded(x - 90, y + 100, x + 90, y + 176, 18), turn, (x, y)), INK)
        s.shape(turned(rounded(x + 10, y + 112, x + 104, y + 162, 10), turn, (x, y)), KUNYIT)
    return s
