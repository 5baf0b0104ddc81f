// Files on their way into the picture library: dropped, pasted or chosen, each with how far it is or why it was refused.
import { crel } from "django-prose-editor/editor";
import { tokenOf } from "newsroom/photo-cards";
import { fill, labelled } from "newsroom/dialog";
import { upload } from "newsroom/upload";

// What was learnt of a file that has arrived.
function outcomeOf({ is_new, alike }, words) {
  if (!is_new) return words.known;
  return alike.length ? fill(words.alike, { names: alike.map(({ name }) => name).join("; ") }) : words.arrived;
}

export class Uploads {
  // `onPhoto` is given each photo's card, those that look like it, and whether it is meant: it came alone.
  constructor({ address, words, onPhoto }) {
    Object.assign(this, { address, words, onPhoto });
    this.leaving = new AbortController();
    this.queue = Promise.resolve();
    // Kinds by name: a telephone that keeps pictures in a kind we do not take then sends one that we do.
    this.input = crel("input", { type: "file", multiple: true, accept: words.sending.kinds });
    this.rows = crel("ul", { className: "uploads" });
    this.status = crel("p", { className: "status", role: "status" });
    this.element = crel("div", { className: "upload-area" }, [
      ...labelled(words.upload, this.input),
      crel("p", { className: "prose-editor-help", textContent: words.drop }),
      this.rows,
      this.status,
    ]);
    this.input.addEventListener("change", () => {
      this.send([...this.input.files]);
      this.input.value = "";
    });
  }

  // Take files that are dropped on, or pasted into, an element.
  listen(element) {
    const has = (data) => data?.types.includes("Files");
    element.addEventListener("dragover", (event) => {
      if (!has(event.dataTransfer)) return;
      event.preventDefault();
      element.classList.add("is-over");
    });
    for (const end of ["dragleave", "drop"]) element.addEventListener(end, () => element.classList.remove("is-over"));
    element.addEventListener("drop", (event) => {
      if (!has(event.dataTransfer)) return;
      event.preventDefault();
      this.send([...event.dataTransfer.files]);
    });
    element.addEventListener("paste", (event) => {
      if (!event.clipboardData?.files.length) return;
      event.preventDefault();
      this.send([...event.clipboardData.files]);
    });
  }

  // One after the other: a slow line is not made slower.
  send(files) {
    for (const file of files) {
      const row = this.row(file);
      this.queue = this.queue.then(() => this.one(file, row, files.length === 1));
    }
    return this.queue;
  }

  row(file) {
    const bar = crel("progress", { max: 1, value: 0, "aria-label": file.name });
    const words = crel("span", { className: "facts", textContent: this.words.waiting });
    this.rows.append(crel("li", {}, [crel("span", { className: "name", textContent: file.name }), bar, words]));
    return { bar, words };
  }

  async one(file, { bar, words }, isAlone) {
    if (this.leaving.signal.aborted) return;
    words.textContent = this.words.going;
    // Null: all of it has come, and the desk is looking at it.
    const onProgress = (part) => (part === null ? bar.removeAttribute("value") : (bar.value = part));
    try {
      const { address, leaving } = this;
      const { sending } = this.words;
      const answer = await upload(file, { address, token: tokenOf(), onProgress, signal: leaving.signal, ...sending });
      words.textContent = outcomeOf(answer, this.words);
      // Where others look like it, somebody decides which is meant.
      this.onPhoto(answer.photo, answer.alike, isAlone && !answer.alike.length);
    } catch (refusal) {
      words.textContent = refusal.message;
      words.classList.add("refusal");
    }
    bar.remove();
    this.status.textContent = `${file.name}: ${words.textContent}`;
  }

  stop() {
    this.leaving.abort();
  }
}
