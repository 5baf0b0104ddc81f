// Counts while somebody writes: letters of the headline, words of the body and how long they take to read.
const READ_ALSO = /^\s*(baca\s+juga|read\s+also)\s*:/i;
const WORDS_A_MINUTE = 200;
const counterOf = (name) => document.querySelector(`[data-count="${name}"]`);
const body = document.querySelector(".field-body");
const headline = document.querySelector("textarea[name=headline]");

function updateCounts() {
  const blocks = [...body.querySelectorAll(".ProseMirror[contenteditable] > :not(figure)")].map((one) => one.innerText);
  const words = blocks.filter((text) => !READ_ALSO.test(text)).join("\n").split(/\s+/).filter(Boolean).length;
  counterOf("words").textContent = words;
  counterOf("minutes").textContent = words ? Math.max(1, Math.round(words / WORDS_A_MINUTE)) : 0;
  counterOf("headline").textContent = [...headline.value.split(/\s+/).filter(Boolean).join(" ")].length;
}

if (body && headline && counterOf("words")) {
  new MutationObserver(updateCounts).observe(body, { childList: true, characterData: true, subtree: true });
  headline.addEventListener("input", updateCounts);
  updateCounts();
  document.querySelector("[data-counts]").hidden = false;
}
