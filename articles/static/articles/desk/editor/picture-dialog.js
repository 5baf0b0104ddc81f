// The dialog for one picture: found or uploaded, then given other words for this article where it needs them.
import { crel } from "django-prose-editor/editor";
import { cardsAt } from "newsroom/photo-cards";
import { describe } from "newsroom/describe-dialog";
import { button, labelled, onEnter, openDialog, squash } from "newsroom/dialog";
import { Library } from "newsroom/library-dialog";

const CAPTION = 2000;
const CREDIT = 250;

// Fields for the words of a photo in this article; empty ones leave those of the library.
export function wordsOf(photo, card, words) {
  const placeholder = (own) => own || words.nothing;
  const caption = crel("textarea", {
    rows: 3,
    maxLength: CAPTION,
    value: photo.caption,
    placeholder: placeholder(card?.caption),
  });
  const credit = crel("input", {
    type: "text",
    maxLength: CREDIT,
    value: photo.credit,
    placeholder: placeholder(card?.credit),
  });
  return {
    fields: [...labelled(words.caption, caption), ...labelled(words.credit, credit)],
    caption,
    credit,
    read: () => ({ photo: photo.photo, caption: squash(caption.value), credit: squash(credit.value) }),
  };
}

// What the library knows of a photo that matters here: what is seen in it, and what is wrong with it.
function factsOf(card, words, onDescribe) {
  if (!card) return [crel("p", { className: "problems", textContent: words.unknown })];
  const link = crel("a", { href: card.address, target: "_blank", textContent: words.library });
  return [
    crel("img", { src: card.thumb, alt: card.alt }),
    crel("div", {}, [
      crel("p", { className: "name", textContent: card.name }),
      crel("p", { className: "facts", textContent: card.alt }),
      crel("p", { className: "problems", textContent: card.problems.join("; ") }),
      crel("p", { className: "facts" }, [button(words.describe, onDescribe), " ", link]),
    ]),
  ];
}

// Ask for a picture: gives `{photo, caption, credit, card}`, or null where nobody chose one. Where the words are
// written elsewhere (`isWorded`) it is taken as soon as it is picked.
export function choosePicture({ addresses, words }, { figure = null, files = [], isWorded = false, isUpload = false } = {}) {
  return new Promise((resolve) => {
    let chosen = null;
    const cards = cardsAt(addresses.cards);
    const status = crel("p", { className: "status", role: "status" });
    const detail = crel("div", { className: "chosen", hidden: true });
    const library = new Library({ addresses, words, onPick: pick });
    const cancel = button(words.cancel, () => dialog.close());
    const buttons = crel("div", { className: "prose-editor-dialog-buttons" }, [cancel]);
    const dialog = openDialog({
      title: words.picture,
      className: "picture-dialog",
      parts: [library.element, detail, status, buttons],
      closed: () => {
        library.stop();
        resolve(chosen);
      },
    });

    function take(shownPhoto, card) {
      chosen = { ...shownPhoto, card };
      dialog.close();
    }

    function pick(card) {
      cards.update([[card.uid, card]]);
      // Words that were written for one picture do not go to another.
      const isSame = figure?.photo === card.uid;
      const shownPhoto = isSame ? figure : { photo: card.uid, caption: "", credit: "" };
      if (isWorded) take(shownPhoto, card);
      else ask(shownPhoto, card);
    }

    function ask(shownPhoto, card) {
      const form = wordsOf(shownPhoto, card, words);
      const done = () => take(form.read(), card);
      const onDescribe = async () => {
        const fresh = await describe(card, { addresses, words });
        if (!fresh) return;
        library.update(fresh);
        ask(form.read(), fresh);
      };
      const again = button(words.another, () => {
        library.element.hidden = false;
        detail.hidden = true;
        status.textContent = "";
        buttons.replaceChildren(cancel);
        library.field.focus();
      });
      for (const control of [form.caption, form.credit]) onEnter(control, done);
      detail.replaceChildren(
        crel("div", { className: "chosen-photo" }, factsOf(card, words, onDescribe)),
        ...form.fields,
        crel("p", { className: "prose-editor-help", textContent: words.empty }),
      );
      buttons.replaceChildren(
        button(figure ? words.change : words.insert, done, { className: "primary" }),
        again,
        cancel,
      );
      library.element.hidden = true;
      detail.hidden = false;
      status.textContent = `${words.chosen}: ${card?.name ?? words.unknown}`;
      form.caption.focus();
    }

    library.uploads.listen(dialog);
    if (figure && !isWorded) ask(figure, cards.of(figure.photo));
    else library.field.focus();
    if (files.length) library.uploads.send(files);
    if (isUpload) library.uploads.input.click();
  });
}
