// Links in the prose editor: one that the desk would drop is left out at once, and the writer is told of it.
import { Extension, Plugin, crel } from "django-prose-editor/editor";

const MAILBOX = /^mailto:[\w.+'-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i;
const WEB = /^https?:\/\/[^/?#]/i;
// What browsers leave out or turn round while they read an address.
const ODD = /[\u0000-\u001f\u007f-\u00a0\\]/;
const MAX_ADDRESS_CHARACTERS = 2048;
// The characters of a refused address that the message shows.
const MAX_SHOWN_CHARACTERS = 100;
// Milliseconds for which the message stays while the writer goes on.
const LONG_ENOUGH = 10_000;

function leadsToDesk({ pathname }, desk) {
  try {
    return `${decodeURIComponent(pathname).toLowerCase()}/`.startsWith(desk);
  } catch {
    return true;
  }
}

// As text.kept_link decides on the server, which has the last word.
export function isKept(address, desk) {
  const text = address.trim();
  if (ODD.test(text) || [...text].length > MAX_ADDRESS_CHARACTERS) return false;
  if (MAILBOX.test(text)) return true;
  const isLocal = /^\/(?!\/)/.test(text);
  if (!(isLocal || WEB.test(text)) || !URL.canParse(text, location.origin)) return false;
  const url = new URL(text, location.origin);
  const isDesk = url.host === location.host && leadsToDesk(url, desk);
  const hasDots = isLocal && /(?:^|\/)(?:\.|%2e){1,2}(?:[/?#]|$)/i.test(text);
  return !(url.username || url.password || isDesk || hasDots);
}

export const DeskLinks = Extension.create({
  name: "deskLinks",

  addOptions() {
    return { desk: "/", refused: "" };
  },

  addStorage() {
    return { refused: "", at: 0 };
  },

  addProseMirrorPlugins() {
    const { options, storage } = this;
    const appendTransaction = (transactions, _before, { doc, tr, schema }) => {
      if (!transactions.some((one) => one.docChanged)) return null;
      const type = schema.marks.link;
      doc.descendants((node, at) => {
        const link = type?.isInSet(node.marks);
        if (!link || isKept(link.attrs.href ?? "", options.desk)) return;
        tr.removeMark(at, at + node.nodeSize, link);
        Object.assign(storage, { refused: (link.attrs.href ?? "").slice(0, MAX_SHOWN_CHARACTERS), at: Date.now() });
      });
      return tr.docChanged ? tr : null;
    };
    return [new Plugin({ appendTransaction })];
  },

  onCreate() {
    this.storage.message = crel("p", { className: "link-refused", role: "alert" });
    this.editor.view.dom.parentElement.append(this.storage.message);
  },

  onTransaction() {
    const { refused, at, message } = this.storage;
    if (!message) return;
    const text = refused && Date.now() - at < LONG_ENOUGH ? this.options.refused.replace("{address}", refused) : "";
    if (message.textContent !== text) message.textContent = text;
  },
});
