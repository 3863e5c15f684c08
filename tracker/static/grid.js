// A grid of numbers: keys move through it, a table pasted from Excel spreads, and the server says
// what does not hold while one types. Without it the grid is checked when it is saved.
"use strict";

const WAIT = 400; // milliseconds of quiet before the server is asked
const CELL = "input.dd-cell";

// The inputs as they stand on the screen, row by row.
const rowsOf = (grid) => [...grid.querySelectorAll("tr.dd-cells")]
  .map((row) => [...row.querySelectorAll(CELL)]).filter((row) => row.length);

function placeOf(rows, cell) {
  const row = rows.findIndex((one) => one.includes(cell));
  return [row, rows[row].indexOf(cell)];
}
function goTo(cell) {
  if (!cell) return;
  cell.focus();
  cell.select();
}
function hasCaretAt(cell, end) {
  const all = cell.selectionStart === 0 && cell.selectionEnd === cell.value.length;
  return all || (cell.selectionStart === cell.selectionEnd && cell.selectionStart === end);
}
function move(grid, event) {
  const cell = event.target;
  const rows = rowsOf(grid);
  const [row, column] = placeOf(rows, cell);
  const down = (rows[row + 1] || [])[column];
  const up = (rows[row - 1] || [])[column];
  const goals = { Enter: event.shiftKey ? up : down, ArrowDown: down, ArrowUp: up };
  if (hasCaretAt(cell, cell.value.length)) goals.ArrowRight = rows[row][column + 1];
  if (hasCaretAt(cell, 0)) goals.ArrowLeft = rows[row][column - 1];
  if (!(event.key in goals)) return;
  event.preventDefault(); // Enter moves on; only the button saves
  goTo(goals[event.key]);
}

function spread(grid, cell, text) {
  const rows = rowsOf(grid);
  const [row, column] = placeOf(rows, cell);
  const lines = text.replace(/\r?\n$/, "").split(/\r?\n/);
  lines.forEach((line, below) => line.split("\t").forEach((value, right) => {
    const goal = (rows[row + below] || [])[column + right];
    if (!goal) return;
    goal.value = value.trim();
    goal.dispatchEvent(new Event("input", { bubbles: true }));
  }));
  const last = (rows[row + lines.length - 1] || [])[column];
  goTo(last || cell);
}

async function ask(grid) {
  const answer = await fetch(grid.dataset.grid, { method: "POST", body: new FormData(grid) });
  if (!answer.ok || answer.redirected) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const sum of grid.querySelectorAll("[data-sum]")) {
    const now = page.querySelector(`[data-sum="${sum.dataset.sum}"]`);
    sum.textContent = now ? now.textContent : "–";
  }
  for (const told of grid.querySelectorAll("[data-doubts]")) {
    const now = page.querySelector(`[data-doubts="${told.dataset.doubts}"]`);
    if (now && !told.contains(document.activeElement)) told.replaceWith(now);
  }
}

for (const grid of document.querySelectorAll("form[data-grid]")) {
  let waiting = 0;
  const askSoon = () => {
    if (!grid.dataset.grid) return; // nothing that the server would say
    clearTimeout(waiting);
    waiting = setTimeout(() => ask(grid).catch(() => {}), WAIT);
  };
  grid.addEventListener("keydown", (event) => {
    if (event.target.matches(CELL) && !event.isComposing) move(grid, event);
  });
  grid.addEventListener("paste", (event) => {
    const text = event.clipboardData.getData("text");
    if (!event.target.matches(CELL) || !/[\t\n]/.test(text)) return;
    event.preventDefault();
    spread(grid, event.target, text);
  });
  grid.addEventListener("input", (event) => { if (!event.target.name.startsWith("ly-do-")) askSoon(); });
}
