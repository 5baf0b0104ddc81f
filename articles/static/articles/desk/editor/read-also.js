// "Baca juga" lines in the prose editor: each may name the article it leads to, whose state is shown beside it.
import { Extension, Plugin, crel, pm } from "django-prose-editor/editor";

const READ_ALSO = /^\s*(?:baca\s+juga|read\s+also)\s*:\s*(\S[^]*)$/i;
const BEGUN = /^\s*(?:baca\s+juga|read\s+also)\s*:?\s*$/i;
const CHOICE = /^(?:none|[0-9a-f]{8}(-?)[0-9a-f]{4}\1[0-9a-f]{4}\1[0-9a-f]{4}\1[0-9a-f]{12})$/i;
const PLAIN = "none";
const SLOWLY = 400;
const { Decoration, DecorationSet } = pm.view;
const { TextSelection } = pm.state;
const { Slice } = pm.model;

const headlineOf = (node) =>
  node?.type.name === "paragraph" ? (READ_ALSO.exec(node.textContent)?.[1].replace(/\s+/g, " ").trim() ?? null) : null;

// The line the cursor is in: its place, headline and choice.
function lineAt({ selection: { $from } }) {
  const node = $from.depth ? $from.node(1) : null;
  const headline = headlineOf(node);
  return headline === null ? null : { at: $from.before(1), node, headline, article: node.attrs.article };
}

function linesOf(doc) {
  const lines = [];
  doc.forEach((node, at) => {
    const headline = headlineOf(node);
    if (headline !== null) lines.push({ at, node, headline, article: node.attrs.article });
  });
  return lines;
}

// By what the desk knows a line: the article that was chosen, else the headline.
const keyOf = ({ article, headline }) => (article ? `uid ${article}` : `headline ${headline}`);

function statusOf(line, target, labels) {
  if (line.article === PLAIN) return [labels.plain];
  if (target === undefined) return [];
  if (target === null) return [line.article ? labels.unknown : labels.waiting];
  const state = crel("span", { className: `state public-${target.state}`, textContent: target.word });
  const isRenamed = target.headline && target.headline !== line.headline;
  return isRenamed ? [state, `, ${labels.now} “${target.headline}”`] : [state];
}

// A click on the status of a line selects the line.
function handleClick(view, position, { target }) {
  const paragraph = target.closest?.(".read-also-status")?.parentElement;
  if (!paragraph) return false;
  const end = view.state.doc.resolve(view.posAtDOM(paragraph, 0)).end(1);
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, end)));
  view.focus();
  return true;
}

// A pasted line stays a line of its own: it is not merged into the paragraph of the cursor.
function transformPasted(slice) {
  const { content, openStart, openEnd } = slice;
  const isLine = (node) => Boolean(node?.attrs.article) && headlineOf(node) !== null;
  const [start, end] = [isLine(content.firstChild) ? 0 : openStart, isLine(content.lastChild) ? 0 : openEnd];
  return new Slice(content, start, end);
}

export const ReadAlso = Extension.create({
  name: "readAlso",

  addOptions() {
    return { address: "", plain: "", waiting: "", unknown: "", now: "" };
  },

  addStorage() {
    return { targets: new Map(), lineAt, timer: 0 };
  },

  addGlobalAttributes() {
    const article = {
      default: null,
      // The paragraph after a line is a paragraph.
      keepOnSplit: false,
      parseHTML: ({ dataset }) => (CHOICE.test(dataset.article ?? "") ? dataset.article : null),
      renderHTML: ({ article }) => (article ? { "data-article": article } : {}),
    };
    return [{ types: ["paragraph"], attributes: { article } }];
  },

  addCommands() {
    return {
      // Write a line where the cursor is: over the line there, over an empty paragraph, else after the block.
      setReadAlso:
        ({ headline, article }) =>
        ({ state, tr, dispatch }) => {
          const { $from, to } = state.selection;
          const block = $from.depth ? $from.node(1) : null;
          const isFree =
            block?.type.name === "paragraph" &&
            (lineAt(state) || !block.textContent.trim() || BEGUN.test(block.textContent));
          const line = state.schema.nodes.paragraph.create({ article }, state.schema.text(`Baca juga: ${headline}`));
          const start = isFree ? $from.before(1) : block ? $from.after(1) : to;
          if (dispatch) {
            tr.replaceWith(start, isFree ? $from.after(1) : start, line);
            tr.setSelection(TextSelection.create(tr.doc, start + line.nodeSize - 1)).scrollIntoView();
          }
          return true;
        },
    };
  },

  onCreate() {
    fetchTargets(this);
  },

  onUpdate() {
    clearTimeout(this.storage.timer);
    this.storage.timer = setTimeout(() => fetchTargets(this), SLOWLY);
  },

  onDestroy() {
    clearTimeout(this.storage.timer);
  },

  addProseMirrorPlugins() {
    const { options, storage } = this;
    const decorations = ({ doc }) =>
      DecorationSet.create(
        doc,
        linesOf(doc).flatMap((line) => {
          const words = statusOf(line, storage.targets.get(keyOf(line)), options);
          const end = line.at + line.node.nodeSize;
          const draw = () => crel("span", { className: "read-also-status", contentEditable: "false" }, words);
          const key = `${keyOf(line)} ${words.map((word) => word.outerHTML ?? word).join("")}`;
          return [
            Decoration.node(line.at, end, { class: "read-also-line" }),
            ...(words.length ? [Decoration.widget(end - 1, draw, { side: 1, key, ignoreSelection: true })] : []),
          ];
        }),
      );
    return [new Plugin({ props: { decorations, transformPasted, handleClick } })];
  },
});

// Ask the desk of the lines it has not been asked of yet, and show what it says.
async function fetchTargets({ editor, options: { address }, storage: { targets } }) {
  const isNew = (line) => line.article !== PLAIN && !targets.has(keyOf(line));
  const lines = linesOf(editor.state.doc).filter(isNew);
  const token = document.querySelector("[name=csrfmiddlewaretoken]")?.value;
  if (!lines.length || !address || !token) return;
  const asked = lines.map(({ article, headline }) => (article ? ["uid", article] : ["headline", headline]));
  try {
    const response = await fetch(address, {
      method: "POST",
      body: new URLSearchParams(asked),
      headers: { "X-CSRFToken": token },
    });
    if (!response.ok) return;
    const { uids, headlines } = await response.json();
    for (const [uid, target] of Object.entries(uids)) targets.set(`uid ${uid}`, target);
    for (const [headline, target] of Object.entries(headlines)) targets.set(`headline ${headline}`, target);
  } catch {
    // Without an answer lines are shown without one; the next change asks again.
    return;
  }
  if (!editor.isDestroyed) editor.view.dispatch(editor.state.tr.setMeta("addToHistory", false));
}
