// The preview beside the form, at a phone's and a desktop's width, of what is typed now.
const link = document.querySelector("[data-preview]");
const here = document.querySelector("[data-edit-session]");
const WIDTHS = { phone: 390, desktop: 1280 };
const WIDE = "(min-width: 64rem)";

if (link && here) {
  const pane = document.getElementById("preview");
  const frame = pane.querySelector("iframe");
  const form = here.closest("form");
  let width = "phone";

  const scaleFrame = () => {
    const room = pane.querySelector(".frame").clientWidth;
    const scale = Math.min(1, room / WIDTHS[width]);
    frame.style.inlineSize = `${WIDTHS[width]}px`;
    frame.style.blockSize = `${pane.querySelector(".frame").clientHeight / scale}px`;
    frame.style.transform = `scale(${scale})`;
  };
  const loadPreview = () => {
    const { tab } = form.elements;
    frame.src = `${link.href}?tab=${tab.value}&at=${Date.now()}`;
  };
  const setOpen = (is) => {
    pane.hidden = !is;
    document.body.classList.toggle("has-preview", is);
    link.setAttribute("aria-expanded", is);
    if (is) {
      loadPreview();
      scaleFrame();
      // The link lies under the preview now.
      pane.querySelector("[data-width]").focus();
    } else link.focus();
  };

  link.setAttribute("role", "button");
  link.setAttribute("aria-expanded", "false");
  link.setAttribute("aria-controls", "preview");
  link.addEventListener("click", (event) => {
    if (!matchMedia(WIDE).matches || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    setOpen(pane.hidden);
  });
  for (const button of pane.querySelectorAll("[data-width]")) {
    button.addEventListener("click", () => {
      width = button.dataset.width;
      for (const one of pane.querySelectorAll("[data-width]")) one.setAttribute("aria-pressed", one === button);
      scaleFrame();
    });
  }
  pane.querySelector("[data-close]").addEventListener("click", () => setOpen(false));
  pane.addEventListener("keydown", (event) => event.key === "Escape" && setOpen(false));
  addEventListener("resize", () => pane.hidden || scaleFrame());
  // What is kept on the server is what the preview shows.
  new MutationObserver(() => pane.hidden || loadPreview()).observe(here.querySelector("[data-kept-at]"), { childList: true });
}
