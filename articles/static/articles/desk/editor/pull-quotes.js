// Pull quotes in the prose editor: quotations that are hung in the margin, beside the button for quotations.
import { Extension } from "django-prose-editor/editor";

const BRACKET = '<path fill="none" stroke="currentColor" stroke-width="2" d="M3 4v16M21 19H9"/>';
const SIGNS = '<path fill="currentColor" d="M8 14V9q0-4 4-4v2q-2 0-2 2h2v5zm7 0V9q0-4 4-4v2q-2 0-2 2h2v5z"/>';
const MARK = `<svg viewBox="0 0 24 24" aria-hidden="true">${BRACKET}${SIGNS}</svg>`;
const isQuoted = (editor, pull) => editor.isActive("blockquote", { pull });

export const PullQuote = Extension.create({
  name: "pullQuote",

  addGlobalAttributes() {
    const pull = {
      default: false,
      parseHTML: (element) => element.classList.contains("pull"),
      renderHTML: ({ pull }) => (pull ? { class: "pull" } : {}),
    };
    return [{ types: ["blockquote"], attributes: { pull } }];
  },

  addCommands() {
    return {
      // Quote what is selected in one of the two ways; what is quoted so already is quoted no longer.
      toggleQuote:
        (pull) =>
        ({ editor, commands }) => {
          if (isQuoted(editor, pull)) return commands.unsetBlockquote();
          if (isQuoted(editor, !pull)) return commands.updateAttributes("blockquote", { pull });
          return commands.wrapIn("blockquote", { pull });
        },
    };
  },

  addMenuItems({ menu, buttons }) {
    const define = (name, pull, button) =>
      menu.defineItem({
        name,
        groups: "nodes",
        button,
        option: null,
        active: (editor) => isQuoted(editor, pull),
        enabled: (editor) => editor.can().toggleQuote(pull),
        command: (editor) => editor.chain().focus().toggleQuote(pull).run(),
      });
    define("blockquote", false, buttons.material("format_quote", "Quotation"));
    define("pullQuote", true, buttons.svg(MARK, "Pull quote"));
  },
});
