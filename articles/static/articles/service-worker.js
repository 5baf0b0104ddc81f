// Answers for the network when there is none. Whoever is connected is always answered by the site itself, so that
// what was corrected or taken back there is never shown here as it was.
const { shell, version, front, offline, desk, guests, ended, media } = self.PAPER;
const SHELL = `shell-${version}`;
const FRONT = "front";
const READ = "read";
const SAVED = "saved";
const PICTURES = "pictures";
const STATE = "state";
const ASKED = "/asked";
const MAX_READ_PAGES = 30;
const MAX_PICTURES = 100;
// Of a front page that nobody has opened yet so many pictures are fetched, each in its smallest file.
const MAX_FRONT_PICTURES = 4;
const SMALLEST = /<picture[^>]*>\s*<source[^>]* srcset="([^\s",]+)/g;
// Only an article's page says which edition it shows.
const EDITION = /data-edition="\d+"/;
const NUMBER = /^\/[^/]+\/([1-9]\d*)\/[^/]+\/$/;

const mayKeep = (response) => !/no-store/i.test(response.headers.get("Cache-Control") ?? "");
const pathOf = (address) => new URL(address).pathname;
const numberOf = (address) => Number(NUMBER.exec(pathOf(address))?.[1]);

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(SHELL).then((cache) => cache.addAll(shell)).then(() => self.skipWaiting()));
});

// The page that brought the worker goes on without it: its pictures are still loading.
self.addEventListener("activate", (event) => {
  const isOldShell = (name) => name.startsWith("shell-") && name !== SHELL;
  event.waitUntil(
    caches.keys()
      .then((names) => Promise.all(names.filter(isOldShell).map((name) => caches.delete(name))))
      .then(keepFrontPage),
  );
});

// The clients whose page was answered from a copy.
const copies = new Set();

self.addEventListener("message", (event) => {
  const { data, source } = event;
  if (data?.asksForCopy) source.postMessage({ isCopy: copies.has(source.id) });
  if (data?.page) event.waitUntil(keepOpenPage(data.page, data.pictures).catch(() => {}));
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

// Keep what a reader has open. Its files are in the browser's own cache already.
async function keepOpenPage(address, pictures) {
  const { origin, pathname } = new URL(address);
  if (origin !== location.origin || pathname.startsWith(desk) || pathname.startsWith(guests)) return;
  if (!(await caches.match(pathname))) {
    const response = await fetch(address, { credentials: "omit", cache: "force-cache" });
    if (response.ok && !response.redirected && mayKeep(response)) await storePage(response.url, response);
  }
  if (await caches.match(pathname)) await keepPictures(pictures);
}

async function keepFrontPage() {
  if (self.navigator.connection?.saveData || (await caches.match(front))) return;
  const response = await fetch(front, { credentials: "omit" }).catch(() => null);
  if (!response?.ok || !mayKeep(response)) return;
  const html = await response.clone().text();
  await storePage(new URL(front, location).href, response);
  const smallest = [...html.matchAll(SMALLEST)].slice(0, MAX_FRONT_PICTURES);
  await keepPictures(smallest.map(([, path]) => new URL(path, location).href));
}

async function keepPictures(addresses) {
  const cache = await caches.open(PICTURES);
  for (const address of addresses.filter((one) => pathOf(one).startsWith(media))) {
    if (await cache.match(address)) continue;
    const response = await fetch(address, { credentials: "omit", cache: "force-cache" }).catch(() => null);
    if (response?.ok) await cache.put(address, response);
  }
  const keys = await cache.keys();
  await Promise.all(keys.slice(0, Math.max(0, keys.length - MAX_PICTURES)).map((key) => cache.delete(key)));
}

// Without a network, another file of the same picture is as good.
async function pictureResponse(request) {
  try {
    return await fetch(request);
  } catch (error) {
    const cache = await caches.open(PICTURES);
    const folder = request.url.replace(/[^/]*$/, "");
    const keys = await cache.keys();
    const found = keys.find(({ url }) => url === request.url) ?? keys.find(({ url }) => url.startsWith(folder));
    if (found) return cache.match(found);
    throw error;
  }
}

// Fetch a kept page again: what is gone is thrown away, what moved is kept under its new address.
async function refreshPage(name, key) {
  const response = await fetch(key.url, { credentials: "omit", cache: "no-store" });
  const store = await caches.open(name);
  // One of its pictures may be what went.
  await caches.delete(PICTURES);
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
      if (!found) continue;
      if (name !== SHELL) copies.add(event.resultingClientId);
      return found;
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
  } else if (pathname.startsWith(media)) {
    event.respondWith(pictureResponse(request));
  } else if (shell.includes(pathname)) {
    event.respondWith(caches.match(pathname).then((found) => found ?? fetch(request)));
  }
});
