// The lead picture: chosen from the library, uploaded or dropped, and shown with the words readers will see.
import { crel } from "django-prose-editor/editor";
import { cardsAt } from "newsroom/photo-cards";
import { describe } from "newsroom/describe-dialog";
import { button, squash } from "newsroom/dialog";
import { choosePicture } from "newsroom/picture-dialog";
import { shown } from "newsroom/photo-preview";

const here = document.querySelector("[data-lead-picture]");

if (here) {
  const options = JSON.parse(here.dataset.options);
  const { words, addresses } = options;
  const cards = cardsAt(addresses.cards);
  const partOf = (name) => here.querySelector(`[data-${name}]`);
  const number = partOf("number").querySelector("input");
  const fields = ["caption", "credit"].map((name) => document.querySelector(`[name="photo_${name}"]`));
  const label = document.querySelector(`label[for="${number.id}"]`);
  let uid = here.dataset.card ? JSON.parse(here.dataset.card).uid : "";
  if (uid) cards.update([[uid, JSON.parse(here.dataset.card)]]);

  const cardNow = () => (uid ? cards.of(uid) : number.value ? null : undefined);
  const hasPicture = () => number.value !== "";

  // The words for this article go behind a line of their own; they are seldom needed.
  const own = crel("details", { className: "own-words" }, [crel("summary", { textContent: words.leadOwn })]);
  own.append(...fields.map((one) => one.closest(".form-row")));
  own.open = Boolean(own.querySelector(".errorlist"));
  here.append(own);

  const choose = button(words.choose, () => choosePhoto({}), { className: "button" });
  const uploading = button(words.uploadOne, () => choosePhoto({ isUpload: true }), { className: "button" });
  const remove = button(words.remove, () => setPicture(null), { className: "button" });
  const describing = button(words.describe, () => describe(cardNow(), options), { className: "button" });
  partOf("choices").append(choose, uploading, describing, remove);
  partOf("choices").hidden = false;
  partOf("number").hidden = true;
  label.id ||= `${number.id}-label`;
  // It names the buttons together; a button of its own it would rename.
  label.removeAttribute("for");
  here.setAttribute("role", "group");
  here.setAttribute("aria-labelledby", label.id);

  function showPicture() {
    const card = cardNow();
    const [caption, credit] = fields.map((one) => squash(one.value));
    const none = crel("p", { className: "quiet", textContent: words.noLead });
    partOf("shown").replaceChildren(...(hasPicture() ? shown({ caption, credit }, card, words) : [none]));
    fields.forEach((one, at) => (one.placeholder = [card?.caption, card?.credit][at] ?? ""));
    choose.textContent = hasPicture() ? words.another : words.choose;
    remove.hidden = own.hidden = !hasPicture();
    describing.hidden = !cardNow();
  }

  // Autosaving and all else that listens to the form hear of it as of anything typed.
  function writeField(field, value) {
    if (field.value === value) return;
    field.value = value;
    for (const kind of ["input", "change"]) field.dispatchEvent(new Event(kind, { bubbles: true }));
  }

  function setPicture(card) {
    if (card) cards.update([[card.uid, card]]);
    // Words that were written for one picture do not go to another.
    if (String(card?.id ?? "") !== number.value) for (const one of fields) writeField(one, "");
    uid = card?.uid ?? "";
    writeField(number, String(card?.id ?? ""));
    showPicture();
    partOf("status").textContent = card ? `${words.chosen}: ${card.name}` : words.noLead;
    choose.focus();
  }

  async function choosePhoto(more) {
    const chosen = await choosePicture(options, { ...more, isWorded: true });
    if (chosen) setPicture(chosen.card);
  }

  const hasFiles = (event) => event.dataTransfer?.types.includes("Files");
  here.addEventListener("dragover", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    here.classList.add("is-over");
  });
  for (const end of ["dragleave", "drop"]) here.addEventListener(end, () => here.classList.remove("is-over"));
  here.addEventListener("drop", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    choosePhoto({ files: [...event.dataTransfer.files] });
  });
  for (const one of fields) one.addEventListener("input", showPicture);
  cards.subscribe(showPicture);
  showPicture();
}
