// Files dropped on the text or pasted into it: uploaded while somebody writes on, then shown where they were put.
import { Plugin, crel, pm } from "django-prose-editor/editor";
import { cardsAt, tokenOf } from "newsroom/photo-cards";
import { button } from "newsroom/dialog";
import { upload } from "newsroom/upload";

const { Decoration, DecorationSet } = pm.view;
const { Fragment, Slice } = pm.model;
const { PluginKey } = pm.state;
const { dropPoint } = pm.transform;
const { closeHistory } = pm.history;
const key = new PluginKey("dropped");

// Where a figure can be placed, nearest to a place in the text.
function dropPlace({ doc, schema }, at) {
  const slice = new Slice(Fragment.from(schema.nodes.photo.create({ figure: { photo: "" } })), 0, 0);
  return dropPoint(doc, at, slice) ?? doc.content.size;
}

const placeOf = (state, id) => key.getState(state).find(null, null, (spec) => spec.id === id)[0]?.from;
const dispatchChange = (view, change) => view.dispatch(view.state.tr.setMeta(key, change).setMeta("addToHistory", false));

// A placeholder for a file while it is uploaded. It says why where that fails.
function placeholderOf(file) {
  const label = crel("span", { textContent: file.name });
  const bar = crel("progress", { max: 1, value: 0, "aria-label": file.name });
  const dom = crel("div", { className: "upload-pending", contentEditable: "false", role: "status" }, [label, bar]);
  return { dom, label, bar };
}

// Hold a place for a file; gives the way to bring the file there.
function addPlaceholder(view, file, at, { addresses, words }) {
  const id = {};
  const { dom, label, bar } = placeholderOf(file);
  dispatchChange(view, { add: { id, at, dom } });
  return async () => {
    try {
      const onProgress = (part) => (part === null ? bar.removeAttribute("value") : (bar.value = part));
      const options = { address: addresses.upload, token: tokenOf(), onProgress, ...words.sending };
      const { photo } = await upload(file, options);
      cardsAt(addresses.cards).update([[photo.uid, photo]]);
      const place = view.isDestroyed ? undefined : placeOf(view.state, id);
      // Where its place has been deleted meanwhile, the photo is in the library all the same.
      if (place === undefined) return;
      const { tr, schema } = view.state;
      const node = schema.nodes.photo.create({ figure: { photo: photo.uid, caption: "", credit: "" } });
      tr.insert(dropPlace(view.state, place), node).setMeta(key, { remove: id });
      // Undone by itself, whatever was typed meanwhile.
      view.dispatch(closeHistory(tr));
    } catch (refusal) {
      bar.remove();
      dom.classList.add("refusal");
      label.textContent = `${file.name}: ${refusal.message}`;
      dom.append(button(words.close, () => dispatchChange(view, { remove: id })));
    }
  };
}

// One after the other, so that they keep their order; each goes before the places of those that still wait.
async function bringAll(view, files, at, options) {
  const ways = files.map((file) => addPlaceholder(view, file, at, options));
  for (const bring of ways) await bring();
}

export const dropping = (options) =>
  new Plugin({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply(tr, set) {
        const change = tr.getMeta(key);
        const moved = set.map(tr.mapping, tr.doc);
        if (change?.remove) return moved.remove(moved.find(null, null, (spec) => spec.id === change.remove));
        if (!change?.add) return moved;
        const { id, at, dom } = change.add;
        return moved.add(tr.doc, [
          Decoration.widget(at, dom, { id, side: 1, ignoreSelection: true, stopEvent: () => true }),
        ]);
      },
    },
    props: {
      decorations: (state) => key.getState(state),

      handleDrop(view, event) {
        const files = [...(event.dataTransfer?.files ?? [])];
        if (!files.length || !view.editable) return false;
        event.preventDefault();
        const at = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos ?? view.state.doc.content.size;
        bringAll(view, files, dropPlace(view.state, at), options);
        return true;
      },

      handlePaste(view, event) {
        const { clipboardData: data } = event;
        const files = [...(data?.files ?? [])];
        // What is copied from a page of words brings a picture of them along: the words are meant.
        const html = new DOMParser().parseFromString(data?.getData("text/html") ?? "", "text/html");
        if (!files.length || html.body.textContent.trim() || data.getData("text/plain").trim()) return false;
        bringAll(view, files, dropPlace(view.state, view.state.selection.to), options);
        return true;
      },
    },
  });
