// Improves the readers' pages; each of them is whole without it.
const root = document.documentElement;
const stored = (name) => { try { return localStorage.getItem(name); } catch { return null; } };
const store = (name, value) => { try { localStorage.setItem(name, value); } catch { /* a browser that keeps nothing */ } };

// Appearance and text size, kept in this browser, and put in place before anything is painted where it can be.
const LOOKS = ["auto", "light", "dark"];
const SIZES = 5;
const DEFAULT_SIZE = 1;
const chosenLook = () => (LOOKS.includes(stored("look")) ? stored("look") : "auto");
const chosenSize = () => { const chosen = Number(stored("size") ?? DEFAULT_SIZE); return chosen >= 0 && chosen < SIZES ? chosen : DEFAULT_SIZE; };
const setRootData = (name, value, usual) => (value === usual ? delete root.dataset[name] : (root.dataset[name] = value));
const applyLook = () => {
  setRootData("look", chosenLook(), "auto");
  setRootData("size", chosenSize(), DEFAULT_SIZE);
};
applyLook();

const onClick = (selector, act) => document.querySelectorAll(selector).forEach((one) => one.addEventListener("click", () => act(one)));
const canKeep = "caches" in window && "serviceWorker" in navigator;
const register = () => navigator.serviceWorker.register(document.body.dataset.worker);

function initAppearance() {
  const button = document.querySelector("[data-theme-choice]");
  const colours = document.querySelectorAll("meta[name=theme-color]");
  const usual = [...colours].map((one) => one.media);
  const show = () => {
    if (button) button.textContent = button.dataset[chosenLook()];
    colours.forEach((one, number) => {
      one.media = chosenLook() === "auto" ? usual[number] : usual[number].includes(chosenLook()) ? "all" : "not all";
    });
  };
  show();
  onClick("[data-theme-choice]", () => {
    store("look", LOOKS[(LOOKS.indexOf(chosenLook()) + 1) % LOOKS.length]);
    applyLook();
    show();
  });
  const steps = [...document.querySelectorAll("button[data-size]")];
  const disableAtLimits = () => steps.forEach((one) => {
    one.disabled = chosenSize() === (one.dataset.size > 0 ? SIZES - 1 : 0);
  });
  disableAtLimits();
  onClick("button[data-size]", (one) => {
    store("size", chosenSize() + Number(one.dataset.size));
    applyLook();
    disableAtLimits();
  });
}

function initShareButtons() {
  onClick("[data-print]", () => print());
  onClick("[data-copy]", async (one) => {
    const status = document.querySelector(".share .status");
    try {
      await navigator.clipboard.writeText(one.dataset.copy);
      status.textContent = one.dataset.done;
    } catch {
      status.textContent = one.dataset.copy;
    }
  });
}

// A read is reported once somebody has stayed for ten seconds or come to the end. No cookie goes along.
function initReadBeacon(story) {
  let isSent = false;
  const send = () => {
    if (isSent || document.visibilityState !== "visible") return;
    isSent = true;
    fetch(story.dataset.read, { method: "POST", credentials: "omit", keepalive: true }).catch(() => {});
  };
  setTimeout(send, 10_000);
  document.addEventListener("visibilitychange", () => setTimeout(send, 10_000));
  const end = story.querySelector(".body + footer");
  if (end && "IntersectionObserver" in window) {
    const opened = Date.now();
    // A short article is at its end as soon as it opens; nobody has read it yet.
    new IntersectionObserver((seen) => {
      if (seen.some((one) => one.isIntersecting) && Date.now() - opened > 3000) send();
    }).observe(end);
  }
}

function initSaveButton(button) {
  const off = button.textContent;
  const here = location.pathname;
  const show = (is) => {
    button.dataset.saved = is;
    button.textContent = is ? button.dataset.on : off;
  };
  caches.open("saved").then(async (cache) => show(Boolean(await cache.match(here))));
  button.addEventListener("click", async () => {
    const cache = await caches.open("saved");
    if (await cache.delete(here)) return show(false);
    try {
      await cache.add(here);
      show(true);
      await register();
    } catch {
      show(Boolean(await cache.match(here)));
    }
  });
}

// The pages a store holds, the last one first: their paths and headlines.
async function pagesIn(name) {
  const cache = await caches.open(name);
  const rows = await Promise.all((await cache.keys()).reverse().map(async (request) => {
    const page = new DOMParser().parseFromString(await (await cache.match(request)).text(), "text/html");
    return { path: new URL(request.url).pathname, headline: page.querySelector(".story h1")?.textContent };
  }));
  return rows.filter((row) => row.headline);
}

async function showKeptPages(boxes) {
  const [saved, read] = await Promise.all(["saved", "read"].map(pagesIn));
  const has = new Set(saved.map((row) => row.path));
  const rows = { saved, read: read.filter((row) => !has.has(row.path)) };
  for (const box of boxes) {
    const name = box.dataset.kept;
    box.querySelector("ul").replaceChildren(...rows[name].map((row) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = row.path;
      link.textContent = row.headline;
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = box.dataset.remove;
      button.setAttribute("aria-label", `${box.dataset.remove}: ${row.headline}`);
      button.addEventListener("click", async () => {
        await (await caches.open(name)).delete(row.path);
        await showKeptPages(boxes);
        box.querySelector("h2").focus();
      });
      item.append(link, button);
      return item;
    }));
    box.querySelector(".none").hidden = rows[name].length > 0;
    box.hidden = false;
  }
}

// A reader of a copy is told that it is one. Only the worker knows what it answered from a copy.
function initCopyNotice() {
  const note = document.createElement("p");
  note.className = "copy";
  note.setAttribute("role", "status");
  note.hidden = true;
  document.body.append(note);
  navigator.serviceWorker.addEventListener("message", ({ data }) => {
    if (!data?.isCopy) return;
    note.textContent = document.body.dataset.copyNote;
    note.hidden = false;
  });
  navigator.serviceWorker.controller?.postMessage({ asksForCopy: true });
}

// The worker keeps this page, with the pictures that it has loaded, from the first visit on.
async function keepThisPage() {
  await register();
  const { active } = await navigator.serviceWorker.ready;
  const pictures = [...document.images].filter((one) => one.complete).map((one) => one.currentSrc);
  active?.postMessage({ page: location.href, pictures: pictures.filter(Boolean) });
}

// Names and headlines are suggested while somebody types, where the browser shows the list.
function initSuggestions(form) {
  const input = form.querySelector("input[list]");
  let timer;
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      const asked = input.value.trim();
      if (asked.length < 2) return;
      const query = new URLSearchParams({ [input.name]: asked });
      const answer = await fetch(`${form.dataset.suggestions}?${query}`).catch(() => null);
      if (!answer?.ok || input.value.trim() !== asked) return;
      const { suggestions } = await answer.json();
      input.list.replaceChildren(...suggestions.map((text) => new Option(text, text)));
    }, 250);
  });
}

function initPage() {
  initAppearance();
  const search = document.querySelector("[data-suggestions]");
  if (search) initSuggestions(search);
  initShareButtons();
  // Once the stylesheet is there; before that nothing scrolls.
  const section = document.querySelector(".sections [aria-current]");
  const reveal = () => section.scrollIntoView({ block: "nearest", inline: "center" });
  if (section && document.readyState === "complete") reveal();
  else if (section) addEventListener("load", reveal);
  const story = document.querySelector("[data-read]");
  if (story) initReadBeacon(story);
  const button = document.querySelector("[data-save]");
  if (!canKeep) {
    button?.closest("p").remove();
    return;
  }
  if (button) initSaveButton(button);
  const boxes = [...document.querySelectorAll("[data-kept]")];
  if (boxes.length) showKeptPages(boxes);
  initCopyNotice();
  const keep = () => keepThisPage().catch(() => {});
  if (document.readyState === "complete") keep();
  else addEventListener("load", keep);
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", initPage);
else initPage();
