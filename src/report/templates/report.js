(() => {
"use strict";
const all = (what, where = document) => [...where.querySelectorAll(what)];
// Without this script, and on paper, everything is open.
const folds = all("details.fold");
for (const fold of folds) fold.open = false;
let closed = [];
addEventListener("beforeprint", () => { closed = folds.filter(fold => !fold.open); for (const fold of closed) fold.open = true; });
addEventListener("afterprint", () => { for (const fold of closed) fold.open = false; });
const tools = document.getElementById("tools");
const heat = document.querySelector("table.heat");
if (!tools || !heat) {
  addEventListener("hashchange", arrive);
  if (location.hash) arrive();
  return;
}
const columns = all("thead th[data-p]", heat);
const body = heat.tBodies[0];
const first = [...body.rows];
const items = first.filter(row => row.dataset.d).map(row => ({ row, cells: all("td[data-p]", row), name: row.cells[0].textContent.trim().toLowerCase() }));
const groups = first.filter(row => !row.dataset.d);
const blocks = all("section[data-p]").map(block => ({ block, rows: all("tr[data-v]", block).map(row => ({ row })) }));
const chosen = { verdict: new Set(), domain: new Set(), level: new Set(), plan: new Set() };
const query = document.getElementById("query");
const said = document.getElementById("shown");
const fits = (key, value) => chosen[key].size === 0 || chosen[key].has(value);
const hide = (element, hidden) => { if (element.hidden !== hidden) element.hidden = hidden; };
let sorted = false;

function apply() {
  const text = query.value.trim().toLowerCase();
  const plans = new Set(columns.filter(head => fits("plan", head.dataset.p) && fits("level", head.dataset.l)).map(head => head.dataset.p));
  const named = new Set(text ? items.filter(item => item.name.includes(text)).map(item => item.row.dataset.i) : []);
  const found = new Set();
  let rows = 0;
  for (const { block, rows: own } of blocks) {
    const shown = plans.has(block.dataset.p);
    if (shown) for (const one of own) {
      if (text) one.text ??= one.row.textContent.toLowerCase();
      const within = !text || named.has(one.row.dataset.i) || one.text.includes(text);
      const fit = within && fits("verdict", one.row.dataset.v) && fits("domain", one.row.dataset.d);
      hide(one.row, !fit);
      if (fit && one.row.id[0] === "p") { rows += 1; found.add(one.row.dataset.i); }
    }
    hide(block, !shown);
  }
  for (const head of columns) hide(head, !plans.has(head.dataset.p));
  let count = 0;
  const full = new Set();
  for (const { row, cells } of items) {
    let any = false;
    for (const cell of cells) {
      const shown = plans.has(cell.dataset.p);
      hide(cell, !shown);
      const fit = fits("verdict", cell.dataset.v);
      cell.classList.toggle("off", !fit);
      any ||= shown && fit;
    }
    const within = !text || named.has(row.dataset.i) || found.has(row.dataset.i);
    const shown = fits("domain", row.dataset.d) && within && (chosen.verdict.size === 0 || any);
    hide(row, !shown);
    if (shown) { count += 1; full.add(row.dataset.d); }
  }
  for (const row of groups) hide(row, sorted || !full.has(row.dataset.g));
  const active = text || Object.values(chosen).some(set => set.size);
  // What is found must be seen.
  if (active) for (const { block } of blocks) for (const fold of all("details.fold", block)) fold.open = !block.hidden;
  said.textContent = active ? tools.dataset.shown.replace("{items}", count).replace("{plans}", plans.size).replace("{rows}", rows) : "";
}

function reset() {
  query.value = "";
  for (const set of Object.values(chosen)) set.clear();
  for (const button of all("button[aria-pressed]", tools)) button.setAttribute("aria-pressed", "false");
  apply();
}

const order = ["dropped", "above", "partial", "undetermined", "added", "covered", ""];
function sort(head) {
  const next = { none: "ascending", ascending: "descending", descending: "none" }[head.getAttribute("aria-sort")];
  for (const other of all("thead th[aria-sort]", heat)) other.setAttribute("aria-sort", "none");
  head.setAttribute("aria-sort", next);
  sorted = next !== "none";
  const at = head.cellIndex;
  const key = item => at === 0 ? item.name : order.indexOf(item.row.cells[at].classList.contains("above") ? "above" : item.row.cells[at].dataset.v);
  const compare = (a, b) => { const [x, y] = [key(a), key(b)]; return x < y ? -1 : x > y ? 1 : 0; };
  const rows = sorted ? [...items].sort((a, b) => next === "ascending" ? compare(a, b) : compare(b, a)).map(item => item.row) : first;
  const full = new Set(items.filter(item => !item.row.hidden).map(item => item.row.dataset.d));
  for (const row of groups) hide(row, sorted || !full.has(row.dataset.g));
  body.append(...groups, ...rows);
}

// The same rules as the tables that the program writes: what a spreadsheet would take for a formula is quoted.
const safe = text => /^[=\-@\t\r]/.test(text) || (text[0] === "+" && !/^\+?\d{1,9}$/.test(text.slice(1))) ? "'" + text : text;
const field = text => /[",\r\n]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text;
function csv() {
  const head = all("thead th", heat).filter(cell => !cell.hidden).flatMap(cell => cell.dataset.csv.split("\t"));
  const line = row => [...row.cells].filter(cell => !cell.hidden).flatMap(cell => cell.dataset.csv?.split("\t") ?? [cell.textContent.trim()]);
  const lines = [...body.rows].filter(row => row.dataset.d && !row.hidden).map(line);
  const text = "\ufeff" + [head, ...lines].map(cells => cells.map(cell => field(safe(cell))).join(",") + "\n").join("");
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  link.download = "comparison.csv";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

// A link may lead into a closed list or to what a filter hides.
function arrive() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  if (heat && target.closest("[hidden]")) reset();
  for (let up = target.parentElement; up; up = up.parentElement) if (up.localName === "details") up.open = true;
  for (const fold of all(":scope > details.fold", target)) fold.open = true;
  const goal = target.matches("td") ? target.querySelector("a") : target;
  if (!goal) return;
  if (goal.tabIndex < 0) goal.tabIndex = -1;
  goal.focus({ preventScroll: true });
  target.scrollIntoView({ block: "center" });
  stay(target, 12);
}

// What lies above is laid out some frames after it has come near, and then pushes the target away.
function stay(target, frames) {
  requestAnimationFrame(() => {
    const box = target.getBoundingClientRect();
    if (box.bottom < 0 || box.top > innerHeight) target.scrollIntoView({ block: "center" });
    if (frames > 0) stay(target, frames - 1);
  });
}

function walk(event) {
  const step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key];
  const cell = event.target.closest("td");
  if (!step || !cell) return;
  event.preventDefault();
  const rows = [...body.rows].filter(row => !row.hidden);
  let [row, column] = [rows.indexOf(cell.parentElement), cell.cellIndex];
  for (;;) {
    row += step[0]; column += step[1];
    const next = rows[row]?.cells[column];
    if (!rows[row] || (step[1] && !next)) return;
    const link = next && !next.hidden && next.querySelector("a");
    if (link) return link.focus();
  }
}

tools.hidden = false;
for (const head of all("thead th", heat)) {
  const button = head.querySelector("button");
  if (!button) continue;
  button.hidden = false;
  button.addEventListener("click", () => sort(head));
}
tools.addEventListener("click", event => {
  const button = event.target.closest("button[data-key]");
  if (!button) return;
  const on = button.getAttribute("aria-pressed") !== "true";
  button.setAttribute("aria-pressed", String(on));
  chosen[button.dataset.key][on ? "add" : "delete"](button.dataset.value);
  apply();
});
query.addEventListener("input", apply);
document.getElementById("reset").addEventListener("click", reset);
document.getElementById("csv").addEventListener("click", csv);
heat.addEventListener("keydown", walk);
document.addEventListener("keydown", event => {
  const back = event.key === "Escape" && event.target.closest?.("tr[id]")?.querySelector("a.back");
  if (back) back.click();
});
document.addEventListener("click", event => {
  const link = event.target.closest?.("a[href^='#']");
  if (link && link.hash === location.hash) arrive();
});
addEventListener("hashchange", arrive);
if (location.hash) arrive();
})();
