"""Small people, made of a few tapering limbs: always from afar or from behind, never with a face."""

from outlines import limb, oval, smooth


def person(sheet, x, y, tall, coat, legs, skin, hair=None, stride=0.0, lean=0.0, arms=((-0.1, 0.5), (0.1, 0.5))):
    """Somebody standing or walking with the feet at (x, y); ``arms`` tell where hands are, in parts of the height.

    Hands count from the middle of the body (right positive) and from the feet up; ``lean`` and ``stride`` likewise.
    """

    def at(right, up):
        return (x + right * tall, y - up * tall)

    for side in (-1, 1):
        foot = side * (0.045 + stride / 2)
        knee = side * (0.04 + stride / 3.4) + (0.03 if stride and side > 0 else 0)
        sheet.shape(
            limb([at(lean * 0.4, 0.5), at(knee, 0.27), at(foot, 0.0)], [0.1 * tall, 0.085 * tall, 0.05 * tall]), legs
        )
    neck = at(lean, 0.82)
    for hand_right, hand_up in arms:
        side = 1 if hand_right >= 0 else -1
        elbow = at((lean + hand_right) / 2 + side * 0.05, (0.8 + hand_up) / 2 - 0.03)
        shoulder = at(lean + side * 0.085, 0.785)
        sheet.disc(*at(hand_right, hand_up), 0.026 * tall, skin)
        sheet.shape(limb([shoulder, elbow, at(hand_right, hand_up)], [0.075 * tall, 0.065 * tall, 0.045 * tall]), coat)
    body = [at(lean * 0.9, 0.78), at(lean * 0.7, 0.64), at(lean * 0.4, 0.47)]
    sheet.shape(limb(body, [0.19 * tall, 0.2 * tall, 0.18 * tall]), coat)
    sheet.shape(limb([neck, at(lean * 1.15, 0.9)], [0.06 * tall, 0.055 * tall]), skin)
    sheet.shape(oval(*at(lean * 1.2, 0.925), 0.055 * tall, 0.068 * tall), skin)
    if hair:
        sheet.shape(oval(*at(lean * 1.2, 0.945), 0.06 * tall, 0.055 * tall), hair)


def seen_from_behind(sheet, x, y, tall, coat, hair, wide=1.0):
    """Head and shoulders of somebody seated before us, seen from behind, down to a bottom edge at (x, y)."""
    across = tall * 0.42 * wide
    shoulders = [
        (x - across, y),
        (x - across * 0.95, y - tall * 0.38),
        (x - across * 0.45, y - tall * 0.55),
        (x, y - tall * 0.6),
        (x + across * 0.45, y - tall * 0.55),
        (x + across * 0.95, y - tall * 0.38),
        (x + across, y),
    ]
    sheet.shape(limb([(x, y - tall * 0.45), (x, y - tall * 0.7)], [tall * 0.22, tall * 0.2]), hair)
    sheet.shape(shoulders[:1] + smooth(shoulders, closed=False) + shoulders[-1:], coat)
    sheet.shape(oval(x, y - tall * 0.8, tall * 0.2, tall * 0.22), hair)
