// The page of a photo: the point that matters is set by a click or the arrow keys, and every shape follows at once.
import { boxOf } from "newsroom/crop";

for (const one of document.querySelectorAll(".stage")) {
  one.style.setProperty("--wide", one.dataset.width);
  one.style.setProperty("--high", one.dataset.height);
}

const stage = document.querySelector("[data-stage]");
const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

if (stage) {
  const fieldOf = (name) => document.getElementById(`id_${name}`);
  const point = stage.querySelector("[data-point]");
  const frame = stage.querySelector("[data-kept]");
  const status = document.querySelector("[data-point-status]");
  const [width, height] = [Number(stage.dataset.width), Number(stage.dataset.height)];
  const names = ["focal_x", "focal_y", "crop_left", "crop_top", "crop_right", "crop_bottom"];
  const percent = (name) => Math.min(Math.max(Number(fieldOf(name).value) || 0, 0), 100);
  // A part of the side in thousandths, as the desk keeps it.
  const fraction = (name) => Math.round(percent(name) * 10) / 1000;
  const fromEnd = (name) => Math.round((1 - fraction(name)) * 1000) / 1000;

  const showShapes = () => {
    const focal = [fraction("focal_x"), fraction("focal_y")];
    const crop = [fraction("crop_left"), fraction("crop_top"), fromEnd("crop_right"), fromEnd("crop_bottom")];
    point.style.left = `${focal[0] * 100}%`;
    point.style.top = `${focal[1] * 100}%`;
    point.setAttribute("aria-label", stage.dataset.says.replace("{x}", percent("focal_x")).replace("{y}", percent("focal_y")));
    const hasInside = crop[0] < crop[2] && crop[1] < crop[3];
    const isWhole = crop.join() === "0,0,1,1";
    frame.hidden = !hasInside || isWhole;
    if (!hasInside) return;
    frame.style.inset = `${crop[1] * 100}% ${(1 - crop[2]) * 100}% ${(1 - crop[3]) * 100}% ${crop[0] * 100}%`;
    for (const shown of document.querySelectorAll("[data-shape]")) {
      const ratio = shown.dataset.ratio ? shown.dataset.ratio.split("/").map(Number) : null;
      const [left, top, right, bottom] = boxOf(width, height, ratio, focal, crop);
      shown.setAttribute("viewBox", `${left} ${top} ${right - left} ${bottom - top}`);
    }
  };

  const setPoint = (x, y) => {
    for (const [name, value] of [["focal_x", x], ["focal_y", y]]) {
      fieldOf(name).value = Math.round(Math.min(Math.max(value, 0), 100) * 10) / 10;
    }
    showShapes();
    status.textContent = point.getAttribute("aria-label");
  };
  const setPointByPointer = (event) => {
    const box = stage.getBoundingClientRect();
    setPoint(((event.clientX - box.left) / box.width) * 100, ((event.clientY - box.top) / box.height) * 100);
  };

  if (fieldOf("focal_x")) {
    point.hidden = false;
    stage.classList.add("is-set");
    // A finger on the picture may mean to scroll: there only a tap sets the point, or the point is dragged.
    const isFinger = (event) => event.pointerType === "touch";
    stage.addEventListener("click", (event) => isFinger(event) && setPointByPointer(event));
    stage.addEventListener("pointerdown", (event) => {
      if (event.button || (isFinger(event) && event.target !== point)) return;
      event.preventDefault();
      point.focus();
      setPointByPointer(event);
      stage.setPointerCapture(event.pointerId);
    });
    stage.addEventListener("pointermove", (event) => stage.hasPointerCapture(event.pointerId) && setPointByPointer(event));
    point.addEventListener("keydown", (event) => {
      const step = STEPS[event.key];
      if (!step) return;
      event.preventDefault();
      const far = event.shiftKey ? 10 : 1;
      setPoint(percent("focal_x") + step[0] * far, percent("focal_y") + step[1] * far);
    });
    for (const name of names) fieldOf(name).addEventListener("input", showShapes);
    showShapes();
  }
}

// How long a text is, where there is a length to keep to.
for (const text of document.querySelectorAll("[data-count]")) {
  const said = document.getElementById("count-words")?.content.firstElementChild;
  if (!said) break;
  const shown = said.cloneNode();
  const most = Number(text.dataset.count);
  const count = () => {
    const length = [...text.value.trim()].length;
    shown.textContent = said.dataset[length > most ? "long" : "fine"].replace("{count}", length).replace("{most}", most);
  };
  text.after(shown);
  text.addEventListener("input", count);
  count();
}
