"use strict";
(() => {
  const table = document.getElementById("table");
  if (!table) return;
  const rows = [...table.tBodies[0].rows];
  const key = (row, i) => { const cell = row.cells[i]; return cell.dataset.sort === undefined ? cell.textContent : Number(cell.dataset.sort); };
  const heads = [...table.tHead.rows[0].cells];
  heads.forEach((head, i) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const descending = head.getAttribute("aria-sort") === "ascending";
      heads.forEach(other => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", descending ? "descending" : "ascending");
      const sign = descending ? -1 : 1;
      const order = rows.map((row, place) => ({ row, place, value: key(row, i) }));
      order.sort((a, b) => (typeof a.value === "number" ? a.value - b.value : a.value.localeCompare(b.value)) * sign || a.place - b.place);
      order.forEach(entry => table.tBodies[0].append(entry.row));
    });
  });
  const search = document.getElementById("search"), verdict = document.getElementById("verdict"), jumps = document.getElementById("jumps"), shown = document.getElementById("shown");
  const filter = () => {
    const text = search.value.toLocaleLowerCase();
    let count = 0;
    for (const row of rows) {
      row.hidden = !(row.textContent.toLocaleLowerCase().includes(text) && (verdict.value === "" || row.dataset.verdict === verdict.value) && (!jumps.checked || row.dataset.jump === "1"));
      if (!row.hidden) count++;
    }
    shown.textContent = `${count} / ${rows.length} ${shown.dataset.word}`;
  };
  const form = document.getElementById("filters");
  form.hidden = false;
  form.addEventListener("submit", event => event.preventDefault());
  for (const control of [search, verdict, jumps]) control.addEventListener("input", filter);
  filter();
  addEventListener("beforeprint", () => document.querySelectorAll("details").forEach(details => { details.open = true; }));
})();
