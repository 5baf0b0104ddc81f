// Improves the readers' pages; each of them is whole without it.
const root = document.documentElement;
const kept = (name) => { try { return localStorage.getItem(name); } catch { return null; } };
const keep = (name, value) => { try { localStorage.setItem(name, value); } catch { /* a browser that keeps nothing */ } };

// Appearance and text size, kept in this browser.
const LOOKS = ["auto", "light", "dark"];
const SIZES = 5;
const put = (name, value, usual) => (value === usual ? delete root.dataset[name] : (root.dataset[name] = value));
const looks = () => (LOOKS.includes(kept("look")) ? kept("look") : "auto");
const size = () => { const chosen = Number(kept("size") ?? 1); return chosen >= 0 && chosen < SIZES ? chosen : 1; };
put("look", looks(), "auto");
put("size", String(size()), "1");

const on = (selector, act) => document.querySelectorAll(selector).forEach((one) => one.addEventListener("click", () => act(one)));

const button = document.querySelector("[data-theme-choice]");
const name = () => { if (button) button.textContent = button.dataset[looks()]; };
name();
on("[data-theme-choice]", () => {
  keep("look", LOOKS[(LOOKS.indexOf(looks()) + 1) % LOOKS.length]);
  put("look", looks(), "auto");
  name();
});
on("button[data-size]", (one) => {
  keep("size", Math.min(SIZES - 1, Math.max(0, size() + Number(one.dataset.size))));
  put("size", String(size()), "1");
});

// Print and copy.
on("[data-print]", () => print());
on("[data-copy]", async (one) => {
  const said = document.querySelector(".share .status");
  try {
    await navigator.clipboard.writeText(one.dataset.copy);
    said.textContent = one.dataset.done;
  } catch {
    said.textContent = one.dataset.copy;
  }
});

// A read is told of once somebody has stayed for ten seconds or come to the end. No cookie goes along.
const story = document.querySelector("[data-read]");
if (story) {
  let told = false;
  const tell = () => {
    if (told || document.visibilityState !== "visible") return;
    told = true;
    fetch(story.dataset.read, { method: "POST", credentials: "omit", keepalive: true }).catch(() => {});
  };
  setTimeout(tell, 10_000);
  document.addEventListener("visibilitychange", () => setTimeout(tell, 10_000));
  const end = story.querySelector(".body + footer");
  if (end && "IntersectionObserver" in window) {
    const opened = Date.now();
    const watch = new IntersectionObserver((seen) => {
      // A short article is at its end as soon as it opens; nobody has read it yet.
      if (seen.some((one) => one.isIntersecting) && Date.now() - opened > 3000) tell();
    });
    watch.observe(end);
  }
}

// What is kept for reading without a network.
const SAVED = "saved";
const canKeep = "caches" in window && "serviceWorker" in navigator;
const saving = document.querySelector("[data-save]");
if (!canKeep) document.querySelectorAll("[data-save]").forEach((one) => one.closest("p").remove());
if (canKeep && saving) {
  const off = saving.textContent;
  const show = (is) => {
    saving.setAttribute("aria-pressed", String(is));
    saving.textContent = is ? saving.dataset.on : off;
  };
  const here = location.pathname;
  caches.open(SAVED).then(async (cache) => show(Boolean(await cache.match(here))));
  saving.addEventListener("click", async () => {
    const cache = await caches.open(SAVED);
    if (await cache.delete(here)) return show(false);
    try {
      await cache.add(here);
      await register();
      show(true);
    } catch {
      show(false);
    }
  });
}

const list = async (name, box) => {
  const cache = await caches.open(name);
  const rows = await Promise.all((await cache.keys()).reverse().map(async (request) => {
    const page = new DOMParser().parseFromString(await (await cache.match(request)).text(), "text/html");
    const headline = page.querySelector(".story h1");
    return headline && { path: new URL(request.url).pathname, headline: headline.textContent };
  }));
  const found = rows.filter(Boolean);
  box.querySelector("ul").replaceChildren(...found.map((row) => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = row.path;
    link.textContent = row.headline;
    item.append(link);
    return item;
  }));
  box.querySelector(".none").hidden = found.length > 0;
};
const boxes = [...document.querySelectorAll("[data-kept]")];
if (canKeep) Promise.all(boxes.map((box) => list(box.dataset.kept, box))).then(() => boxes.forEach((box) => { box.hidden = false; }));

// The worker comes with the second page: whoever reads one only pays nothing for it.
const register = () => navigator.serviceWorker.register(document.body.dataset.worker);
if (canKeep && document.body.dataset.worker) {
  if (navigator.serviceWorker.controller || kept("came")) {
    addEventListener("load", () => register().catch(() => {}));
  } else {
    keep("came", "1");
  }
}
