"""What cannot be seen, made into things: a leak, a trap, an unfair share."""

from brush import Sheet, mixed
from inks import INK, KUNYIT, LAGOON, LEAF, MIST, MOSS, NIGHT, PAPER, PLUM, ROSE, SAGA, SAND, SEA, TERRACOTTA
from outlines import bow, box, dots, limb, moved, oval, rounded, smooth, turned


def open_parcel():
    """A parcel with its padlock sprung: the address labels fly out of it like a flock."""
    s = Sheet(1500, 1000, LAGOON, 17)
    s.shape(s.all, SEA, mixed(LAGOON, MIST, 0.4), ((100, 1000), (1400, 0)))
    s.glow(470, 560, 620, mixed(PAPER, KUNYIT, 0.2), 0.7)
    s.veil(dots("170 880, 760 960, 1300 900, 900 840"), INK, 0.45)
    kraft = mixed(SAND, TERRACOTTA, 0.3)
    s.shape(dots("240 560, 500 500, 780 560, 510 640"), mixed(PLUM, NIGHT, 0.3))
    for n, (x, y, big, turn) in enumerate(
        (
            *(
                (520, 540, 0.8, -20),
                (560, 440, 0.9, 12),
                (450, 400, 0.8, -34),
                (680, 420, 0.9, 24),
                (640, 310, 1.0, -14),
            ),
            *(
                (790, 330, 1.0, 30),
                (760, 220, 1.0, -6),
                (900, 250, 1.05, 20),
                (560, 240, 0.75, -40),
                (890, 130, 0.95, -24),
            ),
            *(
                (1030, 170, 1.15, 34),
                (1020, 330, 1.2, 6),
                (1180, 90, 1.1, -12),
                (1200, 260, 1.35, 22),
                (1385, 170, 1.4, -18),
            ),
            *((1400, 390, 1.7, 14), (1330, 20, 1.1, 28), (700, 120, 0.7, 16)),
        )
    ):
        _label(s, n, x, y, big, turn)
    dusk = mixed(TERRACOTTA, PLUM, 0.3)
    s.shape(dots("240 560, 510 640, 510 950, 250 850"), kraft, mixed(kraft, PLUM, 0.3), ((240, 600), (500, 900)))
    s.shape(
        dots("510 640, 780 560, 770 850, 510 950"),
        mixed(kraft, PLUM, 0.3),
        mixed(TERRACOTTA, PLUM, 0.6),
        ((520, 640), (780, 880)),
    )
    s.shape(dots("240 560, 510 640, 400 730, 130 640"), mixed(SAND, PAPER, 0.3), kraft, ((240, 570), (300, 720)))
    s.shape(
        dots("780 560, 510 640, 630 720, 900 630"),
        mixed(SAND, TERRACOTTA, 0.12),
        mixed(TERRACOTTA, SAND, 0.4),
        ((700, 570), (760, 700)),
    )
    s.shape(dots("240 560, 500 500, 400 400, 150 470"), mixed(SAND, TERRACOTTA, 0.45), dusk, ((240, 560), (280, 410)))
    s.shape(dots("780 560, 500 500, 600 410, 850 470"), mixed(SAND, TERRACOTTA, 0.5), dusk, ((700, 560), (700, 420)))
    s.shape(dots("352 594, 398 608, 398 906, 352 888"), SAND)
    s.stroke(smooth(dots("586 790, 580 690, 620 640, 668 650, 684 700"), closed=False), MIST, 24)
    s.stroke(smooth(dots("592 780, 588 694, 622 650, 664 658"), closed=False), PAPER, 6)
    s.shape(turned(rounded(560, 770, 720, 900, 20), -8, (640, 830)), KUNYIT, TERRACOTTA, ((570, 780), (720, 900)))
    s.disc(640, 822, 17, INK)
    s.shape(dots("634 826, 648 826, 656 868, 630 870"), INK)
    return s


def _label(s, n, x, y, big, turn):
    """An address label, folded like wings; its writing is strokes."""
    wing = 26 if n % 2 else -22

    def at(points):
        return turned(moved(points, x, y, big), turn, (x, y))

    card = at([(-56, -34), (0, -34 + wing), (58, -40), (60, 32), (2, 36 + wing), (-54, 36)])
    s.veil([(px - 20, py + 40) for px, py in card], INK, 0.2)
    s.shape(card, PAPER, mixed(MIST, SEA, 0.25) if n % 2 else mixed(PAPER, SAND, 0.8), (card[0], card[3]))
    for k in range(3):
        left, right = (-40, -16 + k * 14 + wing * 0.3), (-8 - k * 8, -18 + k * 14 + wing * 0.8)
        s.stroke(at([left, right]), INK if k else SAGA, 4.5 * big)
    s.shape(at([(18, -20 + wing * 0.6), (44, -24), (45, 0), (19, 4 + wing * 0.6)]), [KUNYIT, SAGA, TERRACOTTA][n % 3])


def biting_review():
    """A wall of harmless reviews, and one among them that has two pointed marks for jaws."""
    s = Sheet(1500, 1000, LAGOON, 19)
    s.shape(s.all, mixed(LAGOON, SEA, 0.35), SEA, ((0, 0), (1500, 1000)))
    s.glow(930, 520, 720, mixed(ROSE, KUNYIT, 0.4), 0.7)
    for row in range(5):
        for k in range(6):
            x, y = k * 300 - 130 + (row % 2) * 150, row * 216 - 40
            if abs(x + 125 - 935) < 330 and abs(y + 80 - 520) < 230:
                continue
            ink = [PAPER, mixed(MIST, PAPER, 0.4), mixed(PAPER, SAND, 0.5)][(row + k * 2) % 3]
            bubble = rounded(x, y, x + 250, y + 150, 36)
            tail = [(x + 50, y + 140), (x + 110, y + 140), (x + 44, y + 186)]
            for part in (bubble, tail):
                s.veil([(px + 14, py + 18) for px, py in part], INK, 0.35)
            s.shape(tail, ink)
            s.shape(bubble, ink, mixed(ink, LAGOON, 0.25), ((x, y), (x + 250, y + 190)))
            for n in range(5):
                s.disc(x + 44 + n * 30, y + 40, 10, KUNYIT if n < 3 + (row + k) % 3 else mixed(SAND, MIST, 0.5))
            for n in range(2):
                end = x + 206 - n * (40 + (k * 31 + row * 17) % 60)
                s.stroke([(x + 38, y + 78 + n * 30), (end, y + 78 + n * 30)], mixed(INK, LAGOON, 0.45), 9)
    big, tail = rounded(590, 330, 1290, 700, 84), dots("760 690, 900 690, 720 830")
    for part in (big, tail):
        s.veil([(px + 34, py + 44) for px, py in part], NIGHT, 0.5)
    s.shape(tail, mixed(SAGA, PLUM, 0.4))
    s.shape(big, SAGA, mixed(SAGA, PLUM, 0.6), ((640, 330), (1240, 740)))
    s.shape(oval(940, 515, 300, 150), mixed(PLUM, NIGHT, 0.5))
    s.glow(940, 515, 220, TERRACOTTA, 0.7)
    for way in (-1, 1):
        mark = moved(dots("70 370, 300 515, 70 660, 92 590, 200 515, 92 440"), 940, 0, (way, 1))
        s.veil([(x + 8, y + 14) for x, y in mark], NIGHT, 0.6)
        s.shape(mark, PAPER, mixed(PAPER, ROSE, 0.6), ((940, 380), (940, 660)))
    # A pointer on its way in.
    arrow = dots("0 0, 0 170, 40 134, 66 196, 96 182, 70 124, 124 122")
    s.veil(moved(arrow, 930, 500), NIGHT, 0.5)
    s.shape(moved(arrow, 915, 480), KUNYIT, TERRACOTTA, ((930, 500), (1020, 680)))
    return s


def unequal_cake():
    """From above: a cake whose top is a pitch, cut; one plate has a slice, one a sliver, one crumbs."""
    s = Sheet(1500, 1000, SAND, 15)
    s.shape(s.all, mixed(TERRACOTTA, SAND, 0.35), mixed(TERRACOTTA, SAGA, 0.3), ((0, 0), (1500, 1000)))
    for n in range(-1, 12):
        for k in range(-1, 8):
            if (n + k) % 2:
                s.veil(box(n * 140, k * 140, n * 140 + 140, k * 140 + 140), SAND, 0.28)
    cx, cy, r = 560, 500, 360
    s.veil(oval(cx + 46, cy + 54, r + 80), PLUM, 0.5)
    s.shape(oval(cx, cy, r + 84), PAPER, mixed(MIST, PAPER, 0.4), ((cx - 300, cy - 300), (cx + 300, cy + 300)))
    s.ring(cx, cy, r + 56, SEA, 7)
    s.ring(cx, cy, r + 42, SEA, 3)
    _piece(s, cx, cy, r, 24, 318, 0, 0)
    for turn in range(24, 319, 21):
        _cherry(s, *bow(cx, cy, r - 34, r - 34, turn, turn + 1, 1)[0])
    for x, y, big in ((1180, 235, 190), (1290, 610, 130), (1085, 850, 108)):
        s.veil(oval(x + 24, y + 28, big), PLUM, 0.5)
        s.shape(oval(x, y, big), PAPER, mixed(MIST, PAPER, 0.3), ((x - big, y - big), (x + big, y + big)))
        s.ring(x, y, big - 16, LAGOON, 5)
    _piece(s, 1062, 262, 262, -38, 12, 502, -238)
    for x, y in ((1250, 170), (1285, 240), (1200, 300)):
        _cherry(s, x, y)
    _piece(s, 1216, 618, 172, -9, 6, 656, 118)
    for _crumb in range(26):
        x, y = 1085 + s.random.gauss(0, 34), 850 + s.random.gauss(0, 30)
        s.shape(oval(x + 3, y + 4, 6, 5), PLUM)
        crumb = oval(x, y, s.random.uniform(3, 9), s.random.uniform(3, 7))
        s.shape(crumb, [KUNYIT, LEAF, SAND][s.random.randrange(3)])
    s.veil(limb([(930, 560), (820, 930)], [34, 30]), PLUM, 0.45)
    s.shape(limb([(905, 520), (842, 740)], [6, 44]), MIST, LAGOON, ((880, 600), (910, 640)))
    s.shape(limb([(838, 752), (790, 920)], [34, 40]), INK)
    return s


def _piece(s, x, y, radius, first, last, right, down):
    """A piece of the cake; the pitch's lines run as when it was whole, before it was moved ``right`` and ``down``."""
    piece, cx, cy = [(x, y), *bow(x, y, radius, radius, first, last, 40)], 560 + right, 500 + down
    s.veil([(px + 26, py + 30) for px, py in piece], PLUM, 0.55)
    s.shape([(px + 10, py + 14) for px, py in piece], mixed(KUNYIT, SAND, 0.3))
    s.shape([(px + 4, py + 6) for px, py in piece], PAPER)
    s.shape(piece, LEAF, mixed(LEAF, MOSS, 0.6), ((x - radius, y - radius), (x + radius, y + radius)))
    with s.within(piece):
        for n in range(6):
            s.veil(box(cx - 360 + n * 144, cy - 360, cx - 288 + n * 144, cy + 360), KUNYIT, 0.12)
        s.stroke([(cx, cy - 360), (cx, cy + 360)], PAPER, 7)
        s.ring(cx, cy, 92, PAPER, 7)
        s.disc(cx, cy, 11, PAPER)
        for side in (-1, 1):
            s.stroke(moved(dots("350 -130, 220 -130, 220 130, 350 130"), cx, cy, (side, 1)), PAPER, 7)
        s.ring(cx, cy, radius - 14, PAPER, 7)


def _cherry(s, x, y):
    s.veil(oval(x + 6, y + 8, 20), NIGHT, 0.4)
    s.disc(x, y, 20, SAGA)
    s.disc(x - 6, y - 6, 6, ROSE)
