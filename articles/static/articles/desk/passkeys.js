// Passkeys: the browser's answer goes into a hidden field whose form is sent. Whatever goes wrong is said in words.
const isLoopback = /^(127\.|\[::1\]$)/.test(location.hostname);
const isAddress = /^([0-9.]+|\[.*\])$/.test(location.hostname);

// What keeps passkeys from working here, as the name of its words, or "".
function reasonAgainst() {
  if (isLoopback) return "loopback";
  if (isAddress || !window.isSecureContext) return "host";
  return window.PublicKeyCredential && window.webauthnJSON ? "" : "unsupported";
}

function messageOfError(error, mode) {
  if (error.name === "InvalidStateError" && mode === "add") return "registered";
  if (error.name === "NotAllowedError" || error.name === "AbortError") return "cancelled";
  if (error.name === "SecurityError") return "host";
  if (error.name === "ConstraintError" || error.name === "NotSupportedError") return "unfit";
  return error.cause === "unreachable" ? "unreachable" : "failed";
}

async function optionsFor(mode, form) {
  if (mode !== "login") return JSON.parse(document.getElementById("passkey-options").textContent);
  try {
    const response = await fetch(form.action, { headers: { Accept: "application/json" } });
    if (!response.ok) throw new Error(response.status);
    return await response.json();
  } catch (error) {
    throw new Error(error.message, { cause: "unreachable" });
  }
}

async function credentialFor(mode, form) {
  const options = await optionsFor(mode, form);
  if (mode !== "add") return window.webauthnJSON.get(options.request_options);
  const choice = options.creation_options.publicKey.authenticatorSelection;
  // Kept by the device with the login, behind its screen lock: it signs in without a password.
  Object.assign(choice, { residentKey: "required", requireResidentKey: true, userVerification: "required" });
  return window.webauthnJSON.create(options.creation_options);
}

function initPasskeyForm(part) {
  const mode = part.dataset.passkey;
  const field = document.getElementById(part.dataset.field);
  const button = part.querySelector("button");
  const [status, alert] = part.querySelectorAll("p");

  const showMessage = (name) => {
    alert.textContent = name && part.dataset[name];
    if (name !== "loopback") return;
    const link = document.createElement("a");
    link.href = link.textContent = location.href.replace(location.hostname, "localhost");
    alert.append(" ", link);
  };

  const usePasskey = async () => {
    showMessage(reasonAgainst());
    if (reasonAgainst()) return;
    button.disabled = true;
    status.textContent = part.dataset.waiting;
    try {
      field.value = JSON.stringify(await credentialFor(mode, field.form));
      field.form.submit();
    } catch (error) {
      status.textContent = "";
      button.disabled = false;
      showMessage(messageOfError(error, mode));
    }
  };

  const found = reasonAgainst();
  button.hidden = found === "unsupported" || (mode === "add" && found !== "");
  if (mode !== "add") part.hidden = found === "unsupported";
  else showMessage(found);
  button.addEventListener("click", usePasskey);
  if (mode === "add") {
    field.form.addEventListener("submit", (event) => {
      event.preventDefault();
      usePasskey();
    });
  }
  // A page that comes back from the browser's memory starts anew.
  window.addEventListener("pageshow", () => {
    button.disabled = false;
    field.value = status.textContent = "";
  });
}

document.querySelectorAll("[data-passkey]").forEach(initPasskeyForm);
