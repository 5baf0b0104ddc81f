// Sends pictures to the library: one file with its progress; and a queue, so that few are under way at a time.

const WORDS = {
  tooLarge: "The file is too large.",
  away: "The connection failed.",
  signedOut: "You have been signed out. Sign in again in another tab, then try once more.",
  failed: "The desk could not take the file.",
};

function uploadError(message, canRetry = false) {
  return Object.assign(new Error(message), { canRetry });
}

// Resolves to {photo, is_new, alike}; rejects with an Error whose message is for people, and whose `canRetry` says
// whether the same file may be taken when it is sent again. `onProgress` gets a part of 1, null while the desk is at
// work on what it has received. `most` is a number of bytes, `words` are translations of WORDS.
export function upload(file, { address, token, onProgress, signal, most = Infinity, words = {} }) {
  const messages = { ...WORDS, ...words };
  return new Promise((resolve, reject) => {
    if (file.size > most) {
      reject(uploadError(messages.tooLarge));
      return;
    }
    if (signal?.aborted) {
      reject(signal.reason);
      return;
    }
    const request = new XMLHttpRequest();
    request.open("POST", address);
    request.setRequestHeader("Accept", "application/json");
    request.setRequestHeader("X-Requested-With", "fetch");
    request.setRequestHeader("X-CSRFToken", token);
    request.responseType = "json";
    request.upload.addEventListener("progress", (event) => event.lengthComputable && onProgress?.(event.loaded / event.total));
    request.upload.addEventListener("load", () => onProgress?.(null));
    request.addEventListener("error", () => reject(uploadError(messages.away, true)));
    request.addEventListener("abort", () => reject(signal?.reason ?? uploadError(messages.away, true)));
    request.addEventListener("load", () => {
      const { response, status } = request;
      if (response?.photo) resolve(response);
      else if (response?.refused) reject(uploadError(response.refused));
      // A proxy in front of the desk may accept even less.
      else if (status === 413) reject(uploadError(messages.tooLarge));
      // A page instead of an answer: that of signing in, or of a server in trouble.
      else reject(uploadError(status === 200 || status === 403 ? messages.signedOut : messages.failed, true));
    });
    signal?.addEventListener("abort", () => request.abort(), { once: true });
    const body = new FormData();
    body.set("file", file);
    request.send(body);
  });
}

// Gives a function that starts work (a function that returns a promise) once fewer than `most` are under way.
export function queue(most = 2) {
  const waiting = [];
  let running = 0;
  const startNext = () => {
    while (running < most && waiting.length) {
      const { work, resolve, reject } = waiting.shift();
      running += 1;
      work()
        .then(resolve, reject)
        .finally(() => {
          running -= 1;
          startNext();
        });
    }
  };
  return (work) =>
    new Promise((resolve, reject) => {
      waiting.push({ work, resolve, reject });
      startNext();
    });
}
