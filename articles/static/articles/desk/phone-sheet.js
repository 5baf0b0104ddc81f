// On a phone the column beside the text is a sheet that a button brings up.
const bar = document.querySelector("[data-sheet]");
const side = document.getElementById("side");

if (bar && side) {
  const button = bar.querySelector("[aria-controls]");
  // What the sheet covers is out of the keyboard's way, too.
  const covered = document.querySelectorAll("#header, .breadcrumbs, .messagelist, .object-tools, .writing-column");
  const setOpen = (open) => {
    side.classList.toggle("is-open", open);
    for (const one of covered) one.inert = open;
    button.setAttribute("aria-expanded", open);
    button.textContent = button.dataset[open ? "open" : "closed"];
    document.body.classList.toggle("sheet-is-open", open);
  };
  document.body.classList.add("has-sheet");
  bar.hidden = false;
  button.addEventListener("click", () => {
    setOpen(button.getAttribute("aria-expanded") !== "true");
    if (side.classList.contains("is-open")) side.focus();
  });
  side.tabIndex = -1;
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !side.classList.contains("is-open")) return;
    setOpen(false);
    button.focus();
  });
  // A fault in a field that the sheet hides brings the sheet up.
  side.addEventListener("invalid", () => setOpen(true), true);
  if (side.querySelector(".errorlist")) setOpen(true);
}
