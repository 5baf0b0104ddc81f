// A comparison: n goes to the next change, p to the one before. Not while somebody types.

const typing = (element) => element.closest("input, textarea, select, [contenteditable]");

document.addEventListener("keydown", (event) => {
  if (!"np".includes(event.key) || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  const changes = [...document.querySelectorAll("[data-change]")].filter((one) => one.checkVisibility());
  if (!changes.length) return;
  const here = changes.indexOf(document.activeElement.closest("[data-change]"));
  const step = event.key === "n" ? 1 : here < 0 ? 0 : -1;
  const next = changes[(here + step + changes.length) % changes.length];
  event.preventDefault();
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "center" });
});
