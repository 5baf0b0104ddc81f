"""The old harbour of Ternate: boats come in at evening, and one that stayed sells coffee by night."""

from math import cos, pi, sin

from brush import Sheet, mixed
from inks import INK, KUNYIT, LAGOON, MIST, NIGHT, PAPER, PLUM, ROSE, SAGA, SAND, SEA, TERRACOTTA
from outlines import bow, box, dots, down_to, limb, moved, oval, ridge, rounded, smooth
from people import person

SKIN = mixed(TERRACOTTA, PLUM, 0.25)


def boat(s, x, y, big, hull, sail):
    """A wooden boat with two sails under way to the left, its waterline at (x, y)."""

    def at(points):
        return moved(points, x, y, (-big, big))

    for foot, high, lean in ((-40, 330, 0), (70, 280, 6)):
        s.stroke(at([(foot, -40), (foot + lean, -high)]), mixed(PLUM, NIGHT, 0.3), 7 * big)
        main = [(foot + 8, -high + 6), (foot + 70, -high * 0.66), (foot + 118, -96), (foot + 60, -84), (foot + 8, -80)]
        s.shape(
            at(smooth(main, steps=6)),
            sail,
            mixed(sail, PLUM, 0.45),
            ((x, y - 300 * big), (x - 100 * big, y - 80 * big)),
        )
        back = [(foot - 6, -high + 30), (foot - 60, -high * 0.6), (foot - 96, -100), (foot - 40, -92), (foot - 6, -88)]
        span = ((x, y - 300 * big), (x + 90 * big, y - 80 * big))
        s.shape(at(smooth(back, steps=6)), mixed(sail, PAPER, 0.3), mixed(sail, TERRACOTTA, 0.5), span)
    s.shape(at(smooth(dots("150 -96, 240 -124, 180 -60"), steps=4)), mixed(sail, PAPER, 0.2))
    side = at(smooth(dots("-190 -84, -120 -60, 40 -54, 150 -72, 262 -128, 210 -30, 150 8, -130 8, -180 -30")))
    s.shape(side, hull, mixed(hull, NIGHT, 0.5), ((x, y - 70 * big), (x, y + 10 * big)))
    rail = smooth(dots("-186 -66, -110 -42, 40 -36, 150 -52, 240 -100"), closed=False)
    s.stroke(at(rail), mixed(PAPER, KUNYIT, 0.3), 7 * big)
    s.shape(at(rounded(-150, -116, -84, -60, 8)), mixed(KUNYIT, TERRACOTTA, 0.4))


def boats_at_the_jetty():
    """Evening at Ternate: wooden boats come in towards the jetty below the mountain; sacks of cloves wait."""
    s = Sheet(1500, 1000, KUNYIT, 20)
    s.shape(s.all, mixed(ROSE, PLUM, 0.3), mixed(KUNYIT, PAPER, 0.35), ((0, 0), (0, 470)))
    s.glow(1120, 450, 620, PAPER, 0.75)
    s.disc(1120, 400, 78, PAPER)
    for y, x, wide in ((110, 900, 300), (170, 1240, 220), (90, 200, 260), (240, 760, 150)):
        s.shape(limb([(x - wide, y), (x, y - 10), (x + wide, y)], [3, 24, 3]), mixed(ROSE, PAPER, 0.45))
    cone = smooth(dots("-60 480, 120 400, 270 260, 372 156, 420 150, 470 164, 570 290, 720 400, 900 480"))
    s.shape(cone, mixed(PLUM, ROSE, 0.35), mixed(PLUM, SEA, 0.35), ((560, 200), (200, 400)))
    s.shape(oval(440, 176, 130, 16), mixed(PAPER, ROSE, 0.3))
    s.shape(down_to(ridge(s.random, -20, 760, [420, 430, 410, 440, 470], 12), 500), mixed(PLUM, SEA, 0.5))
    s.shape(box(-10, 478, 1510, 1010), mixed(KUNYIT, LAGOON, 0.45), SEA, ((0, 478), (0, 860)))
    for n in range(34):
        x, y = 1120 + s.random.uniform(-30, 30), 482 + n * n * 0.36
        s.shape(oval(x, y, 20 + n * 6 * s.random.uniform(0.5, 1.2), 1.5 + n * 0.12), mixed(PAPER, KUNYIT, 0.4))
    for x, y, big, hull, sail in (
        *((620, 506, 0.22, PLUM, PAPER), (760, 512, 0.26, PLUM, PAPER), (1330, 516, 0.28, PLUM, ROSE)),
        *((900, 532, 0.4, SAGA, PAPER), (1290, 566, 0.55, mixed(PLUM, SEA, 0.3), KUNYIT), (560, 600, 0.68, SEA, PAPER)),
    ):
        s.veil(oval(x, y + 12 * big, 190 * big, 16 * big), INK, 0.45)
        boat(s, x, y, big, hull, sail)
    s.veil(oval(1000, 716, 300, 28), INK, 0.5)
    boat(s, 980, 700, 1.28, SAGA, mixed(PAPER, SAND, 0.5))
    for _wave in range(40):
        x, y = s.random.uniform(0, 1500), s.random.uniform(560, 860)
        s.stroke(bow(x, y, 14 + (y - 500) * 0.09, 5, 200, 340, 10), mixed(LAGOON, PAPER, 0.35), 3)
    # The jetty comes from the left corner.
    s.shape(
        dots("-20 760, 620 800, 1520 930, 1520 1010, -20 1010"),
        mixed(TERRACOTTA, PLUM, 0.45),
        PLUM,
        ((0, 780), (0, 1010)),
    )
    for n in range(16):
        s.stroke([(n * 104 - 60, 762 + n * 9), (n * 150 - 320, 1010)], mixed(PLUM, NIGHT, 0.3), 4)
    for x, y in ((30, 770), (330, 790), (700, 815), (1120, 878)):
        s.shape(rounded(x, y - 70, x + 40, y + 40, 10), mixed(PLUM, NIGHT, 0.35))
        s.shape(oval(x + 20, y - 68, 20, 8), TERRACOTTA)
    for x, y, r, spice in (
        (130, 950, 96, mixed(SAGA, PLUM, 0.5)),
        (330, 960, 86, KUNYIT),
        (510, 970, 74, mixed(TERRACOTTA, PLUM, 0.3)),
    ):
        _sack(s, x, y, r, spice)
    person(s, 760, 900, 250, INK, PLUM, SKIN, NIGHT, arms=((0.26, 0.98), (-0.14, 0.5)))
    person(s, 850, 912, 232, LAGOON, SAGA, SKIN, KUNYIT, arms=((0.1, 0.5), (-0.1, 0.5)))
    person(s, 918, 924, 150, KUNYIT, INK, SKIN, NIGHT, arms=((0.2, 0.85), (-0.12, 0.52)))
    line = smooth(dots("-20 60, 240 190, 560 220, 900 130, 1180 -20"), closed=False)
    s.stroke(line, PLUM, 3)
    for n, (x, y) in enumerate(line[2:-2:3]):
        s.shape([(x - 22, y), (x + 22, y), (x + 2, y + 54)], [SAGA, SEA, PAPER, TERRACOTTA][n % 4])
    return s


def _sack(s, x, y, r, spice):
    cloth = moved(smooth(dots("-1 -0.7, -1.15 0, -1 1, 1 1, 1.15 0, 1 -0.7")), x, y, r)
    s.shape(cloth, SAND, mixed(TERRACOTTA, PLUM, 0.4), ((x + r, y - r), (x - r, y + r * 0.6)))
    s.shape(oval(x, y - r * 0.72, r * 1.02, r * 0.36), mixed(SAND, PAPER, 0.5))
    s.shape(
        oval(x, y - r * 0.74, r * 0.86, r * 0.28),
        spice,
        mixed(spice, NIGHT, 0.4),
        ((x + r, y - r), (x - r, y - r * 0.5)),
    )
    for _bud in range(34):
        turn, part = s.random.uniform(0, 2 * pi), s.random.random() ** 0.5
        px, py = x + cos(turn) * part * r * 0.78, y - r * 0.78 + sin(turn) * part * r * 0.24
        bud = oval(px, py, 7, 4, s.random.uniform(0, 180))
        s.shape(bud, mixed(spice, [PAPER, NIGHT][s.random.randrange(2)], 0.3))


def coffee_boat():
    """Night at the quay: on the deck of the one boat that stayed lanterns hang, people stand, and the kettle steams."""
    s = Sheet(1500, 1000, NIGHT, 22)
    s.shape(s.all, mixed(INK, NIGHT, 0.3), mixed(PLUM, SEA, 0.35), ((0, 0), (0, 560)))
    for _star in range(60):
        s.disc(s.random.uniform(0, 1500), s.random.uniform(0, 330), s.random.uniform(0.8, 2.3), MIST)
    s.disc(240, 170, 62, mixed(PAPER, KUNYIT, 0.2))
    s.disc(268, 156, 56, mixed(INK, NIGHT, 0.15))
    island = smooth(
        dots("-20 500, 300 440, 560 300, 690 210, 740 206, 800 230, 980 380, 1250 470, 1520 500"), closed=False
    )
    s.shape(down_to(island, 580), mixed(INK, PLUM, 0.25))
    for n in range(60):
        x = s.random.uniform(0, 1500)
        s.disc(x, 546 - s.random.random() ** 2 * 60, s.random.uniform(2, 4), [KUNYIT, ROSE, PAPER][n % 3])
    s.shape(box(-10, 556, 1510, 1010), mixed(SEA, INK, 0.5), NIGHT, ((0, 556), (0, 1000)))
    s.glow(800, 560, 640, mixed(KUNYIT, TERRACOTTA, 0.4), 0.6, flat=0.7)
    # Mast and ropes with lanterns.
    s.stroke([(620, 640), (604, 40)], mixed(TERRACOTTA, NIGHT, 0.45), 20)
    s.shape(limb(dots("600 70, 640 96, 900 150"), [16, 30, 14]), mixed(SAND, PLUM, 0.4))
    ropes = [smooth(dots(line), closed=False) for line in ("606 80, 440 300, 240 452", "606 80, 840 330, 1240 400")]
    for rope in ropes:
        s.stroke(rope, mixed(SAND, NIGHT, 0.5), 4)
    for n, (x, y) in enumerate([*ropes[0][4::5], *ropes[1][3::3]]):
        s.glow(x, y + 44, 150, KUNYIT, 0.8)
        s.stroke([(x, y), (x, y + 20)], NIGHT, 3)
        s.shape(
            oval(x, y + 44, 25, 29),
            [KUNYIT, TERRACOTTA, SAGA][n % 3],
            mixed(KUNYIT, PAPER, 0.6),
            ((x, y + 10), (x, y + 66)),
        )
    _deck(s)
    # Reflections.
    for _gleam in range(120):
        y = 812 + s.random.random() ** 1.4 * 180
        x = s.random.choice([330, 470, 640, 760, 850, 980, 1100, 1210]) + s.random.gauss(0, 26)
        gleam = oval(x, y, s.random.uniform(14, 60), s.random.uniform(2, 4.5))
        s.shape(gleam, mixed([KUNYIT, TERRACOTTA, SAGA][s.random.randrange(3)], NIGHT, s.random.uniform(0.05, 0.5)))
    # The quay in the near corners, with the queue.
    s.stroke(smooth(dots("240 640, 150 770, 96 830"), closed=False), SAND, 8)
    s.shape(dots("-20 830, 420 900, 620 1010, -20 1010"), NIGHT)
    s.shape(dots("1180 770, 1250 770, 1480 960, 1320 960"), mixed(TERRACOTTA, NIGHT, 0.5))
    s.shape(dots("1240 1010, 1300 940, 1520 900, 1520 1010"), NIGHT)
    for x, y, tall in ((1300, 880, 190), (1390, 940, 230), (1480, 980, 260), (70, 960, 270)):
        person(s, x, y, tall, mixed(NIGHT, INK, 0.5), NIGHT, NIGHT, NIGHT)
    return s


def _deck(s):
    """People on the deck and the kettle, then the hull before their legs."""
    for x, tall, ink, hair, left, right in (
        *((420, 210, SEA, NIGHT, (0.14, 0.62), (-0.1, 0.5)), (520, 190, ROSE, KUNYIT, (-0.12, 0.6), (0.1, 0.5))),
        *((730, 224, SAGA, NIGHT, (0.3, 0.62), (-0.12, 0.5)), (960, 205, PAPER, NIGHT, (-0.2, 0.66), (0.12, 0.5))),
        *((1050, 196, LAGOON, SAGA, (-0.12, 0.55), (0.14, 0.62)), (1130, 205, KUNYIT, NIGHT, (-0.14, 0.6), (0.1, 0.5))),
    ):
        person(s, x, 690, tall, mixed(ink, PLUM, 0.2), NIGHT, SKIN, hair, arms=(left, right))
    s.shape(rounded(772, 556, 900, 660, 12), mixed(TERRACOTTA, NIGHT, 0.35))
    s.shape(oval(840, 540, 52, 42), MIST, SEA, ((800, 510), (880, 580)))
    s.shape(limb(dots("884 544, 918 520, 930 496"), [24, 18, 14]), mixed(MIST, SEA, 0.5))
    s.stroke(bow(840, 500, 40, 34, 190, 350), MIST, 7)
    for n in range(3):
        steam = [(930 + n * 14, 480), (950 + n * 14, 430), (924 + n * 20, 380), (950 + n * 22, 320 - n * 20)]
        s.stroke(smooth(steam, closed=False), mixed(PAPER, PLUM, 0.3 + n * 0.15), 8 - n * 2)
    hull = smooth(
        dots(
            "180 540, 330 632, 620 660, 980 650, 1230 590, 1370 460, 1330 640, 1220 770, "
            "1060 800, 460 800, 300 760, 210 660"
        )
    )
    s.shape(hull, SAGA, mixed(PLUM, NIGHT, 0.5), ((760, 630), (760, 800)))
    with s.within(hull):
        for k, ink in enumerate((KUNYIT, mixed(SAGA, PLUM, 0.6), mixed(SAGA, PLUM, 0.6), SEA)):
            plank = [
                (170, 590 + k * 40),
                (330, 674 + k * 34),
                (640, 700 + k * 32),
                (990, 690 + k * 34),
                (1240, 630 + k * 40),
                (1380, 500 + k * 44),
            ]
            s.stroke(smooth(plank, closed=False), ink, 12 if k in (0, 3) else 4)
    s.disc(1248, 636, 15, PAPER)
    s.disc(1250, 637, 7, NIGHT)
