// A session while it goes on: what others type or put on the agenda appears beside one's own form,
// which is left alone, and what the words name is ticked. Without it buttons ask for both.
"use strict";

const EVERY = 4000; // milliseconds between two looks
const QUIET = 500; // milliseconds without a key before the words are read
const parsed = async (answer) => new DOMParser().parseFromString(await answer.text(), "text/html");

// Parts that somebody is in stay as they are until the next look.
function put(page) {
  let isWhole = true;
  for (const part of document.querySelectorAll("[data-part]")) {
    const now = page.querySelector(`[data-part="${part.dataset.part}"]`);
    if (!now || now.outerHTML === part.outerHTML) continue;
    if (part.contains(document.activeElement)) isWhole = false;
    else part.replaceWith(now);
  }
  return isWhole;
}
function watch(address) {
  let tag = "";
  const look = async () => {
    if (document.hidden) return;
    const headers = tag ? { "If-None-Match": tag } : {};
    const answer = await fetch(address, { headers, cache: "no-store", redirect: "manual" });
    if (answer.status === 200 && put(await parsed(answer))) tag = answer.headers.get("ETag");
  };
  setInterval(() => look().catch(() => {}), EVERY);
}
const watched = document.querySelector("[data-latest]");
if (watched) watch(watched.dataset.latest);

// What somebody typed or ticked stays; what was filled in from the words follows them.
function fill(field, words) {
  if (field.value !== (field.dataset.heard || "")) return;
  field.value = words;
  field.dataset.heard = words;
}
function tick(boxes, ids) {
  for (const box of boxes) box.checked = ids.includes(box.value);
}
async function hear(form) {
  const answer = await fetch(form.dataset.hear, { method: "POST", body: new FormData(form), redirect: "manual" });
  const now = answer.status === 200 && (await parsed(answer)).querySelector("[data-heard]");
  if (!now) return;
  const { units, coordinating, due, key } = now.dataset;
  const ids = units.split(" ").filter(Boolean);
  if (ids.length && !form.dataset.ticked) tick(form.querySelectorAll("[name=units]"), ids);
  fill(form.elements.coordinating, coordinating);
  fill(form.elements.due_text, due);
  form.elements.heard.value = key;
  form.querySelector("[data-heard]").replaceWith(now);
}
for (const form of document.querySelectorAll("form[data-hear]")) {
  let waiting = 0;
  form.addEventListener("change", (event) => { if (event.target.name === "units") form.dataset.ticked = "1"; });
  form.querySelector("textarea").addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => hear(form).catch(() => {}), QUIET);
  });
}
