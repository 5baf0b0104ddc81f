// Says beside the buttons what follows from a change of the text, while the change is being typed.
const form = document.querySelector("[data-edit-session]")?.closest("form");
const PAUSE = 300;

if (form) {
  const isText = (one) => one.name && !one.closest("[data-panel]") && one.type !== "hidden" && one.type !== "submit";
  const value = (one) => (one.matches("[type=checkbox], [type=radio]") ? one.checked : one.value);
  const typedText = () => JSON.stringify([...form.elements].filter(isText).map((one) => [one.name, value(one)]));
  const opened = typedText();
  let waiting = 0;

  const showIfChanged = () => {
    const isChanged = typedText() !== opened;
    for (const one of document.querySelectorAll("[data-if-changed]")) one.hidden = !isChanged;
  };
  const showAfterPause = () => {
    clearTimeout(waiting);
    waiting = setTimeout(showIfChanged, PAUSE);
  };

  form.addEventListener("input", showAfterPause);
  form.addEventListener("change", showAfterPause);
}
