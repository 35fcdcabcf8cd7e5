// The table of measures: today, with the choice, and the change with its interval and verdict.

import { element } from "./dom.js";

export function drawFigures(table, measures, words, alone) {
  table.classList.toggle("alone", alone);
  const heads = [["measure", ""], ["today", ""], ["with_this", "with"], ["change", "with"]];
  table.replaceChildren(
    element("thead", {}, element("tr", {}, ...heads.map(([key, kind]) => element("th", { scope: "col", class: kind }, words[key])))),
    element("tbody", {}, ...measures.map((each, row) => line(each, row === 0, words))),
  );
}

// The interval may stand on a line of its own where numbers are long.
function number(text) {
  const [value, half] = text.split(" ± ");
  return element("span", { class: "number" }, element("span", {}, value), half ? " " : null, half ? element("span", {}, `± ${half}`) : null);
}

function line(found, primary, words) {
  const unit = () => element("span", { class: "unit" }, ` ${found.unit}`);
  return element("tr", { class: primary ? "primary" : null, "data-measure": found.id },
    element("th", { scope: "row" }, found.name, primary ? element("span", { class: "verdict" }, words.decides) : null),
    element("td", { "data-head": words.today, "data-value": found.raw[0] }, number(found.before), unit()),
    element("td", { class: "with", "data-head": words.with_this, "data-value": found.raw[1] }, number(found.after), unit()),
    element("td", { class: "with", "data-head": words.change, "data-value": found.raw[2] }, number(found.change),
      element("span", { class: "unit" }, ` ${found.gap_unit}`),
      element("span", { class: `verdict ${found.word}` }, found.verdict)));
}
