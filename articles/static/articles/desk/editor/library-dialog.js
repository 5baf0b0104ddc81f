// The picture library in a dialog: searched while somebody types, chosen from with arrow keys, and uploaded to.
import { crel } from "django-prose-editor/editor";
import { button, fill, labelled, newId } from "newsroom/dialog";
import { Uploads } from "newsroom/upload-list";

const SHORTLY = 200;

function optionOf(card, id) {
  const name = card.caption || card.name;
  return crel("li", { id, role: "option", "aria-selected": "false" }, [
    crel("img", { src: card.thumb, alt: "", loading: "lazy", draggable: false }),
    crel("span", { className: "name", textContent: name.length > 90 ? `${name.slice(0, 89)}…` : name }),
    crel("span", { className: "facts", textContent: card.credit }),
    crel("span", { className: "problems", textContent: card.problems.join("; ") }),
    crel("span", { className: "place" }),
  ]);
}

export class Library {
  // `onPick` is given the card of what was picked; of many, `placeOf` tells what place a photo has among the chosen.
  constructor({ addresses, words, onPick, placeOf = null }) {
    Object.assign(this, { addresses, words, onPick, placeOf, found: [], active: -1, before: null });
    this.id = newId();
    this.uploads = new Uploads({
      address: addresses.upload,
      words,
      onPhoto: (card, alike, isMeant) => {
        const first = [card, ...alike];
        this.show([...first, ...this.found.filter(({ uid }) => !first.some((one) => one.uid === uid))]);
        if (isMeant || (placeOf && !placeOf(card.uid))) onPick(card);
      },
    });
    this.field = crel("input", { type: "search", autocomplete: "off", maxLength: 200 });
    this.list = crel("ul", { id: `${this.id}-list`, role: "listbox", "aria-label": words.results, tabIndex: 0 });
    if (placeOf) this.list.setAttribute("aria-multiselectable", "true");
    this.status = crel("p", { className: "status", role: "status" });
    this.further = button(words.more, () => this.showMore(), { hidden: true });
    this.element = crel("div", { className: "choosing" }, [
      ...labelled(words.field, this.field),
      crel("p", { className: "prose-editor-help", textContent: words.help }),
      this.list,
      this.status,
      this.further,
      this.uploads.element,
    ]);
    this.field.addEventListener("input", () => this.searchAfterPause());
    this.field.addEventListener("keydown", (event) => this.onFieldKey(event));
    this.list.addEventListener("keydown", (event) => this.onListKey(event));
    this.list.addEventListener("click", ({ target }) => {
      const at = [...this.list.children].indexOf(target.closest("[role=option]"));
      if (at < 0) return;
      this.activate(at);
      this.pick();
    });
    this.search();
  }

  searchAfterPause() {
    this.isStale = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.search(), SHORTLY);
  }

  // Whatever is still on its way is not waited for any more.
  stop() {
    clearTimeout(this.timer);
    this.asked?.abort();
    this.uploads.stop();
  }

  async fetchPhotos(query) {
    this.asked?.abort();
    this.asked = new AbortController();
    const { signal } = this.asked;
    try {
      const response = await fetch(`${this.addresses.choose}?${new URLSearchParams(query)}`, { signal });
      if (!response.ok) throw new Error(response.statusText);
      return await response.json();
    } catch {
      if (!signal.aborted) this.status.textContent = this.words.failed;
      return null;
    }
  }

  async search() {
    clearTimeout(this.timer);
    const answer = await this.fetchPhotos({ q: this.field.value });
    if (!answer) return false;
    this.isStale = false;
    this.before = answer.before;
    this.show(answer.found);
    const { length } = answer.found;
    const count = length ? fill(this.words.found, { number: answer.before ? `${length}+` : length }) : this.words.none;
    this.status.textContent = [answer.notice, count].filter(Boolean).join(" ");
    return true;
  }

  async showMore() {
    if (!this.before) return;
    const from = this.found.length;
    const hadFocus = document.activeElement === this.further;
    const answer = await this.fetchPhotos({ q: this.field.value, before: this.before });
    if (!answer) return;
    this.before = answer.before;
    const uids = new Set(this.found.map(({ uid }) => uid));
    this.show([...this.found, ...answer.found.filter(({ uid }) => !uids.has(uid))], from);
    if (hadFocus) this.list.focus();
    this.status.textContent = fill(this.words.found, { number: this.before ? `${this.found.length}+` : this.found.length });
  }

  show(found, at = 0) {
    this.found = found;
    this.list.replaceChildren(...found.map((card, place) => optionOf(card, `${this.id}-${place}`)));
    this.list.hidden = !found.length;
    this.further.hidden = !this.before;
    this.activate(Math.min(at, found.length - 1), at > 0);
    this.showPlaces();
  }

  // A photo that was found is known better now.
  update(card) {
    this.show(
      this.found.map((one) => (one.uid === card.uid ? card : one)),
      Math.max(0, this.active),
    );
  }

  // Say of each photo which place it has among the chosen.
  showPlaces() {
    if (!this.placeOf) return;
    [...this.list.children].forEach((option, at) => {
      const place = this.placeOf(this.found[at].uid);
      option.setAttribute("aria-selected", String(place > 0));
      option.querySelector(".place").textContent = place > 0 ? fill(this.words.place, { number: place }) : "";
    });
  }

  activate(at, isShown = true) {
    this.active = at;
    [...this.list.children].forEach((option, place) => {
      option.classList.toggle("is-active", place === at);
      if (!this.placeOf) option.setAttribute("aria-selected", String(place === at));
    });
    if (at < 0) this.list.removeAttribute("aria-activedescendant");
    else this.list.setAttribute("aria-activedescendant", this.list.children[at].id);
    if (isShown && at > 0) this.list.children[at].scrollIntoView({ block: "nearest" });
  }

  get columns() {
    const tops = [...this.list.children].map((option) => option.offsetTop);
    return Math.max(1, tops.filter((top) => top === tops[0]).length);
  }

  async onFieldKey(event) {
    if (event.key === "ArrowDown") this.list.focus();
    else if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    // Words typed a moment ago are looked for before the first is taken.
    if (event.key === "Enter" && (!this.isStale || (await this.search()))) this.pick();
  }

  onListKey(event) {
    const last = this.found.length - 1;
    const steps = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: this.columns, ArrowUp: -this.columns };
    if (event.key in steps) {
      const next = this.active + steps[event.key];
      if (next < 0 && event.key === "ArrowUp") this.field.focus();
      else if (next > last && this.before) this.showMore();
      else this.activate(Math.max(0, Math.min(last, next)));
    } else if (event.key === "Home" || event.key === "End") this.activate(event.key === "Home" ? 0 : last);
    else if (event.key === "Enter" || event.key === " ") this.pick();
    else return;
    event.preventDefault();
  }

  pick() {
    const card = this.found[this.active];
    if (card) this.onPick(card);
  }
}
