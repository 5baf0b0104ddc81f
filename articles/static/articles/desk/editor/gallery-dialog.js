// The dialog for a gallery: several pictures, in an order, each with words of its own where it needs them.
import { crel } from "django-prose-editor/editor";
import { cardsAt } from "newsroom/photo-cards";
import { describe } from "newsroom/describe-dialog";
import { button, fill, labelled, openDialog, squash } from "newsroom/dialog";
import { Library } from "newsroom/library-dialog";
import { wordsOf } from "newsroom/picture-dialog";

const CAPTION = 2000;
const MAX_PHOTOS = 60;

class Gallery {
  constructor({ addresses, words }, gallery, resolve) {
    this.words = words;
    this.addresses = addresses;
    this.cards = cardsAt(addresses.cards);
    this.rows = (gallery?.gallery ?? []).map((photo) => this.row(photo, this.cards.of(photo.photo)));
    this.list = crel("ol", { className: "gallery-rows", "aria-label": words.order });
    this.caption = crel("textarea", { rows: 2, maxLength: CAPTION, value: gallery?.caption ?? "" });
    this.status = crel("p", { className: "status", role: "status" });
    this.done = button(gallery ? words.change : words.insert, () => this.take(), { className: "primary" });
    this.library = new Library({
      addresses,
      words,
      onPick: (card) => this.toggle(card),
      placeOf: (uid) => this.rows.findIndex(({ photo }) => photo === uid) + 1,
    });
    this.dialog = openDialog({
      title: words.gallery,
      className: "picture-dialog gallery-dialog",
      parts: [
        this.library.element,
        this.list,
        ...labelled(words.galleryCaption, this.caption),
        this.status,
        crel("div", { className: "prose-editor-dialog-buttons" }, [
          this.done,
          button(words.cancel, () => this.dialog.close()),
        ]),
      ],
      closed: () => {
        this.library.stop();
        resolve(this.result ?? null);
      },
    });
    this.library.uploads.listen(this.dialog);
    this.draw();
    this.library.field.focus();
  }

  // A chosen photo: its words, and buttons to move it or leave it out.
  row(photo, card) {
    const { words } = this;
    const name = card?.name ?? words.unknown;
    const form = wordsOf(photo, card, words);
    const row = { photo: photo.photo, name, read: form.read };
    row.earlier = button("↑", () => this.step(row, -1), { ariaLabel: fill(words.earlier, { name }) });
    row.later = button("↓", () => this.step(row, 1), { ariaLabel: fill(words.later, { name }) });
    row.out = button(words.leaveOut, () => this.leaveOut(row), { ariaLabel: fill(words.leaveOutName, { name }) });
    row.problems = crel("span", { className: "problems", textContent: card?.problems.join("; ") ?? "" });
    row.describe = button(words.describe, () => this.describe(row, this.cards.of(row.photo), form), {
      ariaLabel: fill(words.describeName, { name }),
      hidden: !card,
    });
    row.element = crel("li", { draggable: true }, [
      crel("img", { src: card?.thumb ?? "", alt: "", hidden: !card, draggable: false }),
      crel("div", {}, [
        crel("span", { className: "name", textContent: name }),
        row.problems,
        crel("details", {}, [crel("summary", { textContent: words.own }), ...form.fields]),
        crel("div", { className: "steps" }, [row.earlier, row.later, row.out, row.describe]),
      ]),
    ]);
    row.element.addEventListener("dragstart", () => (this.dragged = row));
    row.element.addEventListener("dragend", () => (this.dragged = null));
    row.element.addEventListener("dragover", (event) => this.dragged && event.preventDefault());
    row.element.addEventListener("drop", (event) => {
      if (!this.dragged) return;
      event.preventDefault();
      this.step(this.dragged, this.rows.indexOf(row) - this.rows.indexOf(this.dragged));
    });
    return row;
  }

  // Its words in the library; what is wrong with it then, and what stands where the article says nothing of its own.
  async describe(row, card, { caption, credit }) {
    const fresh = await describe(card, { addresses: this.addresses, words: this.words });
    if (!fresh) return;
    row.problems.textContent = fresh.problems.join("; ");
    caption.placeholder = fresh.caption || this.words.nothing;
    credit.placeholder = fresh.credit || this.words.nothing;
    this.library.update(fresh);
  }

  draw() {
    this.rows.forEach((row, at) => {
      row.earlier.disabled = at === 0;
      row.later.disabled = at === this.rows.length - 1;
      // What stands in its place already keeps the focus.
      if (this.list.children[at] !== row.element) this.list.insertBefore(row.element, this.list.children[at] ?? null);
    });
    while (this.list.children.length > this.rows.length) this.list.lastChild.remove();
    this.done.disabled = !this.rows.length;
    this.library.showPlaces();
  }

  toggle(card) {
    const row = this.rows.find(({ photo }) => photo === card.uid);
    if (row) {
      this.leaveOut(row, false);
      return;
    }
    if (this.rows.length === MAX_PHOTOS) {
      this.status.textContent = fill(this.words.most, { number: MAX_PHOTOS });
      return;
    }
    this.cards.update([[card.uid, card]]);
    this.rows.push(this.row({ photo: card.uid, caption: "", credit: "" }, card));
    this.draw();
    this.say(card.name);
  }

  leaveOut(row, isFocused = true) {
    const at = this.rows.indexOf(row);
    this.rows.splice(at, 1);
    row.element.remove();
    this.draw();
    if (isFocused) (this.rows[Math.min(at, this.rows.length - 1)]?.out ?? this.library.field).focus();
    this.status.textContent = fill(this.words.count, { number: this.rows.length });
  }

  step(row, by) {
    const at = this.rows.indexOf(row);
    this.rows.splice(at, 1);
    this.rows.splice(at + by, 0, row);
    this.draw();
    this.say(row.name);
    const pressed = by < 0 ? row.earlier : row.later;
    (pressed.disabled ? (by < 0 ? row.later : row.earlier) : pressed).focus();
  }

  // Where a photo stands now, for those who do not see it.
  say(name) {
    const place = this.rows.findIndex((row) => row.name === name) + 1;
    this.status.textContent = fill(this.words.stands, { name, place, number: this.rows.length });
  }

  take() {
    this.result = { gallery: this.rows.map((row) => row.read()), caption: squash(this.caption.value) };
    this.dialog.close();
  }
}

// Ask for a gallery: gives `{gallery: [photo], caption}`, or null where nobody made one.
export const chooseGallery = (options, gallery = null) => new Promise((resolve) => new Gallery(options, gallery, resolve));
