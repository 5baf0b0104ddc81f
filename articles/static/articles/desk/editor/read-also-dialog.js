// The dialog in which a "Baca juga" line is chosen: by searching articles, as plain text, or to be found by headline.
import { Extension, crel } from "django-prose-editor/editor";

const SHORTLY = 200;
const PLAIN = "none";
let dialogs = 0;

function optionOf(article, id, onChoose) {
  const facts = [article.category, article.date].filter(Boolean).join(" · ");
  const option = crel("li", { id, role: "option", "aria-selected": "false" }, [
    crel("span", { className: "headline", textContent: article.headline }),
    crel("span", { className: "facts" }, [
      `${facts} `,
      crel("span", { className: `state public-${article.state}`, textContent: article.word }),
    ]),
  ]);
  option.addEventListener("click", () => onChoose(article));
  return option;
}

class ReadAlsoDialog {
  constructor(editor, { address, words }) {
    Object.assign(this, { editor, address, words, found: [], active: -1, chosen: null });
    this.id = `read-also-${++dialogs}`;
    this.line = editor.storage.readAlso.lineAt(editor.state);
    this.buildDialog();
    document.body.append(this.dialog);
    this.dialog.showModal();
    this.field.select();
    this.search();
  }

  buildDialog() {
    const { id, words, line } = this;
    const button = (textContent, act) => {
      const one = crel("button", { type: "button", textContent });
      one.addEventListener("click", act);
      return one;
    };
    this.field = crel("input", {
      id: `${id}-field`,
      type: "text",
      autocomplete: "off",
      maxLength: 240,
      value: line?.headline ?? "",
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": `${id}-list`,
      "aria-describedby": `${id}-help`,
    });
    this.list = crel("ul", { id: `${id}-list`, role: "listbox", "aria-label": words.results });
    this.status = crel("p", { className: "status", role: "status" });
    this.plain = button(words.plain, () => this.write(this.field.value, PLAIN));
    const unlink = button(words.unlink, () => this.write(this.field.value, null));
    unlink.hidden = !line?.article;
    this.dialog = crel(
      "dialog",
      { className: "prose-editor-dialog read-also-dialog", "aria-labelledby": `${id}-title` },
      [
        crel("h3", { id: `${id}-title`, className: "prose-editor-dialog-title", textContent: words.title }),
        crel("label", { htmlFor: `${id}-field`, textContent: words.field }),
        this.field,
        crel("p", { id: `${id}-help`, className: "prose-editor-help", textContent: words.help }),
        this.list,
        this.status,
        crel("div", { className: "prose-editor-dialog-buttons" }, [
          this.plain,
          unlink,
          button(words.cancel, () => this.dialog.close()),
        ]),
      ],
    );
    this.field.addEventListener("input", () => this.onInput());
    this.field.addEventListener("keydown", (event) => this.onKey(event));
    this.dialog.addEventListener("close", () => {
      clearTimeout(this.timer);
      this.asked?.abort();
      this.dialog.remove();
      this.editor.view.focus();
      if (this.chosen) this.editor.commands.setReadAlso(this.chosen);
    });
    this.plain.disabled = !this.field.value.trim();
  }

  // What was found for other words is not taken for these.
  onInput() {
    this.show([]);
    this.status.textContent = "";
    this.plain.disabled = !this.field.value.trim();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.search(), SHORTLY);
  }

  async search() {
    this.asked?.abort();
    this.asked = new AbortController();
    const beside = /\/(\d+)\/change\/$/.exec(location.pathname)?.[1] ?? "";
    const { signal } = this.asked;
    try {
      const query = new URLSearchParams({ q: this.field.value, beside });
      const response = await fetch(`${this.address}?${query}`, { signal });
      if (!response.ok) throw new Error(response.statusText);
      const { found, notice } = await response.json();
      this.show(found);
      this.status.textContent = notice || (found.length ? "" : this.words.none);
    } catch {
      if (!signal.aborted) this.status.textContent = this.words.failed;
    }
  }

  show(found) {
    this.found = found;
    this.list.replaceChildren(...found.map((one, at) => optionOf(one, `${this.id}-${at}`, (taken) => this.choose(taken))));
    this.field.setAttribute("aria-expanded", String(found.length > 0));
    this.activate(found.length ? 0 : -1);
  }

  activate(at) {
    this.active = at;
    [...this.list.children].forEach((option, place) => option.setAttribute("aria-selected", String(place === at)));
    if (at < 0) this.field.removeAttribute("aria-activedescendant");
    else this.field.setAttribute("aria-activedescendant", this.list.children[at].id);
    this.list.children[at]?.scrollIntoView({ block: "nearest" });
  }

  onKey(event) {
    const many = this.found.length;
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in steps && many) this.activate((this.active + steps[event.key] + many) % many);
    else if (event.key === "Enter" && !event.isComposing) this.choose(this.found[this.active]);
    else if (event.key !== "Enter") return;
    event.preventDefault();
  }

  choose(article) {
    if (article) this.write(article.headline, article.uid);
  }

  write(headline, article) {
    headline = headline.replace(/\s+/g, " ").trim();
    if (!headline) return;
    this.chosen = { headline, article };
    this.dialog.close();
  }
}

export const ReadAlsoChoice = Extension.create({
  name: "readAlsoChoice",

  addOptions() {
    return { address: "", words: {} };
  },

  addMenuItems({ menu, buttons }) {
    menu.defineItem({
      name: "readAlso",
      groups: "readAlso",
      button: buttons.text("Baca juga", "Baca juga"),
      option: null,
      active: (editor) => editor.storage.readAlso.lineAt(editor.state) !== null,
      command: (editor) => new ReadAlsoDialog(editor, this.options),
    });
  },
});
