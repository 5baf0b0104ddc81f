// The prose editor's row of buttons: in our order, in the writer's language, and by keyboard like any toolbar.
import { Extension } from "django-prose-editor/editor";

// Those that are either on or off.
const TOGGLES = new Set(
  "paragraph heading2 heading3 bulletList orderedList blockquote pullQuote readAlso photo gallery embed bold italic link".split(" "),
);
const FIRST = { paragraph: 200, horizontalRule: 50 };
const SIGNS = { noBreakSpace: ["␣", "\u00a0"], enDash: ["–", "–"], ellipsis: ["…", "…"] };
const GROUPS = "blockType lists nodes readAlso pictures link marks signs history";

function showPressedButtons(bar) {
  for (const button of bar.querySelectorAll("button")) {
    const has = (name) => button.classList.contains(name);
    button.setAttribute("aria-disabled", String(has("disabled")));
    if (TOGGLES.has(button.dataset.name)) button.setAttribute("aria-pressed", String(has("active")));
  }
}

// One stop for Tab; arrow keys go from button to button.
function addArrowKeys(bar, editor) {
  const buttons = () => [...bar.querySelectorAll("button:not(.hidden)")];
  const setTabStop = (chosen) => bar.querySelectorAll("button").forEach((one) => (one.tabIndex = one === chosen ? 0 : -1));
  setTabStop(buttons()[0]);
  bar.addEventListener("focusin", ({ target }) => setTabStop(target));
  bar.addEventListener("keydown", (event) => {
    const all = buttons();
    const at = all.indexOf(document.activeElement);
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
    if (event.key === "Escape") editor.commands.focus();
    else if (next === undefined) return;
    else all.at(next % all.length).focus();
    event.preventDefault();
  });
}

// The editor's own dialogs speak English, and have a title but are not called by it.
function translateDialogs(box, words) {
  new MutationObserver(() => {
    for (const dialog of box.querySelectorAll("dialog:not([aria-labelledby])")) {
      const title = dialog.querySelector(".prose-editor-dialog-title");
      if (!title) continue;
      title.id = `${dialog.querySelector("input, textarea")?.id}-title`;
      dialog.setAttribute("aria-labelledby", title.id);
      for (const one of dialog.querySelectorAll("h3, label, button")) {
        one.textContent = words[one.textContent] ?? one.textContent;
      }
    }
  }).observe(box, { childList: true });
}

export const DeskMenu = Extension.create({
  name: "deskMenu",
  // After all that have buttons.
  priority: 1,

  addOptions() {
    return { buttons: {}, dialogs: {}, toolbar: "", text: "" };
  },

  onBeforeCreate() {
    this.editor.setOptions({
      editorProps: { attributes: { role: "textbox", "aria-multiline": "true", "aria-label": this.options.text } },
    });
  },

  addMenuItems({ menu, buttons }) {
    for (const [name, [face, sign]] of Object.entries(SIGNS)) {
      menu.defineItem({
        name,
        groups: "signs",
        button: buttons.text(face, name),
        option: null,
        command: (editor) => editor.chain().focus().insertContent({ type: "text", text: sign }).run(),
      });
    }
    for (const item of menu.items(GROUPS)) {
      const label = this.options.buttons[item.name];
      item.priority = FIRST[item.name] ?? item.priority;
      if (item.name === "bulletList") item.active = (editor) => editor.isActive("bulletList");
      if (label && item.button) Object.assign(item.button, { title: label, ariaLabel: label });
    }
  },

  onCreate() {
    const text = this.editor.view.dom;
    const box = text.parentElement;
    this.storage.bar = box.querySelector(".prose-menubar");
    this.storage.bar.setAttribute("role", "toolbar");
    this.storage.bar.setAttribute("aria-label", this.options.toolbar);
    addArrowKeys(this.storage.bar, this.editor);
    showPressedButtons(this.storage.bar);
    this.editor.on("transaction", () => showPressedButtons(this.storage.bar));
    translateDialogs(box, this.options.dialogs);
    const { id } = box.querySelector("textarea");
    document.querySelector(`label[for="${CSS.escape(id)}"]`)?.addEventListener("click", () => text.focus());
  },

  addKeyboardShortcuts() {
    return {
      "Alt-F10": () => {
        this.storage.bar?.querySelector('button[tabindex="0"]')?.focus();
        return true;
      },
    };
  },
});
