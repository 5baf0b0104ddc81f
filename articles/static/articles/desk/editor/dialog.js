// The frame of our dialogs: a title, parts, and the focus back where it was.
import { crel } from "django-prose-editor/editor";

let dialogs = 0;

export const newId = () => `desk-dialog-${++dialogs}`;

// As the server writes captions: on one line.
export const squash = (text) => text.replace(/[\s\u00a0\u200b\ufeff]+/g, " ").trim();

export const fill = (text, values) =>
  Object.entries(values).reduce((filled, [name, value]) => filled.replaceAll(`{${name}}`, value), text);

export function button(textContent, act, more = {}) {
  const one = crel("button", { type: "button", textContent, ...more });
  one.addEventListener("click", act);
  return one;
}

// A control under its label.
export function labelled(label, control) {
  control.id ||= newId();
  return [crel("label", { htmlFor: control.id, textContent: label }), control];
}

// Open a modal dialog; `closed` is called once it is gone, when the focus is back.
export function openDialog({ title, className, parts, closed }) {
  const id = newId();
  const heading = crel("h3", { id, className: "prose-editor-dialog-title", textContent: title });
  const dialog = crel("dialog", { className: `prose-editor-dialog ${className}`, "aria-labelledby": id }, [
    heading,
    ...parts,
  ]);
  dialog.addEventListener("close", () => {
    dialog.remove();
    closed();
  });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

// Enter in a field does what the dialog is for, as it does in a form; whoever is still composing a sign only ends that.
export function onEnter(control, act) {
  control.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    act();
  });
}
