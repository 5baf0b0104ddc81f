// The dialog in which a photo's words in the library are written: alternative text, caption and credit, for every article.
import { crel } from "django-prose-editor/editor";
import { cardsAt, tokenOf } from "newsroom/photo-cards";
import { button, openDialog } from "newsroom/dialog";

const WORDS = ["alt", "caption", "credit"];

// The desk's answer; null where there is none, or a page instead: that of signing in.
async function fetchOrNull(address, more = {}) {
  const headers = { "X-Requested-With": "fetch", "X-CSRFToken": tokenOf() };
  const answer = await fetch(address, { ...more, headers }).catch(() => null);
  return answer?.ok && !answer.redirected ? answer : null;
}

// Ask for the words of a photo: gives its card as it stands then, or null where nobody wrote any.
export function describe(card, { addresses, words }) {
  return new Promise((resolve) => {
    let saved = null;
    const status = crel("p", { className: "status", role: "status" });
    const done = crel("button", { textContent: words.save, className: "primary", disabled: true });
    const cancel = button(words.cancel, () => dialog.close());
    const buttons = crel("div", { className: "prose-editor-dialog-buttons" }, [done, cancel]);
    const form = crel("form", {}, [
      crel("img", { src: card.thumb, alt: "" }),
      crel("p", { className: "prose-editor-help", textContent: words.describing }),
      status,
      buttons,
    ]);
    const dialog = openDialog({
      title: `${words.describe}: ${card.name}`,
      className: "picture-dialog describe-dialog",
      parts: [form],
      closed: () => resolve(saved),
    });
    const field = (name) => form.elements[`p${card.id}-${name}`];

    // The fields are those of the library, which knows what they are called and on what they were opened.
    async function open() {
      const answer = await fetchOrNull(`${addresses.describe}?photo=${card.id}`);
      const page = answer && new DOMParser().parseFromString(await answer.text(), "text/html");
      const row = page?.querySelector("[data-photo]");
      if (!row) {
        status.textContent = page?.querySelector("[data-refused]")?.textContent ?? words.failed;
        return;
      }
      status.before(...row.querySelectorAll("input[type=hidden]"), ...row.querySelectorAll(".field"));
      done.disabled = false;
      (WORDS.map(field).find((one) => !one.value) ?? field("alt")).focus();
    }

    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      if (done.disabled) return;
      done.disabled = true;
      const answer = await fetchOrNull(addresses.describe, { method: "POST", body: new FormData(form) });
      const result = answer && (await answer.json()).rows[card.id];
      done.disabled = false;
      if (!result || result.errors.length) {
        status.textContent = result?.errors.join(" ") ?? words.failed;
        // Whoever was shown what is saved now may save over it.
        if (result) field("seen").value = result.seen;
        return;
      }
      const now = Object.fromEntries(WORDS.map((name) => [name, field(name).value.trim()]));
      saved = { ...card, ...now, problems: result.problems };
      cardsAt(addresses.cards).update([[card.uid, saved]]);
      dialog.close();
    });
    open();
  });
}
