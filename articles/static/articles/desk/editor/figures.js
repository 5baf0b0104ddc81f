// What pictures, galleries and cards have in common in the prose editor: one block each, drawn from its content.
import { Node, Plugin, crel, pm } from "django-prose-editor/editor";

const { NodeSelection, TextSelection } = pm.state;

// Put a figure where the cursor is: over the selected one of its kind, over an empty paragraph, else after the block.
export function put(editor, type, figure) {
  const { selection, schema, tr } = editor.state;
  if (selection.node?.type.name === type) {
    tr.setNodeMarkup(selection.from, null, { figure });
    tr.setSelection(NodeSelection.create(tr.doc, selection.from));
  } else {
    const { $from, to } = selection;
    const block = $from.depth ? $from.node(1) : null;
    const isFree = block?.type.name === "paragraph" && !block.content.size;
    const start = isFree ? $from.before(1) : block ? $from.after(1) : to;
    const node = schema.nodes[type].create({ figure });
    tr.replaceWith(start, isFree ? $from.after(1) : start, node);
    const after = start + node.nodeSize;
    if (!tr.doc.nodeAt(after)) tr.insert(after, schema.nodes.paragraph.create());
    // Whoever has put it in goes on writing below.
    const isText = tr.doc.nodeAt(after).isTextblock;
    tr.setSelection(isText ? TextSelection.create(tr.doc, after + 1) : NodeSelection.create(tr.doc, start));
  }
  editor.view.dispatch(tr.scrollIntoView());
}

// The figcaption of a figure: its own words and its credit, each on one line.
export function captionOf(figure) {
  const caption = [...figure.children].find((one) => one.localName === "figcaption");
  const words = (element) => element?.textContent.replace(/[\s\u00a0\u200b\ufeff]+/g, " ").trim() ?? "";
  const credit = words(caption?.querySelector("cite"));
  const copy = caption?.cloneNode(true);
  copy?.querySelectorAll("cite").forEach((one) => one.remove());
  return { caption: words(copy), credit };
}

export function writeCaption(caption, credit = "") {
  const children = [...(caption ? [caption] : []), ...(credit ? [["cite", {}, credit]] : [])];
  return children.length ? [["figcaption", {}, ...children]] : [];
}

// A kind of figure: `read` returns the content of an element (null: none), `write` is its inverse, `open(editor, figure)`
// asks for its content, and `draw(figure, options)` returns what is shown. `subscribe(options, draw)` calls `draw` when it
// has to be drawn again, and returns a function that stops that. `plainText(figure)` is its plain text.
export function figureNode({ name, tag, read, write, draw, open, plainText, subscribe = () => () => {} }) {
  const selected = ({ state }) => (state.selection.node?.type.name === name ? state.selection.node : null);
  return Node.create({
    name,
    group: "figure",
    atom: true,
    draggable: true,
    // Before any other that reads figures, and before keys that split paragraphs.
    priority: 200,

    addOptions() {
      return { addresses: {}, words: {} };
    },

    addAttributes() {
      return { figure: { default: null, rendered: false, parseHTML: read } };
    },

    parseHTML() {
      return [{ tag, getAttrs: (element) => (read(element) ? {} : false) }];
    },

    renderHTML({ node }) {
      return write(node.attrs.figure);
    },

    renderText({ node }) {
      return plainText(node.attrs.figure);
    },

    addNodeView() {
      return ({ node }) => {
        let { figure } = node.attrs;
        const { options } = this;
        const dom = crel("figure", { className: `desk-figure desk-${name}`, contentEditable: "false" });
        const redraw = () => dom.replaceChildren(...draw(figure, options));
        redraw();
        const stop = subscribe(options, redraw);
        return {
          dom,
          update: (other) => {
            if (other.type.name !== name) return false;
            if (other.attrs.figure !== figure) {
              figure = other.attrs.figure;
              redraw();
            }
            return true;
          },
          ignoreMutation: () => true,
          destroy: stop,
        };
      };
    },

    addStorage() {
      return { selected, open: (editor) => open(editor, this.options, selected(editor)?.attrs.figure ?? null) };
    },

    addKeyboardShortcuts() {
      return {
        Enter: ({ editor }) => {
          if (!selected(editor)) return false;
          this.storage.open(editor);
          return true;
        },
      };
    },

    addProseMirrorPlugins() {
      const handleDoubleClickOn = (view, _at, node, place, _event, isDirect) => {
        if (!isDirect || node.type.name !== name || !view.editable) return false;
        view.dispatch(view.state.tr.setSelection(NodeSelection.create(view.state.doc, place)));
        this.storage.open(this.editor);
        return true;
      };
      return [new Plugin({ props: { handleDoubleClickOn } })];
    },
  });
}

// A button of the menu that puts in a figure, or opens the selected one.
export function defineFigure({ menu, button, name }) {
  menu.defineItem({
    name,
    groups: "pictures",
    button,
    option: null,
    active: (editor) => editor.storage[name].selected(editor) !== null,
    command: (editor) => editor.storage[name].open(editor),
  });
}
