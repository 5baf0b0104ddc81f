// The top of the picture library: files that are chosen or dropped are sent, and described where they stand.
import { queue, upload } from "newsroom/upload";

const zone = document.querySelector("[data-upload]");
const list = document.querySelector("[data-uploads]");
const CREDIT = "[name$=-credit]";

if (zone && list) {
  const words = JSON.parse(document.getElementById("upload-words").textContent);
  const textOf = (name, values) =>
    Object.entries(values).reduce((text, [key, value]) => text.replaceAll(`{${key}}`, value), words[name]);
  const rows = list.querySelector("ol");
  const status = document.querySelector("[data-upload-status]");
  const save = list.querySelector("[data-save]");
  const same = list.querySelector("[data-same]");
  const token = zone.elements.csrfmiddlewaretoken.value;
  const options = { address: zone.action, token, most: Number(zone.dataset.most), words };
  const inTurn = queue();
  const counts = { all: 0, taken: 0, refused: 0 };

  const createElement = (name, properties = {}, ...inside) => {
    const one = Object.assign(document.createElement(name), properties);
    one.append(...inside);
    return one;
  };
  const linkTo = (href, ...inside) => createElement("a", { href }, ...inside);
  const thumbnailOf = (card) =>
    createElement("img", { src: card.thumb, width: card.width, height: card.height, alt: `#${card.id} ${card.name}`, loading: "lazy" });

  const showStatus = () => {
    const done = counts.taken + counts.refused;
    status.textContent = textOf(done < counts.all ? "running" : counts.refused ? "doneBut" : "done", { ...counts, done });
    save.hidden = !rows.querySelector("textarea");
    same.hidden = rows.querySelectorAll(CREDIT).length < 2;
  };

  const similarPhotos = (cards, address) => {
    const links = cards.map((card) => linkTo(card.address, thumbnailOf(card), `#${card.id}`));
    const compare = linkTo(`${address}#alike`, words.compare);
    return createElement("p", { className: "alike" }, words.alike, " ", ...links.flatMap((one) => [one, " "]), compare);
  };

  // The fields are the same as on the page on which several are described.
  const describe = async (row, card) => {
    const answer = await fetch(`${list.action}?photo=${card.id}`, { headers: { "X-Requested-With": "fetch" } }).catch(() => null);
    if (!answer?.ok || answer.redirected) {
      row.append(createElement("p", {}, thumbnailOf(card), linkTo(card.address, words.describe)));
      return;
    }
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-photo]");
    row.append(...fresh.childNodes);
    row.dataset.photo = card.id;
    row.classList.add("describe");
  };

  const uploadFile = (file, row) => {
    const bar = createElement("progress", { max: 1, value: 0 });
    const now = createElement("span", { className: "quiet", textContent: words.waiting });
    bar.setAttribute("aria-label", file.name);
    row.replaceChildren(createElement("p", { className: "file" }, createElement("strong", { textContent: file.name }), " ", now), bar);
    const onProgress = (part) => {
      if (part === null) bar.removeAttribute("value");
      else bar.value = part;
      now.textContent = part === null ? words.looking : textOf("sent", { percent: Math.floor(part * 100) });
    };
    return inTurn(() => upload(file, { ...options, onProgress }))
      .then(async (answer) => {
        const card = answer.photo;
        bar.remove();
        counts.taken += 1;
        if (answer.is_new) {
          now.replaceChildren(textOf("taken", { number: card.id }));
          if (answer.alike.length) row.append(similarPhotos(answer.alike, card.address));
          await describe(row, card);
        } else {
          now.replaceChildren(words.known, " ", linkTo(card.address, thumbnailOf(card), `#${card.id}`));
        }
      })
      .catch((error) => {
        bar.remove();
        counts.refused += 1;
        now.remove();
        row.append(createElement("p", { className: "refusal", textContent: error.message }));
        if (!error.canRetry) return;
        const again = createElement("button", { type: "button", className: "button", textContent: words.again });
        again.addEventListener("click", () => {
          counts.refused -= 1;
          uploadFile(file, row);
          showStatus();
        });
        row.append(again);
      })
      .finally(showStatus);
  };

  const addFiles = (files) => {
    if (!files.length) return;
    list.hidden = false;
    for (const file of files) {
      const row = createElement("li");
      rows.append(row);
      counts.all += 1;
      uploadFile(file, row);
    }
    showStatus();
    list.scrollIntoView({ block: "nearest" });
  };

  zone.classList.add("has-program");
  zone.elements.file.addEventListener("change", ({ target }) => {
    addFiles([...target.files]);
    target.value = "";
  });

  // The whole page takes what is dropped; a browser would leave it and show the file.
  let over = 0;
  const holdsFiles = (event) => event.dataTransfer?.types.includes("Files");
  const showDropTarget = (change) => {
    over = change ? over + change : 0;
    document.body.classList.toggle("takes-files", over > 0);
  };
  addEventListener("dragenter", (event) => holdsFiles(event) && showDropTarget(1));
  addEventListener("dragleave", (event) => holdsFiles(event) && showDropTarget(-1));
  addEventListener("dragover", (event) => holdsFiles(event) && event.preventDefault());
  addEventListener("drop", (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    showDropTarget(0);
    addFiles([...event.dataTransfer.files]);
  });

  // Pictures of one agency come by the dozen; what a picture says of itself already stays.
  const credit = same.querySelector("input");
  const fillIn = () => {
    const wanted = credit.value.trim();
    const empty = [...rows.querySelectorAll(CREDIT)].filter((one) => !one.value.trim());
    if (!wanted) return credit.focus();
    for (const one of empty) one.value = wanted;
    status.textContent = textOf("filled", { number: empty.length });
  };
  same.querySelector("[data-fill]").addEventListener("click", fillIn);
  credit.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    fillIn();
  });

  // Saved where it stands, so that what is still being sent goes on.
  const hasUnsavedText = () => [...rows.querySelectorAll("textarea, input:not([type=hidden])")].some((one) => one.value !== one.defaultValue);
  list.addEventListener("submit", async (event) => {
    event.preventDefault();
    save.disabled = true;
    const answer = await fetch(list.action, {
      method: "POST",
      body: new FormData(list),
      headers: { "X-Requested-With": "fetch" },
    }).catch(() => null);
    save.disabled = false;
    if (!answer?.ok || answer.redirected) {
      status.textContent = answer ? words.signedOut : words.away;
      return;
    }
    const { rows: results } = await answer.json();
    let wrong = 0;
    for (const [number, one] of Object.entries(results)) {
      const row = rows.querySelector(`[data-photo="${number}"]`);
      row.querySelector("[data-message]").textContent = one.errors.join(" ") || words.saved;
      row.classList.toggle("is-wrong", one.errors.length > 0);
      row.querySelector("[data-problems]").textContent = one.problems.join(", ");
      wrong += one.errors.length ? 1 : 0;
      // Whoever was shown what is saved now may save over it.
      row.querySelector("[name$=-seen]").value = one.seen;
      if (one.errors.length) continue;
      for (const field of row.querySelectorAll("textarea, input:not([type=hidden])")) field.defaultValue = field.value;
    }
    status.textContent = words[wrong ? "notSaved" : "allSaved"];
  });
  addEventListener("beforeunload", (event) => {
    if (counts.taken + counts.refused < counts.all || hasUnsavedText()) event.preventDefault();
  });
}
