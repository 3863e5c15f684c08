// What a script makes quicker; every page works without it.
"use strict";

// A menu closes on Escape and on a click beside it.
function closeMenus(except) {
  for (const menu of document.querySelectorAll(".dd-menu[open]")) {
    if (menu !== except) menu.open = false;
  }
}
document.addEventListener("click", (event) => closeMenus(event.target.closest(".dd-menu")));
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const open = document.querySelector(".dd-menu[open] > summary");
  closeMenus(null);
  if (open) open.focus();
});

// A button that copies the text of another element, or of a text field, says so in its own words.
for (const button of document.querySelectorAll("button[data-copy]")) {
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    const source = document.getElementById(button.dataset.copy);
    await navigator.clipboard.writeText((source.value ?? source.innerText).trim());
    const words = button.querySelector("span");
    const before = words.textContent;
    words.textContent = button.dataset.done;
    setTimeout(() => { words.textContent = before; }, 2000);
  });
}

// One box ticks all rows of its table.
for (const all of document.querySelectorAll("input[data-all]")) {
  all.hidden = false;
  const which = all.dataset.all ? `[name=${all.dataset.all}]` : "";
  const boxes = () => all.closest("table").querySelectorAll(`tbody input[type=checkbox]${which}`);
  all.addEventListener("change", () => { for (const box of boxes()) box.checked = all.checked; });
}

// A form is sent once: a second click within three seconds does nothing.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.sent && Date.now() - form.dataset.sent < 3000) event.preventDefault();
  else form.dataset.sent = Date.now();
});

// After a refusal one types on where the first fault is, or is read what is wrong.
const FAULTS = ".dd-bad :is(input, select, textarea):not([type=hidden]), [aria-invalid=true]";
const fault = document.querySelector(`main :is(${FAULTS})`) || document.querySelector("main [role=alert]:not([hidden])");
if (fault) {
  if (fault.matches("[role=alert]")) fault.tabIndex = -1;
  fault.focus();
}

for (const button of document.querySelectorAll("button[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// The chair steps through the agenda with the arrow keys, except while something is typed.
document.addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.target.closest("input, select, textarea")) return;
  const way = document.querySelector(`a[data-key="${event.key}"]`);
  if (way) way.click();
});
document.querySelector(".dd-hall-list [aria-current]")?.scrollIntoView({ block: "center" });
