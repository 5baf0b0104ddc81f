"""Coffee from a dented kettle."""

from math import cos, radians, sin

from brush import Sheet, mixed
from inks import INK, KUNYIT, LAGOON, MIST, NIGHT, PLUM, ROSE, SAGA, SAND, SEA, TERRACOTTA
from outlines import bow, dots, limb, moved, oval, smooth, turned

SKIN = mixed(TERRACOTTA, PLUM, 0.25)
KETTLE = (560, 480)


def kettle_and_cup():
    """Upright: the dented kettle pours from high; coffee, cinnamon and cloves meet in half a coconut shell."""
    s = Sheet(1067, 1600, PLUM, 122)
    s.shape(s.all, mixed(PLUM, NIGHT, 0.35), mixed(TERRACOTTA, PLUM, 0.4), ((0, 0), (0, 1300)))
    s.glow(640, 820, 760, mixed(KUNYIT, TERRACOTTA, 0.35), 0.75)
    table = dots("-10 1240, 1077 1200, 1077 1610, -10 1610")
    s.shape(table, mixed(SAGA, PLUM, 0.4), mixed(PLUM, NIGHT, 0.4), ((0, 1220), (0, 1600)))
    for n in range(5):
        s.stroke([(-10, 1290 + n * 72), (1077, 1250 + n * 80)], mixed(PLUM, NIGHT, 0.3), 4)
    _kettle(s)
    s.shape(limb(dots("136 478, 150 640, 246 900, 330 1070, 372 1190"), [30, 24, 22, 22, 34]), mixed(PLUM, NIGHT, 0.55))
    s.stroke(smooth(dots("140 500, 158 650, 250 900, 330 1060"), closed=False), TERRACOTTA, 5)
    _shell(s, 440, 1210)
    for n, (x, y) in enumerate(((820, 1420), (900, 1470), (760, 1500), (880, 1540), (180, 1530), (250, 1560))):
        _clove(s, x, y, n * 63)
    for n in range(4):
        x = 360 + n * 74
        steam = [(x, 1160), (x + 40, 1060), (x - 20, 950), (x + 36, 810 + n * 30)]
        s.stroke(smooth(steam, closed=False), mixed(ROSE, PLUM, 0.35 + n * 0.1), 10 - n)
    return s


def _kettle(s):
    """The kettle, tipped forward, and the hand that holds it from above."""
    s.shape(limb(dots("1140 -40, 960 40, 760 96"), [230, 190, 112]), SEA, INK, ((900, -20), (940, 160)))
    s.shape(limb([(780, 92), (660, 116)], [98, 90]), SKIN, mixed(SKIN, PLUM, 0.4), ((720, 60), (730, 150)))
    s.stroke(turned(bow(560, 350, 236, 226, 172, 372), -18, KETTLE), NIGHT, 24)
    s.shape(oval(596, 128, 84, 62, -14), SKIN, mixed(SKIN, PLUM, 0.5), ((600, 80), (620, 200)))
    for n in range(4):
        finger = [(540 + n * 36, 96 - n * 8), (534 + n * 36, 134 - n * 8), (546 + n * 36, 172 - n * 10)]
        span = ((520 + n * 36, 120), (560 + n * 36, 126))
        s.shape(limb(finger, [38, 40, 34]), mixed(SKIN, ROSE, 0.2), mixed(SKIN, PLUM, 0.45), span)
    kettle = smooth(dots("330 420, 420 320, 570 290, 720 330, 800 440, 806 560, 720 660, 560 690, 400 660, 326 560"))
    kettle = turned(kettle, -18, KETTLE)
    spout = turned(limb(dots("380 560, 250 500, 210 380, 150 350"), [110, 74, 52, 46]), -18, KETTLE)
    s.shape(spout, mixed(LAGOON, MIST, 0.3), SEA, ((220, 400), (320, 620)))
    s.shape(kettle, MIST, SEA, ((420, 320), (720, 680)))
    s.fade(kettle, TERRACOTTA, ((600, 560), (520, 740)), 0.5)
    for x, y, r, turn in ((640, 420, 52, 20), (520, 570, 40, -30), (700, 560, 30, 10)):
        span = ((x, y - r * 0.5), (x, y + r * 0.6))
        s.shape(oval(x, y, r, r * 0.6, turn), mixed(SEA, LAGOON, 0.6), mixed(MIST, LAGOON, 0.3), span)
    s.shape(turned(oval(560, 300, 150, 30), -18, KETTLE), mixed(LAGOON, SEA, 0.4))
    lid = turned(smooth(dots("430 296, 480 258, 560 246, 640 258, 690 296, 560 318")), -18, KETTLE)
    s.shape(lid, MIST, LAGOON, ((440, 280), (640, 260)))
    s.disc(492, 256, 22, NIGHT)


def _shell(s, cx, cy):
    """Half a coconut shell of coffee with two sticks of cinnamon."""
    s.veil(oval(cx + 60, cy + 232, 330, 52), NIGHT, 0.6)
    bowl = moved(smooth(dots("-268 0, -230 130, -110 222, 0 236, 110 222, 230 130, 268 0")), cx, cy)
    s.shape(bowl, mixed(TERRACOTTA, PLUM, 0.5), NIGHT, ((cx - 180, cy), (cx + 240, cy + 200)))
    for k in range(26):
        x, y = cx - 230 + k * 18, cy + 60 + (k * 37) % 60
        s.stroke([(x, y), (x + 8, y + 36)], mixed(TERRACOTTA, PLUM, 0.25), 3)
    s.shape(oval(cx, cy, 270, 74), mixed(SAND, TERRACOTTA, 0.35))
    coffee = oval(cx, cy + 6, 240, 60)
    s.shape(coffee, mixed(PLUM, NIGHT, 0.6), mixed(TERRACOTTA, PLUM, 0.4), ((cx + 200, cy - 50), (cx - 160, cy + 60)))
    for n in range(2):
        s.stroke(bow(cx - 70, cy - 8, 46 + n * 40, 12 + n * 11, 0, 360), mixed(TERRACOTTA, KUNYIT, 0.3), 4)
    one = limb([(cx + 60, cy + 40), (cx + 330, cy - 200)], [46, 46])
    s.shape(one, TERRACOTTA, mixed(PLUM, TERRACOTTA, 0.4), ((cx + 180, cy - 110), (cx + 220, cy - 60)))
    two = limb([(cx + 100, cy + 44), (cx + 372, cy - 170)], [38, 38])
    s.shape(two, mixed(TERRACOTTA, KUNYIT, 0.3), PLUM, ((cx + 220, cy - 90), (cx + 260, cy - 30)))
    s.stroke(bow(cx + 330, cy - 200, 18, 14, 0, 300), mixed(PLUM, NIGHT, 0.3), 5)


def _clove(s, x, y, turn):
    s.shape(turned(limb([(x - 40, y), (x + 24, y)], [9, 15]), turn, (x, y)), NIGHT)
    for k in (-40, 0, 40):
        leaf = limb([(x + 22, y), (x + 22 + 22 * cos(radians(k)), y + 22 * sin(radians(k)))], [12, 5])
        s.shape(turned(leaf, turn, (x, y)), NIGHT)
    s.shape(turned(oval(x + 30, y, 10), turn, (x, y)), TERRACOTTA)
