"""Waiting: a queue seen from above, coats for a winter to come."""

from math import pi

from brush import Sheet, mixed
from inks import INK, KUNYIT, LAGOON, MIST, NIGHT, PAPER, PLUM, ROSE, SAGA, SAND, SEA, TERRACOTTA
from outlines import box, dots, limb, oval, rounded, smooth

SKIN = mixed(ROSE, TERRACOTTA, 0.3)


def queue_for_tickets():
    """From straight above: a queue without end winds towards one small lit window."""
    s = Sheet(1500, 1000, SAND, 6)
    s.shape(s.all, SAND, mixed(SAND, KUNYIT, 0.55), ((0, 0), (1500, 1000)))
    for n in range(-8, 30):
        s.stroke([(n * 110, 0), (n * 110 - 420, 1000)], mixed(SAND, PAPER, 0.45), 2)
    for n in range(11):
        s.stroke([(0, n * 100), (1500, n * 100)], mixed(SAND, PAPER, 0.45), 2)
    path = smooth(
        dots(
            "1180 205, 1010 240, 760 170, 420 130, 170 220, 210 370, 560 410, 960 400, 1300 440, "
            "1370 580, 1110 660, 700 610, 330 600, 130 720, 290 860, 700 830, 1120 850, 1560 930"
        ),
        closed=False,
        steps=120,
    )
    s.shape(dots("1105 -20, 1520 -20, 1520 165, 1105 165"), SAGA, mixed(SAGA, PLUM, 0.5), ((1105, 0), (1500, 200)))
    s.veil(dots("1105 165, 1520 165, 1520 205, 1145 205"), PLUM, 0.45)
    for n in range(9):
        s.shape(box(1105 + n * 46, 130, 1128 + n * 46, 165), PAPER)
    s.glow(1180, 190, 130, PAPER, 0.9)
    coats = [SEA, SEA, INK, TERRACOTTA, SAGA, PAPER, LAGOON, PLUM, INK]
    done, last = [], None
    for x, y in path:
        if last and (x - last[0]) ** 2 + (y - last[1]) ** 2 < 44**2:
            continue
        last = (x, y)
        done.append((x + s.random.uniform(-7, 7), y + s.random.uniform(-7, 7)))
    for x, y in done:
        s.veil(limb([(x, y), (x + 34, y + 30), (x + 62, y + 56)], [26, 25, 17]), PLUM, 0.55)
    for n, (x, y) in enumerate(done):
        nx, ny = done[n - 1] if n else (1180, 150)
        from_turn = 57.3 * _angle(nx - x, ny - y)
        coat = s.random.choice(coats)
        s.shape(oval(x, y, 12, 21, from_turn), coat, mixed(coat, NIGHT, 0.35), ((x - 16, y - 16), (x + 18, y + 18)))
        head = s.random.choice([NIGHT, NIGHT, INK, KUNYIT, PAPER, ROSE])
        s.shape(oval(x - 1, y - 1, 10.5, 9.5, from_turn), head)
        if s.random.random() < 0.28:
            s.shape(rounded(x - 33, y - 8, x - 17, y + 12, 4), s.random.choice([TERRACOTTA, LAGOON, INK]))
    return s


def _angle(right, down):
    from_east = abs(right) + abs(down) or 1
    return (down / from_east) * pi / 2 if right >= 0 else pi - (down / from_east) * pi / 2


def coats_for_the_winter():
    """In the little store: a rail full of coats, a student folding at the table, snow-blue evening in the window."""
    s = Sheet(1500, 1000, INK, 4)
    s.shape(s.all, mixed(TERRACOTTA, PLUM, 0.55), PLUM, ((900, 0), (0, 800)))
    for row in range(18):
        for k in range(12):
            if s.random.random() < 0.16:
                x = k * 140 + (row % 2) * 70 - 60
                s.veil(box(x, row * 44, x + 128, row * 44 + 34), mixed(TERRACOTTA, ROSE, 0.3), 0.28)
    s.shape(box(980, 60, 1420, 500), mixed(PLUM, NIGHT, 0.5))
    with s.within(box(1000, 80, 1400, 480)):
        s.shape(box(1000, 80, 1400, 480), INK, mixed(SEA, LAGOON, 0.5), ((0, 80), (0, 480)))
        for x, high in ((990, 190), (1080, 250), (1170, 170), (1270, 230), (1350, 200)):
            s.shape(
                [(x, 480), (x, 480 - high), (x + 44, 440 - high), (x + 88, 480 - high), (x + 88, 480)],
                mixed(INK, NIGHT, 0.3),
            )
            for k in range(4):
                s.shape(
                    box(
                        x + 16 + (k % 2) * 34,
                        500 - high + (k // 2) * 56,
                        x + 32 + (k % 2) * 34,
                        526 - high + (k // 2) * 56,
                    ),
                    KUNYIT if (k * 3 + x) % 4 else INK,
                )
        s.shape(box(990, 446, 1410, 490), MIST)
        s.shape(rounded(1130, 388, 1390, 456, 14), SAGA)
        s.shape(rounded(1146, 398, 1376, 424, 6), KUNYIT)
        for _flake in range(80):
            s.disc(s.random.uniform(1000, 1400), s.random.uniform(80, 470), s.random.uniform(1.5, 4.5), PAPER)
    s.stroke([(1200, 80), (1200, 480)], mixed(PLUM, NIGHT, 0.5), 12)
    s.stroke([(1000, 270), (1400, 270)], mixed(PLUM, NIGHT, 0.5), 12)
    s.stroke([(330, -10), (330, 70)], NIGHT, 5)
    s.shape(dots("270 120, 306 64, 354 64, 390 120"), KUNYIT)
    s.glow(330, 130, 560, mixed(KUNYIT, ROSE, 0.3), 0.7)
    s.disc(330, 122, 22, PAPER)
    s.stroke([(-20, 200), (900, 200)], MIST, 12)
    inks = [SEA, SAGA, KUNYIT, INK, MIST, TERRACOTTA, LAGOON, SAND, INK, SAGA]
    for n in range(10):
        x, ink = 20 + n * 90, inks[n]
        long = 620 + (n * 53) % 120
        s.stroke([(x, 186), (x + 10, 200), (x, 226)], MIST, 5)
        s.shape(
            smooth(
                [
                    (x - 64, 262),
                    (x - 16, 226),
                    (x + 30, 226),
                    (x + 78, 262),
                    (x + 92, 420),
                    (x + 96, long),
                    (x - 84, long),
                    (x - 78, 420),
                ],
                steps=5,
            ),
            ink,
            mixed(ink, NIGHT, 0.5),
            ((x - 40, 300), (x + 90, 360)),
        )
        s.shape(
            limb([(x + 66, 270), (x + 82, 420), (x + 76, long - 90)], [46, 48, 40]),
            mixed(ink, PAPER, 0.14),
            mixed(ink, NIGHT, 0.4),
            ((x + 60, 400), (x + 104, 410)),
        )
        s.stroke([(x + 8, 240), (x + 6, long)], mixed(ink, NIGHT, 0.55), 3)
        if n % 3 == 1:
            for k in range(5):
                s.stroke(
                    smooth([(x - 78, 330 + k * 66), (x, 340 + k * 66), (x + 88, 330 + k * 66)], closed=False),
                    mixed(ink, NIGHT, 0.4),
                    4,
                )
        if n % 3 == 0:
            s.shape(limb([(x - 48, 252), (x + 6, 280), (x + 60, 252)], [34, 42, 34]), mixed(ink, PAPER, 0.5))
    # The student, then the table in front of her.
    s.shape(
        smooth(dots("930 1010, 940 760, 968 620, 1050 566, 1140 566, 1220 620, 1250 760, 1262 1010")),
        LAGOON,
        SEA,
        ((960, 600), (1250, 760)),
    )
    veil = mixed(ROSE, PAPER, 0.15)
    s.shape(
        smooth(
            dots("976 640, 996 480, 1024 412, 1090 382, 1154 410, 1186 480, 1204 640, 1150 690, 1080 704, 1020 684")
        ),
        veil,
        mixed(ROSE, PLUM, 0.4),
        ((1010, 440), (1190, 600)),
    )
    s.shape(
        smooth(dots("1026 500, 1036 446, 1076 428, 1120 446, 1132 500, 1114 556, 1074 582, 1040 556")),
        SKIN,
        mixed(SKIN, PLUM, 0.35),
        ((1040, 540), (1130, 470)),
    )
    s.stroke(smooth(dots("1010 590, 1076 640, 1160 606"), closed=False), mixed(ROSE, PLUM, 0.3), 4)
    s.shape(
        dots("-10 830, 1510 790, 1510 1010, -10 1010"),
        TERRACOTTA,
        mixed(TERRACOTTA, PLUM, 0.6),
        ((300, 810), (900, 1010)),
    )
    for n, (x, tall) in enumerate(((110, 5), (360, 7), (1390, 8))):
        for k in range(tall):
            y = 850 - k * 38
            ink = inks[(k * 3 + n) % 10]
            s.shape(
                rounded(x - 112 + (k * 17) % 13, y - 36, x + 112 - (k * 11) % 17, y, 17),
                ink,
                mixed(ink, NIGHT, 0.4),
                ((0, y - 36), (0, y + 4)),
            )
            s.stroke([(x - 90, y - 14), (x + 20, y - 14)], mixed(ink, NIGHT, 0.35), 3)
    s.shape(
        smooth(dots("690 900, 720 830, 830 800, 990 806, 1080 850, 1100 910, 900 940"), steps=6),
        SAGA,
        PLUM,
        ((800, 820), (980, 940)),
    )
    s.stroke([(880, 806), (900, 936)], KUNYIT, 5)
    s.shape(dots("930 846, 1000 838, 1012 884, 942 894"), PAPER)
    for x, way in ((980, -1), (1216, 1)):
        s.shape(
            limb([(x, 640), (x + way * 30, 760), (1080 + way * 62, 844)], [96, 84, 56]),
            mixed(LAGOON, SEA, 0.4),
            SEA,
            ((x - 30, 700), (x + 50, 760)),
        )
        s.shape(oval(1076 + way * 66, 852, 38, 26), SKIN)
    return s
