"""Life on the slope: the school in tents, the road home."""

from brush import Sheet, mixed
from inks import INK, KUNYIT, LAGOON, LEAF, MIST, MOSS, NIGHT, PAPER, PLUM, ROSE, SAGA, SAND, SEA, TERRACOTTA
from outlines import bow, box, dots, down_to, limb, moved, oval, ridge, rounded, smooth
from people import person, seen_from_behind


def school_in_a_tent():
    """From the last row: children on the ground, a board of black canvas with a chalk sun, a tent open to the day."""
    s = Sheet(1500, 1000, MIST, 11)
    s.shape(s.all, mixed(MIST, PAPER, 0.35), mixed(KUNYIT, PAPER, 0.6), ((0, 100), (0, 640)))
    mountain = smooth(dots("1010 560, 1140 480, 1230 380, 1270 372, 1360 470, 1500 540, 1540 600, 1000 620"))
    s.shape(mountain, mixed(LAGOON, MIST, 0.35), mixed(SEA, LAGOON, 0.4), ((1180, 400), (1420, 560)))
    for x, y, r in ((1262, 350, 20), (1290, 322, 26), (1330, 300, 22)):
        s.shape(oval(x, y, r * 1.3, r * 0.8), PAPER)
    s.shape(box(0, 560, 1500, 1000), SAND, TERRACOTTA, ((0, 540), (0, 1080)))
    for x in (90, 330, 1110, 1330):
        s.shape([(x - 130, 640), (x, 500), (x + 130, 640)], PAPER, MIST, ((x - 130, 600), (x + 130, 600)))
        s.shape([(x - 22, 640), (x, 520), (x + 22, 640)], INK)
    roof = dots("-20 -20, 1520 -20, 1520 300, 1290 190, 750 60, 210 190, -20 300")
    s.shape(roof, LAGOON, SEA, ((750, 60), (750, -60)))
    for x in (-20, 210, 480, 750, 1020, 1290, 1520):
        s.stroke([(750 + (x - 750) * 0.4, -20), (x, 60 + abs(x - 750) * 0.24)], mixed(SEA, LAGOON, 0.4), 3)
    s.fade(dots("-20 300, 210 190, 260 1000, -20 1000"), SEA, ((280, 500), (-60, 500)), 0.9)
    s.fade(dots("1520 300, 1290 190, 1260 1000, 1520 1000"), SEA, ((1240, 500), (1560, 500)), 0.9)
    for x in (216, 1284):
        s.stroke([(x, 190), (x, 760)], mixed(TERRACOTTA, PLUM, 0.4), 18)
    _canvas_board(s)
    skin = mixed(ROSE, TERRACOTTA, 0.6)
    person(s, 1075, 740, 470, SAGA, PLUM, skin, NIGHT, arms=((-0.27, 0.84), (0.14, 0.5)))
    shirts = [PAPER, KUNYIT, SAGA, PAPER, SEA]
    for row, (low, tall, gap, start) in enumerate(((800, 150, 128, 220), (905, 215, 190, 120), (1030, 310, 290, 130))):
        for n in range(9 - row * 2):
            x = start + n * gap + s.random.uniform(-14, 14)
            if row == 0 and 1010 < x < 1140:
                continue
            hair = [NIGHT, mixed(NIGHT, PLUM, 0.5)][n % 2]
            y = low + s.random.uniform(-8, 8)
            seen_from_behind(s, x, y, tall, shirts[(n * 2 + row) % 5], hair)
            # The bands of the masks, behind the ears.
            s.stroke(bow(x, y - tall * 0.83, tall * 0.2, tall * 0.06, 10, 170, 14), PAPER, tall * 0.018)
            for side in (-1, 1) if (n + row) % 3 == 0 else ():
                braid = [(x + side * tall * 0.14, y - tall * 0.72), (x + side * tall * 0.26, y - tall * 0.5)]
                s.shape(limb(braid, [tall * 0.1, tall * 0.04]), hair)
            if row == 1 and n == 4:
                s.shape(limb([(x + 60, y - 80), (x + 92, y - 190), (x + 84, y - 262)], [44, 34, 26]), skin)
                s.stroke(bow(x + 86, y - 226, 17, 6, 0, 180, 8), KUNYIT, 8)
    return s


def _canvas_board(s):
    """The board hangs between two poles and is not quite straight."""
    for x in (420, 990):
        s.stroke([(x, 190), (x - 2, 700)], TERRACOTTA, 15)
    board = smooth(
        dots(
            "424 226, 560 242, 705 248, 850 240, 986 222, 980 340, 990 462, 850 478, 700 470, 560 480, 420 470, 430 350"
        ),
        steps=12,
    )
    s.shape(board, NIGHT, INK, ((430, 470), (900, 240)))
    chalk = mixed(PAPER, MIST, 0.3)
    s.ring(850, 320, 34, KUNYIT, 7)
    for turn in range(0, 360, 40):
        s.stroke([bow(850, 320, 48, 48, turn, turn + 1, 1)[0], bow(850, 320, 66, 66, turn, turn + 1, 1)[0]], KUNYIT, 6)
    s.stroke(dots("490 440, 590 340, 612 330, 640 346, 740 440"), chalk, 7)
    s.stroke(smooth(dots("612 322, 600 296, 622 284, 608 262"), closed=False), chalk, 6)
    for x in (780, 830, 880, 930):
        s.stroke(moved(dots("0 440, 0 416, 16 402, 32 416, 32 440, 0 440"), x), chalk, 5)


def road_home():
    """The mountain sits and smokes a little; trucks climb the bends, and a goat waits with her kid."""
    s = Sheet(1500, 1000, MIST, 12)
    s.shape(s.all, mixed(LAGOON, MIST, 0.4), PAPER, ((0, 0), (0, 520)))
    s.glow(260, 240, 420, PAPER, 0.9)
    cone = smooth(
        dots("560 560, 760 440, 900 300, 980 200, 1040 206, 1080 196, 1170 300, 1310 430, 1540 540, 1540 700, 560 700")
    )
    s.shape(cone, mixed(LAGOON, SEA, 0.45), mixed(SEA, INK, 0.35), ((880, 400), (1300, 470)))
    for n, (x, y) in enumerate(((1046, 170), (1030, 138), (1004, 112), (968, 92))):
        s.shape(oval(x, y, 34 + n * 10, 20 + n * 6), PAPER, MIST, ((x, y - 20), (x, y + 40)))
    for n in range(6):
        x = 930 + n * 40
        rib = [(x, 300), (x + 24, 290), (x + 40 + n * 24, 620), (x - 30 + n * 20, 620)]
        s.fade(rib, mixed(LAGOON, MIST, 0.5), ((x, 640), (x, 280)), 0.5)
    s.fade(box(0, 440, 1500, 640), PAPER, ((0, 430), (0, 640)), 0.75)
    greens = [
        (mixed(LEAF, MIST, 0.45), [560, 520, 560, 530, 580]),
        (mixed(LEAF, KUNYIT, 0.22), [640, 600, 590, 650, 620]),
    ]
    for n, (colour, heights) in enumerate([*greens, (LEAF, [720, 690, 640, 690, 760])]):
        line = ridge(s.random, -20, 1520, heights, 10)
        s.shape(down_to(line, 1010), colour, mixed(colour, MOSS, 0.5), ((300, 560), (1300, 900)))
        for k in range(4):
            # Terraces follow the slope.
            s.stroke([(x, y + 16 + k * (14 + n * 4)) for x, y in line[::4]], mixed(colour, PAPER, 0.16), 2.5)
    road = smooth(
        dots(
            "1540 950, 1290 902, 880 872, 640 820, 720 768, 980 752, 1130 720, 1040 682, "
            "860 664, 800 640, 860 612, 900 596"
        ),
        closed=False,
    )
    s.shape(limb(road[::5], [max(7, 92 - n * 3.7) for n in range(len(road[::5]))], 5), SAND)
    s.stroke(road, mixed(SAND, PAPER, 0.5), 3)
    for x, y, big, ink, way in (
        *((866, 612, 0.22, SAGA, 1), (880, 662, 0.3, SEA, -1), (1090, 700, 0.42, TERRACOTTA, -1)),
        *(
            (1010, 746, 0.55, SAGA, 1),
            (740, 764, 0.6, SEA, 1),
            (880, 866, 0.86, KUNYIT, -1),
            (1210, 880, 1.0, SAGA, -1),
        ),
    ):
        _truck(s, x, y, big, ink, way)
    for x, y, r in ((430, 590, 20), (500, 604, 16), (1290, 640, 22), (1350, 652, 26), (1400, 634, 18), (620, 586, 12)):
        s.shape(box(x, y - r, x + r * 1.8, y + r * 0.4), PAPER)
        s.shape([(x - r * 0.4, y - r), (x + r * 0.9, y - r * 2.1), (x + r * 2.2, y - r)], TERRACOTTA)
    # In front, on the left: the goat and the kid, on a bank of grass.
    bank = down_to(smooth(dots("-20 720, 200 742, 430 800, 620 890, 760 1010"), closed=False), 1010)
    s.shape(bank, MOSS, mixed(MOSS, NIGHT, 0.5), ((300, 740), (200, 1000)))
    _goat(s, 300, 800, 1.0, PAPER, mixed(SAND, TERRACOTTA, 0.25))
    _goat(s, 505, 872, 0.52, mixed(TERRACOTTA, PLUM, 0.25), PLUM)
    for _blade in range(60):
        x = s.random.uniform(0, 720)
        y = 790 + max(0, x - 240) * 0.42 + s.random.uniform(20, 190)
        tip = (x + s.random.uniform(-10, 10), y - s.random.uniform(18, 44))
        s.stroke([(x, y), tip], mixed(LEAF, KUNYIT, 0.2), 4)
    return s


def _truck(s, x, y, big, ink, way):
    def at(points):
        return moved(points, x, y, (big * way, big))

    s.shape(at(rounded(-100, -92, 34, -18, 6)), mixed(ink, PLUM, 0.25))
    for n, (right, up, colour) in enumerate(((-80, 112, SAND), (-52, 120, LAGOON), (-22, 108, PAPER), (8, 116, ROSE))):
        s.shape(at(rounded(right - 16, -up - (n % 2) * 8, right + 18, -88, 8)), colour)
    s.shape(at(rounded(38, -86, 108, -18, 14)), ink)
    s.shape(at(dots("62 -78, 96 -78, 104 -48, 62 -48")), INK)
    for right in (-68, 72):
        s.disc(x + right * big * way, y - 16 * big, 21 * big, NIGHT)
        s.disc(x + right * big * way, y - 16 * big, 9 * big, SAND)


def _goat(s, x, y, big, coat, shade):
    def at(points):
        return moved(points, x, y, big)

    for right, back in ((-92, 0.3), (-60, 0), (66, 0.3), (92, 0)):
        s.shape(
            at(limb([(right, -40), (right + 4, 40), (right - 2, 108)], [34, 22, 16])), mixed(coat, shade, 0.4 + back)
        )
        s.shape(at(box(right - 11, 98, right + 9, 112)), INK)
    body = at(smooth(dots("-130 -96, -60 -122, 40 -118, 112 -128, 136 -70, 104 -14, 20 10, -70 4, -128 -30")))
    s.shape(body, coat, shade, ((x, y - 110 * big), (x - 30 * big, y + 20 * big)))
    s.shape(at(limb(dots("-124 -88, -150 -116, -158 -140"), [20, 16, 5])), coat)
    neck = at(limb(dots("96 -90, 142 -170, 158 -204"), [84, 58, 52]))
    s.shape(neck, coat, shade, ((x, y - 170 * big), (x, y - 60 * big)))
    head = at(smooth(dots("128 -232, 168 -246, 206 -222, 238 -184, 230 -166, 196 -172, 160 -176, 132 -196")))
    s.shape(head, coat, shade, ((x + 170 * big, y - 230 * big), (x + 190 * big, y - 160 * big)))
    s.shape(at(limb(dots("140 -222, 112 -206, 98 -178"), [24, 26, 8])), shade)
    for right in (146, 162):
        s.shape(at(limb([(right, -236), (right - 14, -276), (right - 44, -298)], [15, 11, 3])), mixed(INK, PLUM, 0.4))
    s.shape(at(limb(dots("206 -168, 208 -146, 200 -130"), [14, 9, 2])), shade)
    s.disc(x + 186 * big, y - 212 * big, 5.5 * big, NIGHT)
    s.stroke(at([(112, -118), (168, -150)]), SAGA, 9 * big)
    s.disc(x + 150 * big, y - 122 * big, 11 * big, KUNYIT)
