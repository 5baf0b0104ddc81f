// Sends one file to the picture library: what it answers, or an error whose message is the refusal ("" for no answer).
export function upload(file, { address, token, onProgress, signal }) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const body = new FormData();
    body.set("file", file, file.name);
    request.open("POST", address);
    request.setRequestHeader("X-CSRFToken", token);
    request.responseType = "json";
    request.upload.addEventListener("progress", ({ loaded, total }) => total && onProgress?.(loaded / total));
    request.addEventListener("load", () => {
      const { response } = request;
      if (response?.photo) resolve(response);
      else reject(new Error(response?.refused ?? ""));
    });
    for (const end of ["error", "abort"]) request.addEventListener(end, () => reject(new Error("")));
    signal?.addEventListener("abort", () => request.abort());
    request.send(body);
  });
}
