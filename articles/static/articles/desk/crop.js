// Where a picture is cut for a shape: the same numbers as articles.imaging.rendition_sizes gives, to the pixel.

// To the nearest whole number, halves to the even one.
function roundHalfToEven(value) {
  const low = Math.floor(value);
  const rest = value - low;
  if (rest === 0.5) return low % 2 ? low + 1 : low;
  return rest < 0.5 ? low : low + 1;
}

const clamp = (value, least, most) => Math.min(Math.max(value, least), most);

function keptPixels(length, start, end) {
  const first = clamp(roundHalfToEven(start * length), 0, length - 1);
  return [first, Math.max(Math.min(roundHalfToEven(end * length), length), first + 1)];
}

const startOf = (length, part, focal) => clamp(roundHalfToEven(focal * length - part / 2), 0, length - part);

// `ratio` is [width, height] in whole numbers, or null for that of the picture; `focal` [x, y] and `crop`
// [left, top, right, bottom] are parts of the whole picture. Gives left, top, right, bottom in pixels.
export function boxOf(width, height, ratio, focal, crop) {
  const [left, right] = keptPixels(width, crop[0], crop[2]);
  const [top, bottom] = keptPixels(height, crop[1], crop[3]);
  const [wide, high] = [right - left, bottom - top];
  const [over, under] = ratio ?? [wide, high];
  const across = Math.min(wide, Math.max(1, roundHalfToEven((high * over) / under)));
  const down = Math.min(high, Math.max(1, roundHalfToEven((wide * under) / over)));
  const x = startOf(wide, across, (focal[0] * width - left) / wide) + left;
  const y = startOf(high, down, (focal[1] * height - top) / high) + top;
  return [x, y, x + across, y + down];
}
