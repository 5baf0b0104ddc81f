// Pages about signing in: showing a password, printing codes, and forgetting a proof that was sent.
for (const button of document.querySelectorAll("[data-shows]")) {
  const field = document.getElementById(button.dataset.shows);
  const show = button.textContent;
  button.hidden = false;
  button.addEventListener("click", () => {
    const isShown = field.type === "password";
    field.type = isShown ? "text" : "password";
    button.textContent = isShown ? button.dataset.hide : show;
  });
  // A password that is shown is kept by no browser as plain text.
  field.form.addEventListener("submit", () => { field.type = "password"; });
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// A download leaves this page as it is: the proof goes once it has been sent.
for (const form of document.querySelectorAll("[data-proof]")) {
  form.addEventListener("submit", () => setTimeout(() => {
    for (const field of form.querySelectorAll("input:not([type=hidden])")) field.value = "";
  }));
}
