// Says every few seconds that somebody is here, keeps what is typed, and tells what others do meanwhile.
const session = document.querySelector("[data-edit-session]");
const form = session?.closest("form");
const HEARTBEAT_MS = 10000;
const TYPING_PAUSE_MS = 1500;
const MAX_WAIT_MS = 5000;
const OTHER_FIELDS = new Set(["csrfmiddlewaretoken", "tab", "took", "at", "seen", "access", "_move", "_continue"]);

const field = (name) => form.querySelector(`[name="${name}"]`);
const phrase = (name, values = {}) =>
  Object.entries(values).reduce((text, [key, value]) => text.replaceAll(`{${key}}`, value), session.dataset[name]);

function anotherTab() {
  const digits = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0"));
  return digits.join("");
}

if (form) {
  // A page fetched anew must not get words that were typed on an older one, together with its newer revision number.
  form.autocomplete = "off";
  // Each tab keeps its own: two tabs of one person are two editors.
  const place = `desk-${session.dataset.user}-${location.pathname}#`;
  const key = `${place}${field("tab").value}`;
  const typedForm = () => JSON.stringify([...new FormData(form)].filter(([name, value]) => !OTHER_FIELDS.has(name) && typeof value === "string"));
  const opened = field("took").value ? "" : typedForm();
  const shownRevision = Number(field("seen")?.value ?? 0);
  let kept = opened;
  let leaving = false;
  let away = false;
  let waiting = 0;
  let since = 0;
  let asking = null;
  let lastRead = 0;

  // When the form is read, in milliseconds; later for each reading, even where the clock is set back.
  const nextReadingTime = () => (lastRead = Math.max(Date.now(), lastRead + 1));

  const storeInBrowser = (text, at = nextReadingTime()) => {
    try {
      const left = { tab: field("tab").value, seen: shownRevision, access: field("access")?.value ?? "", at, typed: text };
      localStorage.setItem(key, JSON.stringify(left));
      return true;
    } catch {
      // A browser that keeps nothing still has the form itself.
      return false;
    }
  };

  const requestBody = (text) => {
    const body = new FormData();
    body.set("csrfmiddlewaretoken", field("csrfmiddlewaretoken").value);
    body.set("tab", field("tab").value);
    body.set("seen", shownRevision);
    body.set("access", field("access")?.value ?? "");
    if (text !== null) {
      body.set("took", field("took").value);
      body.set("at", nextReadingTime());
      body.set("typed", text);
    }
    return body;
  };

  const leavingMessage = (text) => {
    const body = requestBody(text);
    body.set("gone", "1");
    return body;
  };

  // Fields that cannot be saved any more: their words can be selected and copied, and go on being sent to be kept.
  const frozen = new Set();
  const setRefused = (isRefused) => {
    const texts = "textarea:not([readonly]), input:not([type=hidden], [type=checkbox], [type=radio], [readonly])";
    if (isRefused) {
      for (const one of form.querySelectorAll(texts)) frozen.add(one);
    }
    for (const one of frozen) one.readOnly = isRefused;
    for (const one of form.querySelectorAll("select, input:is([type=checkbox], [type=radio]), .select2, [role=toolbar]")) {
      one.inert = isRefused;
    }
    for (const one of form.querySelectorAll(".ProseMirror")) one.setAttribute("contenteditable", !isRefused);
    for (const one of form.querySelectorAll("[name=_continue], [name=_move]")) one.hidden = isRefused;
  };

  const showAnswer = (answer) => {
    const others = session.querySelector("[data-others]");
    const lines = answer.others.map((one) => phrase(one.me ? "hereToo" : "here", { who: one.name, since: one.since }));
    if (lines.join("\n") !== others.dataset.shown) {
      others.dataset.shown = lines.join("\n");
      others.replaceChildren(
        ...lines.map((line) => Object.assign(document.createElement("span"), { className: "other-editor", textContent: line })),
      );
    }
    const refusal = session.querySelector("[data-refused]");
    if (refusal.firstElementChild.textContent !== (answer.refused ?? "")) {
      refusal.firstElementChild.textContent = answer.refused ?? "";
      refusal.hidden = !answer.refused;
      setRefused(Boolean(answer.refused));
    }
    const output = session.querySelector("[data-message]");
    const news = answer.revision > shownRevision ? phrase("saved", { who: answer.by, number: answer.revision, at: answer.at }) : "";
    if (output.textContent !== news) output.textContent = news;
    for (const name of ["state", "public"]) {
      const shown = document.querySelector(`[data-state="${name === "state" ? "editorial" : "public"}"]`);
      if (shown && answer[name] && shown.textContent !== answer[name][1]) {
        shown.textContent = answer[name][1];
        shown.className = `state ${shown.dataset.state}-${answer[name][0]}`;
      }
    }
  };

  const showStatus = (text) => {
    session.querySelector("[data-kept-at]").textContent = text;
  };

  const send = async () => {
    clearTimeout(waiting);
    waiting = 0;
    if (asking || leaving) return;
    const now = typedForm();
    const text = now === kept ? null : now;
    asking = new AbortController();
    try {
      const response = await fetch(session.dataset.url, {
        method: "POST",
        body: requestBody(text),
        // To the page for signing in, where somebody has been signed out.
        redirect: "manual",
        signal: asking.signal,
      });
      away = !response.ok;
      if (response.ok) {
        const answer = await response.json();
        if (text !== null) {
          kept = text;
          if (answer.kept) {
            showStatus(phrase("kept", { at: answer.kept }));
            localStorage.removeItem(key);
          }
        }
        showAnswer(answer);
      } else if (text !== null) {
        const isKept = storeInBrowser(text);
        const error = response.headers.get("content-type")?.includes("json") ? (await response.json()).error : "";
        showStatus(error || phrase(isKept ? (response.type === "opaqueredirect" ? "signedOut" : "refused") : "notKept"));
      }
    } catch {
      away = true;
      if (!leaving && text !== null) {
        showStatus(phrase(storeInBrowser(text) ? "away" : "notKept"));
      }
    }
    asking = null;
  };

  const sendAfterPause = () => {
    // Whoever types after pressing Save has not left.
    leaving = false;
    const now = Date.now();
    if (!waiting) since = now;
    clearTimeout(waiting);
    waiting = setTimeout(send, Math.max(0, Math.min(TYPING_PAUSE_MS, since + MAX_WAIT_MS - now)));
  };

  // What other tabs kept in the browser while the server was away.
  const keysOfOtherTabs = () => {
    try {
      return Object.keys(localStorage).filter((name) => name.startsWith(place) && name !== key);
    } catch {
      return [];
    }
  };

  const sendStored = async (name) => {
    let left = null;
    try {
      left = JSON.parse(localStorage.getItem(name));
    } catch {
      // What cannot be read cannot be handed over.
    }
    if (!left?.typed) return false;
    const body = requestBody(left.typed);
    body.set("tab", left.tab);
    body.set("seen", left.seen);
    body.set("access", left.access ?? "");
    body.set("at", left.at ?? 0);
    body.delete("took");
    const response = await fetch(session.dataset.url, { method: "POST", body, redirect: "manual" }).catch(() => null);
    if (!response?.ok) return false;
    const answer = await response.json();
    if (answer.kept || answer.saved) localStorage.removeItem(name);
    return Boolean(answer.kept);
  };

  // It is handed over; the page then offers it back.
  const sendAllStored = async () => {
    const handed = await Promise.all(keysOfOtherTabs().map(sendStored));
    if (handed.some(Boolean) && typedForm() === opened) location.reload();
  };

  form.addEventListener("input", sendAfterPause);
  form.addEventListener("change", sendAfterPause);
  // Lists that search tell of a change in jQuery's own way.
  globalThis.django?.jQuery?.(form).on("change", "select", sendAfterPause);
  form.addEventListener("submit", () => {
    leaving = true;
    asking?.abort();
    field("at").value = nextReadingTime();
    // Should the server not answer: it knows which tabs it has saved.
    if (typedForm() !== opened) storeInBrowser(typedForm(), field("at").value);
  });
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    // What was saved from here has been saved; who comes back to the page begins anew.
    leaving = false;
    field("tab").value = anotherTab();
  });
  addEventListener("pagehide", () => {
    const now = typedForm();
    if (leaving) return;
    if (now === kept) {
      // Others need not think that somebody is still here.
      navigator.sendBeacon(session.dataset.url, leavingMessage(null));
      return;
    }
    // A browser takes no long message from a page that closes, and none arrives where nothing has arrived before.
    const isSent = navigator.sendBeacon(session.dataset.url, leavingMessage(now));
    if (!isSent || away || !navigator.onLine) storeInBrowser(now);
  });
  addEventListener("online", send);
  setInterval(() => document.hidden || waiting || send(), HEARTBEAT_MS);
  sendAllStored().finally(send);
}
