// Link cards in the prose editor: an address of a site that is known, alone on a line, shown as a card.
import { Extension, Plugin, crel, pm } from "django-prose-editor/editor";
import { button, labelled, onEnter, openDialog, squash } from "newsroom/dialog";
import { captionOf, defineFigure, figureNode, put, writeCaption } from "newsroom/figures";

const CAPTION = 2000;
const MAX_ADDRESS_CHARACTERS = 500;
const ADDRESS = /^https?:\/\/\S+$/i;
const SLOWLY = 400;
const { closeHistory } = pm.history;
const { TextSelection } = pm.state;

// What the desk says of an address: `{site, address}`, `{refused}`, or null where it did not answer.
async function fetchEmbed(desk, address) {
  try {
    const response = await fetch(`${desk}?${new URLSearchParams({ address })}`);
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}

function readEmbed(figure) {
  const address = figure.dataset.embed?.trim();
  return ADDRESS.test(address ?? "") ? { embed: address, caption: captionOf(figure).caption } : null;
}

const siteOf = (address) => (URL.canParse(address) ? new URL(address).hostname.replace(/^www\./, "") : "");

// Ask for an address and a title: gives `{embed, caption}`, or null where nobody gave any.
function chooseEmbed({ address: desk, words }, figure) {
  return new Promise((resolve) => {
    let chosen = null;
    let timer = 0;
    let asked = 0;
    const address = crel("input", { type: "url", maxLength: MAX_ADDRESS_CHARACTERS, value: figure?.embed ?? "", autocomplete: "off" });
    const caption = crel("input", { type: "text", maxLength: CAPTION, value: figure?.caption ?? "" });
    const status = crel("p", { className: "status", role: "status" });
    const help = crel("p", { id: "embed-help", className: "prose-editor-help", textContent: words.help });
    address.setAttribute("aria-describedby", help.id);

    const checkAddress = async () => {
      clearTimeout(timer);
      const number = ++asked;
      const answer = await fetchEmbed(desk, address.value);
      if (number !== asked) return null;
      status.textContent = answer ? (answer.refused ?? answer.site) : words.failed;
      status.classList.toggle("refusal", !answer?.site);
      address.setAttribute("aria-invalid", String(Boolean(answer?.refused)));
      return answer?.site ? answer : null;
    };
    const chooseAddress = async () => {
      const answer = await checkAddress();
      if (!answer || !dialog.open) return void address.focus();
      chosen = { embed: answer.address, caption: squash(caption.value) };
      dialog.close();
    };
    address.addEventListener("input", () => {
      clearTimeout(timer);
      status.textContent = "";
      if (address.value.trim()) timer = setTimeout(checkAddress, SLOWLY);
    });
    for (const control of [address, caption]) onEnter(control, chooseAddress);
    const dialog = openDialog({
      title: words.embed,
      className: "embed-dialog",
      parts: [
        ...labelled(words.address, address),
        help,
        status,
        ...labelled(words.caption, caption),
        crel("div", { className: "prose-editor-dialog-buttons" }, [
          button(figure ? words.change : words.insert, chooseAddress, { className: "primary" }),
          button(words.cancel, () => dialog.close()),
        ]),
      ],
      closed: () => {
        clearTimeout(timer);
        resolve(chosen);
      },
    });
    address.select();
  });
}

export const Embed = figureNode({
  name: "embed",
  tag: "figure[data-embed]",
  read: readEmbed,
  write: ({ embed, caption }) => ["figure", { "data-embed": embed }, ...writeCaption(caption)],
  draw: ({ embed, caption }, { words }) => [
    crel("div", { className: "kind", textContent: `${words.embed}: ${siteOf(embed)}` }),
    ...(caption ? [crel("div", { className: "caption", textContent: caption })] : []),
    crel("div", { className: "address", textContent: embed }),
  ],
  plainText: ({ embed, caption }) => [caption, embed].filter(Boolean).join("\n"),
  async open(editor, options, figure) {
    const chosen = await chooseEmbed(options, figure);
    editor.view.focus();
    if (chosen) put(editor, "embed", chosen);
  },
});

// The line that says nothing but an address becomes the card of it; undoing gives the line back.
async function replaceLineByCard(view, text, { address: desk }) {
  const answer = await fetchEmbed(desk, text);
  if (!answer?.site || view.isDestroyed) return;
  const { doc, tr, schema, selection } = view.state;
  let line = null;
  doc.forEach((node, at) => {
    if (!line && node.type.name === "paragraph" && node.textContent.trim() === text) line = { at, end: at + node.nodeSize };
  });
  if (!line) return;
  const isInLine = selection.from > line.at && selection.to < line.end;
  const card = schema.nodes.embed.create({ figure: { embed: answer.address, caption: "" } });
  tr.replaceWith(line.at, line.end, card);
  const after = line.at + card.nodeSize;
  if (!tr.doc.nodeAt(after)) tr.insert(after, schema.nodes.paragraph.create());
  if (isInLine && tr.doc.nodeAt(after).isTextblock) tr.setSelection(TextSelection.create(tr.doc, after + 1));
  view.dispatch(closeHistory(tr));
}

export const Embeds = Extension.create({
  name: "embeds",
  priority: 200,

  addOptions() {
    return { address: "", words: {} };
  },

  addExtensions() {
    return [Embed.configure(this.options)];
  },

  addMenuItems({ menu, buttons }) {
    defineFigure({ menu, name: "embed", button: buttons.material("web", "Link card") });
  },

  addProseMirrorPlugins() {
    const { options } = this;
    const handlePaste = (view, event) => {
      const text = event.clipboardData?.getData("text/plain").trim() ?? "";
      const { $from, empty } = view.state.selection;
      const isAlone = empty && $from.depth === 1 && $from.parent.type.name === "paragraph" && !$from.parent.content.size;
      // It is a link at once, and a card as soon as the desk knows the site.
      if (isAlone && text.length <= MAX_ADDRESS_CHARACTERS && ADDRESS.test(text)) setTimeout(() => replaceLineByCard(view, text, options));
      return false;
    };
    return [new Plugin({ props: { handlePaste } })];
  },
});
