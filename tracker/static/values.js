// Values of indicators: each cell says while one types what is read from it; the server reads anew.
"use strict";

// 36.075 is a whole number in a fraction; 97,25 and 97.25 are decimals.
const NUMBER = /^\d{1,3}([. ]\d{3})+(,\d+)?$|^\d+([.,]\d+)?$/;
function read(text) {
  const typed = text.trim();
  if (!NUMBER.test(typed)) return NaN;
  const isGrouped = /^\d{1,3}([. ]\d{3})+(,\d+)?$/.test(typed);
  return Number((isGrouped ? typed.replace(/[. ]/g, "") : typed).replace(",", "."));
}
function told(box, output) {
  const text = box.value.trim().replace(/%$/, "");
  if (!text) return "";
  if (box.dataset.kind === "yes") return /^(có|chưa|co|chua|không|khong|0|1)$/i.test(text) ? "" : output.dataset.wrong;
  const parts = text.split("/").map(read);
  if (parts.length > 2 || parts.some(Number.isNaN)) return output.dataset.wrong;
  if (parts.length < 2) return "";
  if (!parts[1]) return output.dataset.none;
  const share = (parts[0] / parts[1]) * ("percent" in box.dataset ? 100 : 1);
  return `= ${share.toLocaleString("vi-VN", { maximumFractionDigits: 2 })}${"percent" in box.dataset ? "%" : ""}`;
}
function check(box) {
  const output = box.closest("td").querySelector("output");
  const words = told(box, output);
  output.textContent = words;
  const isWrong = words === output.dataset.wrong;
  if (isWrong) box.setAttribute("aria-invalid", "true");
  else box.removeAttribute("aria-invalid");
  box.closest("td").classList.toggle("dd-bad", isWrong);
}

for (const form of document.querySelectorAll("form[data-values]")) {
  form.addEventListener("input", (event) => check(event.target));
  // What the server has found wrong stays said until the cell is changed.
  for (const box of form.querySelectorAll("input[data-kind]:not([aria-invalid])")) check(box);
}
