// What the desk knows of photos, asked of many at once and kept while the page is open.
const MAX_PHOTOS = 200;
const SOON = 30;
const stores = new Map();

export const tokenOf = () => document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";

class Cards {
  known = new Map();
  wanted = new Set();
  listeners = new Set();
  timer = 0;

  constructor(address) {
    this.address = address;
    // Whoever comes back from the library has perhaps mended something there.
    document.addEventListener("visibilitychange", () => document.hidden || this.want(...this.known.keys()));
  }

  // The card of a photo; null where there is no such photo, undefined until the desk has answered.
  of(uid) {
    if (!this.known.has(uid)) this.want(uid);
    return this.known.get(uid);
  }

  want(...uids) {
    for (const uid of uids) this.wanted.add(uid);
    if (!this.wanted.size) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.fetchCards(), SOON);
  }

  update(cards) {
    const isNew = ([uid, card]) => JSON.stringify(this.known.get(uid)) !== JSON.stringify(card);
    const learnt = cards.filter(isNew);
    for (const [uid, card] of learnt) this.known.set(uid, card);
    if (learnt.length) for (const listener of this.listeners) listener();
  }

  async fetchCards() {
    const uids = [...this.wanted].slice(0, MAX_PHOTOS);
    for (const uid of uids) this.wanted.delete(uid);
    try {
      const response = await fetch(this.address, {
        method: "POST",
        body: new URLSearchParams(uids.map((uid) => ["uid", uid])),
        headers: { "X-CSRFToken": tokenOf() },
      });
      if (!response.ok) return;
      const { photos } = await response.json();
      this.update(uids.map((uid) => [uid, photos[uid] ?? null]));
    } catch {
      // Without an answer photos are shown without one; what is drawn next asks again.
      return;
    }
    this.want();
  }

  // Call the listener whenever something was learnt; returns a function that stops that.
  subscribe(listener) {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}

export function cardsAt(address) {
  if (!stores.has(address)) stores.set(address, new Cards(address));
  return stores.get(address);
}
