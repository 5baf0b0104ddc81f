"""The borrowed keeper: in the air, and after the whistle; with the ball and the lamps that all matches need."""

from math import cos, radians, sin

from brush import Sheet, mixed
from inks import INK, KUNYIT, LAGOON, LEAF, MIST, MOSS, NIGHT, PAPER, PLUM, ROSE, SAGA, SEA, TERRACOTTA
from outlines import box, dots, limb, oval, rounded, smooth, turned

SKIN = mixed(ROSE, TERRACOTTA, 0.6)


def football(s, x, y, radius, turn=0):
    """A ball: a dark pentagon in the middle, five at the rim, seams between, light from the upper left."""

    def out(degrees, part):
        return (x + cos(radians(degrees)) * radius * part, y + sin(radians(degrees)) * radius * part)

    whole = oval(x, y, radius)
    s.shape(whole, PAPER)
    with s.within(whole):
        for angle in range(turn, turn + 360, 72):
            rim, near = out(angle, 0.98), out(angle, 0.62)
            s.stroke([(x, y), near], INK, radius * 0.05)
            s.shape(turned(oval(*rim, radius * 0.36, steps=5), angle + 36, rim), INK)
            for other in (angle - 36, angle + 36):
                s.stroke([near, out(other, 0.76)], INK, radius * 0.05)
                s.stroke([out(other, 0.76), out(other, 1)], INK, radius * 0.05)
        s.shape([out(turn + k * 72, 0.34) for k in range(5)], INK)
        s.fade(whole, PLUM, ((x, y), (x + radius * 0.9, y + radius * 0.9)), 0.75)


def floodlight(s, x, y, foot, big=1.0):
    """A mast of lamps at (x, y) standing at ``foot`` (y), with its haze."""
    s.stroke([(x, y), (x, foot)], NIGHT, 12 * big)
    s.shape(rounded(x - 74 * big, y - 52 * big, x + 74 * big, y + 30 * big, 8 * big), NIGHT)
    s.glow(x, y - 10, 330 * big, mixed(PAPER, KUNYIT, 0.2), 0.75)
    for column in range(4):
        for row in range(2):
            s.disc(x - 51 * big + column * 34 * big, y - 28 * big + row * 34 * big, 13 * big, PAPER)


def keeper_in_the_air():
    """Under the floodlights the young keeper flies across the picture, his fingertips at the ball."""
    s = Sheet(1500, 1000, NIGHT, 13)
    s.shape(s.all, NIGHT, SEA, ((0, 0), (0, 700)))
    for x in (250, 760):
        beam = [(x - 60, 110), (x + 60, 110), (x + 480, 820), (x - 300, 820)]
        s.fade(beam, mixed(MIST, KUNYIT, 0.3), ((x, 700), (x, 90)), 0.4)
    s.shape(dots("-10 470, 1510 540, 1510 720, -10 720"), mixed(INK, NIGHT, 0.4))
    for n in range(330):
        x, y = s.random.uniform(0, 1500), s.random.uniform(0, 1)
        ink = mixed([SAGA, LAGOON, KUNYIT, PLUM][n % 4], NIGHT, s.random.uniform(0.35, 0.75))
        s.disc(x, 500 + x * 0.045 + y * 170, 7.5, ink)
    s.soften(2)
    floodlight(s, 250, 110, 500)
    floodlight(s, 760, 130, 520, 0.8)
    s.shape(dots("-10 700, 1510 690, 1510 1010, -10 1010"), LEAF, MOSS, ((200, 700), (900, 1000)))
    for n in range(5):
        s.veil([(n * 360 - 300, 1010), (n * 360 - 110, 1010), (n * 300 + 60, 698), (n * 300 - 90, 698)], MOSS, 0.4)
    s.stroke([(-10, 850), (1510, 806)], mixed(PAPER, LEAF, 0.2), 9)
    # The goal stands on the right; the net hangs in its own light.
    for n in range(18):
        s.stroke([(1120 + n * 26, 252 - n * 2), (1150 + n * 32, 800)], mixed(MIST, INK, 0.45), 2)
    for n in range(17):
        s.stroke([(1122, 280 + n * 32), (1510, 262 + n * 35)], mixed(MIST, INK, 0.45), 2)
    s.stroke(dots("1120 830, 1120 250, 1520 205"), PAPER, 22)
    s.veil(oval(700, 905, 380, 34, -2), NIGHT, 0.5)
    _flying(s)
    for n in range(3):
        s.stroke([(1200 + n * 22, 190 + n * 42), (1400 + n * 30, 60 + n * 60)], mixed(LAGOON, PAPER, 0.3), 5)
    football(s, 1122, 262, 76, 20)
    return s


def _flying(s):
    """Legs behind, body, arms ahead."""
    low_leg = limb(dots("560 600, 430 690, 300 640, 180 690"), [110, 92, 66, 46])
    s.shape(low_leg, SKIN, PLUM, ((400, 600), (400, 720)))
    high_leg = limb(dots("560 570, 420 560, 270 500, 150 540"), [110, 96, 68, 46])
    s.shape(high_leg, SKIN, mixed(SKIN, PLUM, 0.5), ((400, 500), (400, 620)))
    for knee, foot in (((312, 640), (186, 690)), ((280, 504), (160, 538))):
        s.shape(limb([knee, foot], [62, 48]), SAGA, PLUM, (knee, (knee[0], knee[1] + 60)))
    s.shape(smooth(dots("190 664, 206 716, 150 742, 96 738, 88 716, 140 690")), KUNYIT)
    s.shape(smooth(dots("164 508, 182 562, 126 596, 72 596, 66 572, 116 542")), KUNYIT)
    shorts = smooth(dots("600 500, 500 512, 404 522, 396 600, 430 700, 520 672, 620 640"))
    s.shape(shorts, INK, NIGHT, ((500, 520), (500, 680)))
    shirt = smooth(dots("560 490, 700 410, 830 372, 880 430, 850 520, 720 600, 590 650, 556 580"))
    s.shape(shirt, KUNYIT, TERRACOTTA, ((700, 420), (760, 590)))
    s.stroke(smooth(dots("610 484, 640 550, 630 628"), closed=False), TERRACOTTA, 10)
    s.shape(limb(dots("838 462, 930 470, 1000 420"), [92, 70, 52]), mixed(KUNYIT, TERRACOTTA, 0.55))
    s.shape(limb([(858, 402), (844, 374)], [66, 62]), SKIN)
    s.shape(oval(884, 352, 62, 70, 28), SKIN, mixed(SKIN, PLUM, 0.5), ((930, 320), (850, 400)))
    s.shape(smooth(dots("824 388, 812 330, 838 282, 900 268, 948 292, 940 316, 886 318, 866 356, 850 400")), NIGHT)
    s.shape(limb(dots("800 410, 920 380, 1010 292"), [96, 74, 52]), KUNYIT, TERRACOTTA, ((880, 360), (930, 430)))
    for x, y, turn in ((1010, 412, -30), (1024, 276, -40)):
        for finger in (-34, -12, 10, 32):
            tip = turned([(x + 74, y)], turn + finger, (x, y))[0]
            s.shape(limb([(x, y), tip], [34, 22]), PAPER, MIST, ((x, y), (x, y + 50)))
        s.shape(oval(x, y, 42, 34, turn), PAPER, LAGOON, ((x, y - 10), (x - 20, y + 44)))
        s.stroke(turned([(x - 38, y - 30), (x - 38, y + 30)], turn, (x, y)), SAGA, 14)


def after_the_whistle():
    """Late: the stands are empty, one lamp burns, and the keeper sits against his post, his head down."""
    s = Sheet(1500, 1000, NIGHT, 16)
    s.shape(s.all, NIGHT, INK, ((0, 0), (0, 560)))
    for n in range(11):
        y = 250 + n * 34
        row = [(-10, y + n * 2), (1510, y - 80 + n * 8), (1510, y - 44 + n * 8), (-10, y + 40 + n * 2)]
        s.shape(row, mixed(INK, SEA, 0.1 + (n % 2) * 0.22))
        for k in range(44):
            top = y + 10 - k * 2.4 + n * 2
            seat = mixed(SEA, INK, 0.45 + 0.3 * ((k * 5 + n * 3) % 7 < 2))
            s.shape(rounded(k * 36, top, k * 36 + 24, top + 18, 6), seat)
    s.shape(box(-10, 640, 1510, 1010), mixed(MOSS, NIGHT, 0.4), mixed(MOSS, NIGHT, 0.75), ((0, 640), (0, 1000)))
    s.fade(dots("1180 -30, 1300 -30, 980 930, 160 930"), mixed(KUNYIT, PAPER, 0.5), ((560, 1040), (1240, -60)), 0.6)
    s.shape(oval(570, 872, 420, 82), mixed(LEAF, MOSS, 0.3), mixed(LEAF, KUNYIT, 0.35), ((200, 900), (860, 830)))
    floodlight(s, 1250, 76, 470, 0.85)
    for n in range(20):
        s.stroke([(-20 + n * 24, 120), (-60 + n * 22, 740)], mixed(LAGOON, INK, 0.55), 2)
    for n in range(18):
        s.stroke([(-20, 140 + n * 34), (440, 130 + n * 38)], mixed(LAGOON, INK, 0.55), 2)
    s.veil(dots("440 846, 470 846, 300 1010, 250 1010"), NIGHT, 0.55)
    s.stroke(dots("-30 100, 455 100, 455 850"), mixed(MIST, PAPER, 0.3), 26)
    s.shape(box(458, 110, 469, 860), PAPER)
    s.veil(oval(520, 884, 220, 26, 2), NIGHT, 0.6)
    # He sits with his back to the post, arms on his knees.
    s.shape(limb(dots("520 838, 670 690, 720 860"), [100, 82, 54]), mixed(INK, NIGHT, 0.5))
    back = smooth(dots("470 640, 520 560, 600 550, 640 620, 610 720, 590 850, 490 868, 464 760"))
    s.shape(back, KUNYIT, PLUM, ((620, 600), (470, 740)))
    s.shape(limb(dots("540 840, 700 676, 764 866"), [108, 88, 54]), INK, NIGHT, ((740, 700), (560, 820)))
    s.shape(limb([(716, 740), (764, 862)], [70, 52]), SAGA, PLUM, ((770, 780), (700, 820)))
    s.shape(smooth(dots("738 852, 786 846, 850 876, 852 896, 736 896")), KUNYIT)
    s.shape(oval(650, 580, 60, 66, 40), mixed(SKIN, PLUM, 0.3))
    s.shape(smooth(dots("586 590, 592 520, 650 494, 706 520, 718 570, 690 590, 660 560, 626 600")), NIGHT)
    s.shape(limb(dots("560 610, 640 716, 730 640"), [78, 66, 50]), KUNYIT, TERRACOTTA, ((660, 620), (600, 720)))
    s.shape(oval(742, 632, 44, 36, 30), PAPER, LAGOON, ((760, 610), (720, 660)))
    for finger in (-10, 20, 50):
        tip = turned([(742 + 60, 632)], finger, (742, 632))[0]
        s.shape(limb([(742, 632), tip], [28, 20]), PAPER, LAGOON, ((760, 620), (760, 690)))
    s.veil(oval(1042, 890, 84, 18), NIGHT, 0.6)
    football(s, 1010, 838, 56, 40)
    return s
