"""The tools: a sheet of paper drawn on at twice its size, where inks meet in soft grain as in a screen print."""

from contextlib import contextmanager
from random import Random

from PIL import Image, ImageChops, ImageColor, ImageDraw, ImageFilter

# Drawing larger and making smaller at the end is what smooths the edges.
SCALE = 2
# How far a gradient goes on in its end colours, in lengths of itself.
BEYOND = 24
RAMP = Image.new("L", (2, 256 * (2 * BEYOND + 1)))
RAMP.paste(Image.linear_gradient("L").resize((2, 256)), (0, 256 * BEYOND))
RAMP.paste(255, (0, 256 * (BEYOND + 1), 2, RAMP.height))


def mixed(ink, other, part):
    """An ink with a part (0 to 1) of another stirred in."""
    pairs = zip(ImageColor.getrgb(ink), ImageColor.getrgb(other), strict=True)
    return "#" + "".join(f"{round(one + (two - one) * part):02x}" for one, two in pairs)


class Sheet:
    """A picture being drawn, in pixels of its final size; ``random`` is its own dice, the same at every drawing."""

    def __init__(self, width, height, ground, seed):
        self.width, self.height = width, height
        self.random = Random(seed)
        self.image = Image.new("RGB", (width * SCALE, height * SCALE), ground)
        noise = Image.frombytes("L", (width, height), self.random.randbytes(width * height))
        self.noise = noise.resize(self.image.size, Image.Resampling.BILINEAR)

    @property
    def all(self):
        """The outline of the whole sheet."""
        return [(0, 0), (self.width, 0), (self.width, self.height), (0, self.height)]

    def shape(self, points, ink, shade=None, span=None, grain=0.13):
        """Fill an outline; with ``shade``, run into that ink along ``span`` (two points; by default downwards)."""
        ImageDraw.Draw(self.image).polygon(_scaled(points), fill=ink)
        if shade:
            self.fade(points, shade, span, grain=grain)

    def fade(self, points, ink, span=None, strength=1.0, grain=0.13):
        """Lay an ink over an outline, from nothing at the first point of ``span`` to ``strength`` at the second."""
        box = self._box(points)
        if not box:
            return
        if not span:
            ys = [y for _x, y in points]
            span = ((0, min(ys)), (0, max(ys)))
        ramp = _ramp(box, [(x * SCALE, y * SCALE) for x, y in span])
        self._lay(points, box, ink, ramp, strength, grain)

    def veil(self, points, ink, strength):
        """Lay an ink over an outline evenly, as seen through."""
        if box := self._box(points):
            flat = Image.new("L", (box[2] - box[0], box[3] - box[1]), 255)
            self._lay(points, box, ink, flat, strength, 0)

    def glow(self, x, y, radius, ink, strength=1.0, grain=0.12, flat=1.0):
        """Light around a point that dies away towards ``radius``; ``flat`` squeezes it downwards."""
        outline = [
            (x - radius, y - radius * flat),
            (x + radius, y - radius * flat),
            (x + radius, y + radius * flat),
            (x - radius, y + radius * flat),
        ]
        box = self._box(outline)
        if not box:
            return
        size = (round(2 * radius * SCALE), round(2 * radius * flat * SCALE))
        round_one = ImageChops.invert(Image.radial_gradient("L").resize(size))
        # The built-in gradient reaches its corners: bend it so that it ends at the rim and falls off softly.
        round_one = round_one.point([round(255 * (max(0, level - 75) / 180) ** 1.6) for level in range(256)])
        left, top = round((x - radius) * SCALE), round((y - radius * flat) * SCALE)
        cut = round_one.crop((box[0] - left, box[1] - top, box[2] - left, box[3] - top))
        self._lay(outline, box, ink, cut, strength, grain)

    def stroke(self, points, ink, width=4):
        """A line of even width through points, with round joints and ends."""
        pen, dots, thick = ImageDraw.Draw(self.image), _scaled(points), max(1, round(width * SCALE))
        pen.line(dots, fill=ink, width=thick, joint="curve")
        if thick > 3:
            for x, y in (dots[0], dots[-1]):
                pen.ellipse((x - thick / 2, y - thick / 2, x + thick / 2, y + thick / 2), fill=ink)

    def disc(self, x, y, radius, ink):
        """A full circle."""
        box = [(x - radius) * SCALE, (y - radius) * SCALE, (x + radius) * SCALE, (y + radius) * SCALE]
        ImageDraw.Draw(self.image).ellipse(box, fill=ink)

    def ring(self, x, y, radius, ink, width=4):
        """A circle's line."""
        box = [(x - radius) * SCALE, (y - radius) * SCALE, (x + radius) * SCALE, (y + radius) * SCALE]
        ImageDraw.Draw(self.image).ellipse(box, outline=ink, width=round(width * SCALE))

    @contextmanager
    def within(self, points):
        """What is drawn inside the ``with`` shows inside the outline only."""
        before = self.image.copy()
        yield
        mask = Image.new("L", self.image.size)
        ImageDraw.Draw(mask).polygon(_scaled(points), fill=255)
        self.image = Image.composite(self.image, before, mask)

    def soften(self, radius):
        """Put all that is drawn so far out of focus (pixels)."""
        self.image = self.image.filter(ImageFilter.GaussianBlur(radius * SCALE))

    def finish(self, tooth=5):
        """The picture in its final size, on paper whose grain differs by up to ``tooth`` levels."""
        small = self.image.resize((self.width, self.height), Image.Resampling.LANCZOS)
        grain = Image.frombytes("L", small.size, self.random.randbytes(small.width * small.height))
        grain = grain.filter(ImageFilter.GaussianBlur(0.9))
        grain = grain.point([128 + round((level - 128) * tooth / 60) for level in range(256)])
        return ImageChops.overlay(small, Image.merge("RGB", [grain] * 3))

    def _box(self, points):
        xs, ys = [x * SCALE for x, _y in points], [y * SCALE for _x, y in points]
        left, top = max(0, int(min(xs))), max(0, int(min(ys)))
        right, bottom = min(self.image.width, int(max(xs)) + 1), min(self.image.height, int(max(ys)) + 1)
        return (left, top, right, bottom) if right > left and bottom > top else None

    def _lay(self, points, box, ink, ramp, strength, grain):
        if grain:
            dots = ImageChops.add(ramp, self.noise.crop(box), 1, -255).point([0] + [255] * 255)
            ramp = Image.blend(ramp, dots, grain)
        cut = Image.new("L", ramp.size)
        ImageDraw.Draw(cut).polygon([(x - box[0], y - box[1]) for x, y in _scaled(points)], fill=255)
        cut = ImageChops.multiply(cut, ramp)
        if strength < 1:
            cut = cut.point([round(level * strength) for level in range(256)])
        self.image.paste(ink, box, cut)


def _scaled(points):
    return [(x * SCALE, y * SCALE) for x, y in points]


def _ramp(box, span):
    (x0, y0), (x1, y1) = span
    across, down = x1 - x0, y1 - y0
    square = across * across + down * down
    start = 256 * BEYOND - 256 * ((x0 - box[0]) * across + (y0 - box[1]) * down) / square
    turned = (0, 0, 1, 256 * across / square, 256 * down / square, start)
    return RAMP.transform((box[2] - box[0], box[3] - box[1]), Image.Transform.AFFINE, turned)
