// On a phone each row of a list is a small block: its cells are told apart by the names of their columns.
const rows = document.querySelector("#result_list");

if (rows) {
  const names = [...rows.querySelectorAll("thead th")].map((one) => one.querySelector(".text")?.textContent.trim() ?? "");
  for (const row of rows.querySelectorAll("tbody tr")) {
    [...row.children].forEach((cell, at) => {
      cell.dataset.column = names[at];
      cell.classList.toggle("is-empty", cell.textContent.trim() === "-");
    });
  }
}
