// Answers for the network when there is none. Whoever is connected is always answered by the site itself, so that
// what was corrected or taken back there is never shown here as it was.
const { shell, version, front, offline, desk, guests, ended } = self.PAPER;
const SHELL = `shell-${version}`;
const FRONT = "front";
const READ = "read";
const SAVED = "saved";
const STATE = "state";
const ASKED = "/asked";
const MAX_READ_PAGES = 30;
// Only an article's page says which edition it shows.
const EDITION = /data-edition="\d+"/;
const NUMBER = /^\/[^/]+\/([1-9]\d*)\/[^/]+\/$/;

const mayKeep = (response) => !/no-store/i.test(response.headers.get("Cache-Control") ?? "");
const pathOf = (address) => new URL(address).pathname;
const numberOf = (address) => Number(NUMBER.exec(pathOf(address))?.[1]);

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(SHELL).then((cache) => cache.addAll(shell)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const isOldShell = (name) => name.startsWith("shell-") && name !== SHELL;
  event.waitUntil(
    caches.keys()
      .then((names) => Promise.all(names.filter(isOldShell).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

async function deletePage(path) {
  await Promise.all([READ, SAVED].map(async (name) => (await caches.open(name)).delete(path)));
}

// A page of its own, since browsers refuse to show one that was redirected.
const copyOf = (html) => new Response(html, { headers: { "Content-Type": "text/html; charset=utf-8" } });

// Keep a page the site has just given.
async function storePage(address, response) {
  const path = pathOf(address);
  const html = await response.text();
  if (path === front) return (await caches.open(FRONT)).put(path, copyOf(html));
  if (!EDITION.test(html)) return undefined;
  const saved = await caches.open(SAVED);
  if (await saved.match(path)) await saved.put(path, copyOf(html));
  const read = await caches.open(READ);
  await read.delete(path);
  await read.put(path, copyOf(html));
  const keys = await read.keys();
  return Promise.all(keys.slice(0, Math.max(0, keys.length - MAX_READ_PAGES)).map((key) => read.delete(key)));
}

// Fetch a kept page again: what is gone is thrown away, what moved is kept under its new address.
async function refreshPage(name, key) {
  const response = await fetch(key.url, { credentials: "omit", cache: "no-store" });
  const store = await caches.open(name);
  if ([404, 410].includes(response.status)) {
    await store.delete(key);
    // The front page may still name what went.
    await (await caches.open(FRONT)).delete(front);
  } else if (response.ok) {
    await store.delete(key);
    await store.put(pathOf(response.url), copyOf(await response.text()));
  }
}

// Ask what has ended since the last time, and look through it for what is kept here; the site is not told what that
// is. One question at a time.
let asking = null;
async function checkEndedArticles() {
  const state = await caches.open(STATE);
  const since = Number((await (await state.match(ASKED))?.text()) ?? 0);
  const answer = await fetch(ended + since, { credentials: "omit", cache: "no-store" });
  if (!answer.ok) return;
  const { at, ended: numbers } = await answer.json();
  for (const name of [READ, SAVED]) {
    for (const key of await (await caches.open(name)).keys()) {
      if (numbers === null || numbers.includes(numberOf(key.url))) await refreshPage(name, key);
    }
  }
  await state.put(ASKED, new Response(String(at)));
}
const checkOnce = () => (asking ??= checkEndedArticles().catch(() => {}).finally(() => { asking = null; }));

async function pageResponse(event) {
  const { request } = event;
  try {
    const response = await fetch(request);
    if (response.ok && response.type === "basic" && mayKeep(response)) {
      event.waitUntil(storePage(response.url, response.clone()));
    } else if ([404, 410].includes(response.status)) {
      await deletePage(pathOf(request.url));
    }
    event.waitUntil(checkOnce());
    return response;
  } catch {
    const path = pathOf(request.url);
    for (const name of [SAVED, READ, FRONT, SHELL]) {
      const found = await (await caches.open(name)).match(path);
      if (found) return found;
    }
    return caches.match(offline);
  }
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if (pathname.startsWith(desk) || pathname.startsWith(guests)) return;
  if (request.mode === "navigate") {
    event.respondWith(pageResponse(event));
  } else if (shell.includes(pathname)) {
    event.respondWith(caches.match(pathname).then((found) => found ?? fetch(request)));
  }
});
