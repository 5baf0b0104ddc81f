// Answers for the network when there is none. Whoever is connected is always answered by the site itself, so that
// what was corrected or taken back there is never shown here as it was.
const { shell, version, front, offline, still } = self.PAPER;
const SHELL = `shell-${version}`;
const FRONT = "front";
const READ = "read";
const SAVED = "saved";
const MOST = 30;
const EDITION = /data-edition="(\d+)"/;
const ARTICLE = /^\/[^/]+\/([1-9]\d*)\/[^/]+\/$/;

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(SHELL).then((cache) => cache.addAll(shell)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const old = (name) => name.startsWith("shell-") && name !== SHELL;
  event.waitUntil(
    caches.keys()
      .then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

const numberOf = (address) => ARTICLE.exec(new URL(address).pathname)?.[1];

async function forget(address) {
  const path = new URL(address).pathname;
  await Promise.all([READ, SAVED, FRONT].map(async (name) => (await caches.open(name)).delete(path)));
}

async function remember(request, response) {
  const path = new URL(request.url).pathname;
  if (path === front) return (await caches.open(FRONT)).put(path, response);
  if (!numberOf(request.url)) return undefined;
  const saved = await caches.open(SAVED);
  if (await saved.match(path)) await saved.put(path, response.clone());
  const read = await caches.open(READ);
  await read.delete(path);
  await read.put(path, response);
  const keys = await read.keys();
  return Promise.all(keys.slice(0, Math.max(0, keys.length - MOST)).map((key) => read.delete(key)));
}

// Ask which of the kept articles still stand: what does not is thrown away, what has a newer edition is fetched anew.
// One question at a time.
let asking = null;
async function check() {
  const stores = await Promise.all([READ, SAVED].map((name) => caches.open(name)));
  const keys = (await Promise.all(stores.map((store) => store.keys()))).flat();
  const numbers = [...new Set(keys.map((key) => numberOf(key.url)).filter(Boolean))].slice(0, 200);
  if (!numbers.length) return;
  const answer = await fetch(`${still}?n=${numbers.join(",")}`, { credentials: "omit", cache: "no-store" });
  if (!answer.ok) return;
  const { live } = await answer.json();
  const gone = keys.filter((key) => !(numberOf(key.url) in live));
  await Promise.all(gone.map((key) => forget(key.url)));
  // The front page may still name what went.
  if (gone.length) await (await caches.open(FRONT)).delete(front);
  await Promise.all(stores.map((store) => renew(store, live)));
}

async function renew(store, live) {
  for (const key of await store.keys()) {
    const shown = EDITION.exec(await (await store.match(key)).text())?.[1];
    if (shown !== String(live[numberOf(key.url)])) await store.add(key.url).catch(() => {});
  }
}
const checkOnce = () => (asking ??= check().catch(() => {}).finally(() => { asking = null; }));

async function page(event) {
  const { request } = event;
  try {
    const response = await fetch(request);
    if (response.ok && response.type === "basic" && !response.redirected) {
      event.waitUntil(remember(request, response.clone()));
    } else if ([404, 410].includes(response.status)) {
      await forget(request.url);
    }
    event.waitUntil(checkOnce());
    return response;
  } catch {
    const path = new URL(request.url).pathname;
    for (const name of [SAVED, READ, FRONT]) {
      const found = await (await caches.open(name)).match(path);
      if (found) return found;
    }
    return caches.match(offline);
  }
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin || pathname.startsWith("/admin/")) return;
  if (request.mode === "navigate") {
    event.respondWith(page(event));
  } else if (shell.includes(pathname)) {
    event.respondWith(caches.match(pathname).then((found) => found ?? fetch(request)));
  }
});
