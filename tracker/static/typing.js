// What is typed outlives a bad line; every form works without it.
"use strict";

// A text stays in this tab, by the address its form is sent to, until that has been saved.
const KEPT = "typed ";
function addressOf(form) {
  const { pathname, search } = new URL(form.action);
  return pathname + search;
}
const keptAs = (box) => `${KEPT}${addressOf(box.form)} ${box.name}`;
function forget(path) {
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith(`${KEPT}${path} `)) sessionStorage.removeItem(key);
  }
}
function putBack() {
  for (const box of document.querySelectorAll("form[method=post] textarea:not([readonly])")) {
    if (!box.value.trim()) box.value = sessionStorage.getItem(keptAs(box)) || "";
  }
}
if (document.querySelector("[data-flash=saved], [data-flash=part]")) forget(sessionStorage.getItem("sent"));
putBack();
document.addEventListener("input", (event) => {
  const box = event.target;
  if (box.matches("form[method=post] textarea")) sessionStorage.setItem(keptAs(box), box.value);
});
document.addEventListener("submit", (event) => {
  const path = addressOf(event.target);
  if (event.target.hasAttribute("data-sign-out")) sessionStorage.clear();
  else if (event.target.method === "post") sessionStorage.setItem("sent", path);
});

// A file that is too large is refused before it is sent.
document.addEventListener("change", (event) => {
  const { files, dataset } = event.target;
  if (!files || !dataset.most) return;
  const isTooLarge = [...files].some((file) => file.size > Number(dataset.most));
  event.target.setCustomValidity(isTooLarge ? dataset.tooLarge : "");
  event.target.reportValidity();
});

// The text is sent first; the page that answers asks for the file, which then goes there alone.
function isTextFirst(form, button) {
  const situation = new FormData(form).get("situation");
  const file = form.querySelector("input[type=file]");
  return form.dataset.textFirst && !(button && button.name) && file.files.length
    && (!situation || form.dataset.textFirst.split(" ").includes(situation));
}
async function sendTextFirst(form) {
  const { files } = form.querySelector("input[type=file]");
  const text = new FormData(form);
  text.delete("doc_file");
  text.set("file_follows", "1");
  const answer = await fetch(form.action, { method: "POST", body: text });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  document.querySelector("main").replaceWith(page.querySelector("main"));
  if (answer.redirected) history.replaceState(null, "", answer.url);
  if (answer.ok) forget(addressOf(form));
  const field = document.querySelector("main input[type=file]");
  if (!field) return;
  field.files = files;
  if (answer.redirected) field.form.requestSubmit();
}
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || !isTextFirst(form, event.submitter)) return;
  event.preventDefault();
  sendTextFirst(form).catch(() => {
    delete form.dataset.sent;
    const told = form.querySelector("[data-offline]");
    told.hidden = false;
    told.focus();
  });
});
