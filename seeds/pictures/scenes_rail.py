"""The railway along the southern ocean, from outside and from a window seat."""

from brush import Sheet, mixed
from inks import INK, KUNYIT, LAGOON, LEAF, MIST, MOSS, NIGHT, PAPER, PLUM, ROSE, SAGA, SAND, SEA, TERRACOTTA
from outlines import bow, box, dots, down_to, limb, oval, ridge, rounded, smooth


def train_on_the_cliff():
    """Seen from above the sea: the train has left the tunnel and the ocean lies open below it."""
    s = Sheet(1600, 900, PAPER, 5)
    s.shape(box(0, 0, 1600, 330), mixed(MIST, PAPER, 0.5), PAPER, ((0, 0), (0, 330)))
    s.glow(1150, 300, 620, KUNYIT, 0.75)
    s.disc(1150, 268, 58, PAPER)
    s.shape(box(0, 320, 1600, 900), LAGOON, SEA, ((0, 320), (0, 800)))
    # The sun's road on the water.
    for n in range(42):
        y = 326 + n * n * 0.33
        wide = 20 + n * 5 * s.random.uniform(0.5, 1.3)
        middle = 1150 + s.random.uniform(-22, 22) * (1 + n / 9)
        s.shape(oval(middle, y, wide, 1.5 + n * 0.09), mixed(PAPER, KUNYIT, 0.35))
    # Capes one behind another, paler towards the sky.
    for colour, heights, low in (
        (mixed(LAGOON, MIST, 0.6), [215, 250, 262, 318, 322], 325),
        (mixed(LEAF, LAGOON, 0.55), [150, 205, 250, 330, 362], 366),
    ):
        land = down_to(ridge(s.random, -20, 760 if low < 330 else 640, heights, 14), low)
        s.shape(land, colour, mixed(colour, INK, 0.35), ((0, 200), (0, 400)))
    cliff = smooth(
        dots(
            "-40 180, 160 205, 330 268, 455 330, 560 420, 700 470, 820 560, 900 640, 1060 700, "
            "1180 800, 1300 960, -40 960"
        ),
        steps=8,
    )
    s.shape([(x + 16, y + 34) for x, y in cliff], mixed(SEA, PAPER, 0.72))
    s.shape([(x + 4, y + 18) for x, y in cliff], mixed(SAND, TERRACOTTA, 0.3))
    s.shape(cliff, MOSS, LEAF, ((200, 900), (700, 420)))
    for _bush in range(60):
        x, y = s.random.uniform(0, 900), s.random.uniform(300, 900)
        if y > 300 + x * 0.55:
            r = s.random.uniform(14, 34)
            s.shape(oval(x + 5, y + 7, r * 1.15, r * 0.8), mixed(MOSS, NIGHT, 0.5))
            bush = mixed(LEAF, MOSS, 0.35)
            s.shape(oval(x, y, r, r * 0.75), bush, mixed(LEAF, KUNYIT, 0.35), ((x - r, y + r), (x + r, y - r)))
    track = dots("60 420, 240 428, 420 470, 560 540, 660 610, 790 680, 960 760, 1080 850, 1120 960")
    s.shape(limb(track, [26, 32, 40, 48, 54, 60, 70, 82, 92]), SAND)
    s.shape(limb(track, [14, 18, 22, 26, 30, 34, 40, 46, 52]), mixed(SAND, INK, 0.4))
    s.shape(smooth(dots("-40 300, 80 305, 150 350, 170 450, 60 470, -40 480")), MOSS)
    s.shape(bow(120, 430, 42, 66, 180, 360) + [(162, 446), (78, 440)], NIGHT)
    spine = smooth(dots("130 404, 240 405, 420 446, 560 514, 660 582, 790 648, 930 720"), closed=False)
    for n in range(0, len(spine) - 8, 9):
        _carriage(s, spine[n : n + 10], 25 + 33 * n / len(spine))
    s.shape(smooth(dots("878 650, 925 672, 968 712, 984 748, 958 757, 918 738, 880 716")), PAPER)
    s.shape(dots("932 682, 966 714, 974 732, 936 712"), INK)
    s.shape(dots("900 716, 986 746, 958 757, 900 728"), SAGA)
    s.glow(980, 752, 90, KUNYIT, 0.8)
    for _wave in range(16):
        x0, y0 = 1230 + s.random.uniform(-300, 330), s.random.uniform(470, 860)
        if x0 > 640 + (y0 - 400) * 1.55:
            s.stroke(bow(x0, y0, 26, 7, 200, 340, 12), mixed(LAGOON, PAPER, 0.45), 3)
    for x, y, r in ((1120, 440, 15), (1168, 462, 11), (1060, 420, 9)):
        wings = [(x - r * 2, y - r * 0.6), (x - r * 0.7, y - r), (x, y), (x + r * 0.7, y - r), (x + r * 2, y - r * 0.6)]
        s.stroke(wings, PAPER, 3.5)
    return s


def _carriage(s, car, high):
    top = [(x, y - high * 0.55) for x, y in car]
    back = car[::-1]
    s.shape([(x + 6, y + high * 0.62) for x, y in car] + back, mixed(MOSS, NIGHT, 0.6))
    s.shape(top + [(x, y + high * 0.45) for x, y in back], PAPER)
    s.shape([(x, y + high * 0.2) for x, y in car] + [(x, y + high * 0.45) for x, y in back], SAGA)
    for k in range(1, len(car) - 1, 2):
        (x1, y1), (x2, y2) = car[k], car[k + 1]
        up, low = high * 0.3, high * 0.02
        s.shape([(x1, y1 - up), (x2, y2 - up), (x2, y2 + low), (x1, y1 + low)], INK)
    s.shape(top + [(x, y - high * 0.42) for x, y in back], mixed(PAPER, KUNYIT, 0.4))


def first_passenger():
    """In the carriage: an old teacher in a green kebaya, her rolled map, and the sea in the window."""
    s = Sheet(1500, 1000, SEA, 7)
    s.shape(s.all, mixed(SEA, INK, 0.35), INK, ((0, 0), (1500, 900)))
    s.shape(rounded(535, 65, 1600, 690, 80), mixed(SEA, MIST, 0.5))
    with s.within(rounded(560, 90, 1560, 660, 60)):
        _morning_sea(s)
    s.stroke([(535, 690), (1520, 690)], mixed(SEA, MIST, 0.7), 16)
    # The seat, then the woman in profile, looking out.
    seat = smooth(dots("60 1040, 70 420, 110 300, 230 290, 285 400, 330 1040"))
    s.shape(seat, SAGA, PLUM, ((330, 300), (60, 700)))
    s.shape(rounded(100, 250, 262, 380, 46), PAPER, mixed(PAPER, ROSE, 0.6), ((260, 260), (100, 380)))
    s.shape(
        smooth(dots("250 1040, 262 760, 300 560, 395 500, 490 540, 560 690, 640 800, 850 850, 900 1040")),
        LEAF,
        MOSS,
        ((640, 560), (300, 900)),
    )
    s.shape(smooth(dots("520 1040, 560 840, 720 800, 930 830, 1010 1040")), TERRACOTTA, PLUM, ((760, 800), (700, 1000)))
    for n in range(5):
        for k in range(4):
            x, y = 640 + n * 72 + (k % 2) * 36, 872 + k * 46
            s.shape(oval(x, y, 15, 9, 35), KUNYIT)
            s.shape(oval(x, y, 7, 4, 35), PLUM)
    skin = mixed(ROSE, TERRACOTTA, 0.55)
    s.shape(limb([(432, 545), (452, 452)], [70, 64]), mixed(skin, PLUM, 0.25))
    s.shape(
        smooth(
            dots("390 380, 405 310, 470 284, 530 310, 545 362, 562 396, 545 408, 542 446, 505 470, 450 470, 410 440")
        ),
        skin,
        mixed(skin, PLUM, 0.4),
        ((550, 360), (400, 440)),
    )
    grey = mixed(MIST, PAPER, 0.2)
    s.shape(
        smooth(dots("355 392, 372 300, 440 252, 520 268, 545 312, 500 318, 470 372, 452 430, 400 440")),
        grey,
        mixed(grey, INK, 0.4),
        ((520, 260), (380, 430)),
    )
    s.shape(oval(352, 398, 50, 56), grey, mixed(grey, INK, 0.5), ((390, 360), (320, 440)))
    s.stroke([(318, 356), (392, 438)], KUNYIT, 7)
    s.disc(318, 356, 12, KUNYIT)
    s.disc(470, 420, 7, KUNYIT)
    # The map in both hands.
    s.shape(limb([(520, 830), (1000, 640)], [92, 92]), PAPER, SAND, ((740, 690), (790, 800)))
    s.shape(oval(1000, 640, 22, 46, -22), mixed(SAND, TERRACOTTA, 0.4))
    s.shape(oval(1000, 640, 11, 26, -22), PAPER)
    s.stroke(dots("600 770, 690 742, 760 736, 830 690, 940 648"), SAGA, 6)
    sleeve = limb(dots("420 590, 500 790, 700 800"), [110, 96, 62])
    s.shape(sleeve, mixed(LEAF, MOSS, 0.25), MOSS, ((560, 700), (400, 760)))
    s.shape(smooth(dots("680 790, 730 760, 775 768, 780 800, 740 830, 690 830")), skin)
    s.stroke(bow(690, 802, 8, 32, -90, 90), KUNYIT, 6)
    return s


def _morning_sea(s):
    s.shape(box(540, 60, 1600, 470), mixed(ROSE, PAPER, 0.25), mixed(PAPER, KUNYIT, 0.35), ((0, 80), (0, 430)))
    s.glow(1120, 420, 430, KUNYIT, 0.8)
    s.disc(1120, 395, 62, PAPER)
    s.shape(box(540, 420, 1600, 700), LAGOON, SEA, ((0, 420), (0, 690)))
    for n in range(26):
        y = 426 + n * n * 0.42
        s.shape(oval(1120 + s.random.uniform(-20, 20), y, 30 + n * 6, 1.6 + n * 0.14), mixed(PAPER, KUNYIT, 0.4))
    s.shape(down_to(ridge(s.random, 1330, 1620, [415, 360, 300, 260], 12), 440), mixed(LEAF, LAGOON, 0.4))
    s.shape(down_to(ridge(s.random, 540, 900, [520, 580, 640, 680], 14), 720), LEAF, MOSS, ((540, 500), (800, 700)))
    for n, x in enumerate((620, 720)):
        high = 440 + n * 60
        s.stroke([(x, 700), (x + 12, 560 + n * 40), (x + 34, high)], MOSS, 9)
        for turn in range(7):
            tip_x, tip_y = bow(x + 34, high, 80, 64, 180 + turn * 30, 181 + turn * 30, 1)[0]
            middle = ((x + 34 + tip_x) / 2, (400 + n * 60 + tip_y) / 2 + 6)
            s.shape(limb([(x + 34, high), middle, (tip_x, tip_y + 26)], [10, 18, 3]), MOSS)
    s.veil(dots("900 60, 1010 60, 700 700, 590 700"), PAPER, 0.18)
    s.veil(dots("1040 60, 1070 60, 760 700, 730 700"), PAPER, 0.18)
