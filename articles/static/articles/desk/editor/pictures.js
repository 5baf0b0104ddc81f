// Pictures and galleries in the prose editor: shown as readers will see them, with what is wrong with them in words.
import { Document as Plain, Extension, crel } from "django-prose-editor/editor";
import { cardsAt } from "newsroom/photo-cards";
import { dropping } from "newsroom/dropped-files";
import { captionOf, defineFigure, figureNode, put, writeCaption } from "newsroom/figures";
import { chooseGallery } from "newsroom/gallery-dialog";
import { choosePicture } from "newsroom/picture-dialog";
import { shown } from "newsroom/photo-preview";

const UID = /^[0-9a-f]{8}(-?)[0-9a-f]{4}\1[0-9a-f]{4}\1[0-9a-f]{4}\1[0-9a-f]{12}$/i;
const MAX_PHOTOS = 60;

// A uid as the server writes it, or "".
function uidOf(value) {
  if (!UID.test(value ?? "")) return "";
  return value.toLowerCase().replace(/-/g, "").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

function readPhoto(figure) {
  const photo = uidOf(figure.dataset.photo);
  return photo ? { photo, ...captionOf(figure) } : null;
}

function readGallery(figure) {
  const inside = [...figure.children].filter((one) => one.localName === "figure");
  const gallery = inside.map(readPhoto).filter(Boolean).slice(0, MAX_PHOTOS);
  return gallery.length ? { gallery, caption: captionOf(figure).caption } : null;
}

const writePhoto = ({ photo, caption, credit }) => ["figure", { "data-photo": photo }, ...writeCaption(caption, credit)];
const writeGallery = ({ gallery, caption }) => [
  "figure",
  { "data-gallery": "" },
  ...gallery.map(writePhoto),
  ...writeCaption(caption),
];

const drawPhoto = (figure, { addresses, words }) => shown(figure, cardsAt(addresses.cards).of(figure.photo), words);
const subscribe = ({ addresses }, draw) => cardsAt(addresses.cards).subscribe(draw);
const plainTextOf = (figure) => [figure.caption, figure.credit].filter(Boolean).join(" ");

export const Photo = figureNode({
  name: "photo",
  tag: "figure[data-photo]",
  read: readPhoto,
  write: writePhoto,
  subscribe,
  draw: (figure, options) => [crel("div", { className: "kind", textContent: options.words.picture }), ...drawPhoto(figure, options)],
  plainText: plainTextOf,
  async open(editor, options, figure) {
    const chosen = await choosePicture(options, { figure });
    editor.view.focus();
    if (chosen) put(editor, "photo", { photo: chosen.photo, caption: chosen.caption, credit: chosen.credit });
  },
});

export const Gallery = figureNode({
  name: "gallery",
  tag: "figure[data-gallery]",
  read: readGallery,
  write: writeGallery,
  subscribe,
  draw: ({ gallery, caption }, options) => [
    crel("div", { className: "kind", textContent: `${options.words.gallery} (${gallery.length})` }),
    crel("div", { className: "gallery" }, gallery.map((photo) => crel("div", {}, drawPhoto(photo, options)))),
    ...(caption ? [crel("div", { className: "caption", textContent: caption })] : []),
  ],
  plainText: ({ gallery, caption }) => [...gallery.map(plainTextOf), caption].filter(Boolean).join("\n"),
  async open(editor, options, figure) {
    const chosen = await chooseGallery(options, figure);
    editor.view.focus();
    if (chosen) put(editor, "gallery", chosen);
  },
});

// Figures stand on their own: in no list and in no quotation.
export const Document = Plain.extend({ content: "(block | figure)+" });

export const Pictures = Extension.create({
  name: "pictures",
  priority: 200,

  addOptions() {
    return { addresses: {}, words: {} };
  },

  addExtensions() {
    return [Gallery, Photo].map((kind) => kind.configure(this.options));
  },

  addMenuItems({ menu, buttons }) {
    defineFigure({ menu, name: "photo", button: buttons.material("image", "Picture") });
    defineFigure({ menu, name: "gallery", button: buttons.material("collections", "Gallery") });
  },

  addProseMirrorPlugins() {
    return [dropping(this.options)];
  },
});
