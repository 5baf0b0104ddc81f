"""Mount Sendaru: the dawn it woke, and what lies under it."""

from math import sin

from brush import Sheet, mixed
from inks import INK, KUNYIT, LAGOON, LEAF, MIST, MOSS, NIGHT, PAPER, PLUM, ROSE, SAGA, SAND, SEA, TERRACOTTA
from outlines import bow, box, cloud, dots, down_to, limb, oval, ridge, smooth


def ash_at_dawn():
    """A column of ash over the mountain, lit from the side by the dawn; headlamps come down the road."""
    s = Sheet(1500, 1000, ROSE, 9)
    s.shape(s.all, mixed(PLUM, INK, 0.45), mixed(ROSE, TERRACOTTA, 0.15), ((0, 0), (0, 640)))
    s.glow(1480, 660, 900, KUNYIT, 0.95)
    for x, y, r in (
        *(
            (560, 470, 62),
            (545, 400, 84),
            (590, 325, 104),
            (520, 250, 122),
            (610, 180, 140),
            (480, 120, 150),
            (380, 90, 140),
        ),
        *((660, 80, 150), (270, 60, 130), (780, 40, 120), (150, 20, 120), (540, 20, 170), (20, 0, 110), (880, -10, 90)),
    ):
        for lump in cloud(s.random, x, y, r * 1.1, r * 0.9, 8, 0.5):
            cx, cy = sum(p[0] for p in lump) / len(lump), sum(p[1] for p in lump) / len(lump)
            wide = max(p[0] for p in lump) - cx
            span = ((cx - wide * 0.1, cy + wide * 0.2), (cx + wide * 1.25, cy + wide * 0.15))
            s.shape(lump, mixed(PLUM, INK, 0.55), mixed(ROSE, PAPER, 0.2), span)
    s.glow(566, 500, 150, TERRACOTTA, 0.95)
    far = down_to(ridge(s.random, 700, 1520, [650, 600, 630, 560, 610], 22), 760)
    s.shape(far, mixed(PLUM, ROSE, 0.45))
    cone = smooth(
        dots(
            "30 800, 200 700, 350 600, 450 520, 516 468, 540 478, 566 470, 590 480, 612 474, "
            "700 540, 830 625, 1010 705, 1240 770, 1500 810"
        ),
        closed=False,
    )
    s.shape([(-20, 830), *cone, (1520, 1000), (-20, 1000)], mixed(INK, PLUM, 0.35))
    for n, x in enumerate((560, 590, 640, 700, 780, 880, 1000)):
        top = 476 + n * 36 if n > 1 else 478
        rib = [(x, top), (x + 40 + n * 16, top + 22 + n * 12), (x + 150 + n * 50, 820), (x + 20 + n * 20, 820)]
        s.fade(rib, mixed(TERRACOTTA, ROSE, 0.4), ((x, 830), (x + 60, top)), 0.75)
    s.stroke(smooth(dots("566 480, 572 530, 600 580, 604 640"), closed=False), KUNYIT, 7)
    s.stroke(smooth(dots("572 530, 556 574, 560 610"), closed=False), TERRACOTTA, 5)
    s.fade(box(0, 690, 1500, 860), mixed(ROSE, PAPER, 0.15), ((0, 680), (0, 860)), 0.75)
    s.shape(down_to(ridge(s.random, -20, 1520, [780, 820, 800, 850, 830, 860], 18), 1000), mixed(PLUM, INK, 0.5))
    hill = smooth(dots("-20 840, 250 868, 520 850, 820 890, 1150 872, 1520 910"), closed=False)
    s.shape(down_to(hill, 1010), NIGHT)
    for _tree in range(70):
        x = s.random.uniform(0, 1500)
        y = 868 + s.random.uniform(-12, 50)
        tree = oval(x, y, s.random.uniform(12, 34), s.random.uniform(16, 40))
        s.shape(tree, mixed(NIGHT, INK, s.random.uniform(0, 0.5)))
    road = smooth(dots("640 862, 720 890, 620 922, 760 956, 1050 1010"), closed=False)
    s.shape(limb(road[::4], [10 + n * 5 for n in range(len(road[::4]))], 4), mixed(PLUM, ROSE, 0.3))
    for n, (x, y) in enumerate(road[3::4]):
        s.glow(x, y - 6, 20 + n * 5, KUNYIT, 0.9)
        s.disc(x, y - 6, 3 + n * 0.7, PAPER)
    for x, top in ((1180, 690), (1330, 640), (1420, 720)):
        s.stroke(smooth([(x, 960), (x + 8, (960 + top) / 2), (x + 26, top)], closed=False), NIGHT, 12)
        for turn in range(0, 360, 45):
            tip_x, tip_y = bow(x + 26, top + 14, 104, 76, turn + 10, turn + 11, 1)[0]
            middle = ((x + 26 + tip_x) / 2, (top + tip_y) / 2 - 14)
            s.shape(limb([(x + 26, top), middle, (tip_x, tip_y + 22)], [10, 22, 2]), NIGHT)
    return s


def under_the_mountain():
    """The mountain cut open: layers, the chamber, the pipe with its old plug; below, the needle's unrest."""
    s = Sheet(1600, 1200, PAPER, 10)
    s.shape(box(0, 0, 1600, 640), mixed(LAGOON, MIST, 0.45), PAPER, ((0, 0), (0, 560)))
    s.disc(1290, 190, 74, KUNYIT)
    for x, y, r in ((250, 170, 60), (340, 190, 44), (1420, 300, 46), (1490, 310, 34)):
        s.shape(oval(x, y, r * 2.2, r * 0.5), PAPER)
        s.shape(oval(x + 30, y - r * 0.4, r, r * 0.6), PAPER)
    hills = ridge(s.random, 0, 1600, [520, 480, 540, 560, 500, 520, 460], 16)
    s.shape(down_to(hills, 700), mixed(LAGOON, SEA, 0.35))
    layers = [mixed(LEAF, MOSS, 0.2), SAND, TERRACOTTA, mixed(TERRACOTTA, PLUM, 0.5), PLUM, mixed(PLUM, NIGHT, 0.45)]
    for n, (colour, lift) in enumerate(zip(layers, [0, 24, 105, 215, 330, 470], strict=True)):
        steep = max(0.12, 1 - n * 0.2)
        line = [(x, 590 + lift + 10 * sin(x / 130 + n * 1.7) - steep * _cone(x)) for x in range(-10, 1621, 10)]
        s.shape(down_to(line, 1210), colour, mixed(colour, NIGHT, 0.18), ((0, 560 + lift), (0, 800 + lift)))
        for _stone in range(60 if n else 0):
            x, y = s.random.uniform(0, 1600), s.random.uniform(0, 100)
            at = 590 + lift + 28 + y - steep * _cone(x)
            if at > 280:
                stone = oval(x, at, s.random.uniform(3, 15), s.random.uniform(2, 5), s.random.uniform(-15, 15))
                s.shape(stone, mixed(colour, PAPER if n % 2 else NIGHT, 0.2))
    s.glow(760, 990, 520, SAGA, 0.9, flat=0.6)
    chamber = smooth(
        dots("470 1000, 520 900, 650 872, 724 880, 800 866, 930 890, 1040 960, 1060 1050, 930 1110, 740 1120, 560 1090")
    )
    s.shape(chamber, SAGA, TERRACOTTA, ((760, 1120), (760, 900)))
    core = [(760 + (x - 760) * 0.72, 985 + (y - 995) * 0.66) for x, y in chamber]
    s.shape(core, TERRACOTTA, KUNYIT, ((760, 1090), (760, 930)))
    pipe = limb(dots("752 900, 770 780, 738 640, 764 500, 752 330, 757 200"), [120, 66, 52, 44, 42, 62])
    s.shape(pipe, TERRACOTTA, KUNYIT, ((760, 420), (760, 900)))
    s.shape(limb(dots("770 700, 860 610, 960 545"), [26, 18, 3]), TERRACOTTA)
    s.shape(limb(dots("745 600, 650 540, 560 505"), [22, 15, 3]), TERRACOTTA)
    for n in range(46):
        y = 960 - n * 16 + s.random.uniform(-8, 8)
        x = 756 + s.random.uniform(-60, 60) * (1.6 if y > 880 else 0.22)
        s.ring(x, y, s.random.uniform(3, 9), PAPER, 2.5)
    plug = smooth(dots("706 236, 722 190, 756 174, 794 188, 808 234, 790 290, 724 292"))
    s.shape(plug, INK, mixed(INK, LAGOON, 0.5), ((720, 280), (800, 180)))
    for x, y in ((735, 210), (770, 240), (752, 270)):
        s.stroke([(x, y), (x + 16, y + 12), (x + 10, y + 26)], NIGHT, 3)
    for x, y, r in ((768, 150, 18), (784, 110, 26), (812, 62, 34), (860, 20, 42)):
        s.shape(oval(x, y, r * 1.2, r), PAPER, MIST, ((x, y - r), (x, y + r)))
    for n in range(4):
        s.ring(756, 985, 380 + n * 60, mixed(PLUM, ROSE, 0.5 - n * 0.1), 3)
    beat = []
    for x in range(0, 1601, 6):
        wild = 5 + (max(0, x - 380) / 1220) ** 2.2 * 58
        beat.append((x, 1150 + s.random.uniform(-wild, wild)))
    s.shape(box(0, 1070, 1600, 1200), PAPER, SAND, ((0, 1070), (0, 1240)))
    for x in range(20, 1600, 40):
        s.stroke([(x, 1070), (x, 1200)], mixed(SAND, PAPER, 0.4), 1.5)
    s.stroke([(x, min(1194, max(1078, y - 14))) for x, y in beat], SAGA, 4)
    for x, y in ((320, 566), (380, 556), (430, 548), (1150, 553), (1210, 566)):
        s.shape(box(x, y - 26, x + 34, y + 10), PAPER)
        s.shape([(x - 8, y - 24), (x + 17, y - 46), (x + 42, y - 24)], SAGA)
    return s


def _cone(x):
    far = abs(x - 757)
    return 400 * max(0, 1 - far / 560) ** 1.7 - (36 if far < 40 else 0)
