// The scoreboard.

import { element, say } from "./dom.js";

export function drawBoard(place, { board, being_reckoned, board_of }, words, own) {
  const waited_for = being_reckoned ? [element("p", { class: "small" }, say(words, "being_reckoned", { count: being_reckoned }))] : [];
  if (!board.length) {
    place.replaceChildren(...(waited_for.length ? waited_for : [element("p", { class: "small" }, words.no_choice_yet)]));
    return;
  }
  const columns = [["place", "place"], ["team_word", "team"], ["change", "change"], ["behind", "behind"], ["spent_head", "points"], ["choice", "choice"]];
  const head = columns.map(([key, kind]) => element("th", { scope: "col", class: kind }, words[key]));
  const rows = board.map((row) => element("tr", { class: row.team === own ? "own" : null },
    element("td", { class: "place" }, String(row.place)),
    element("th", { scope: "row", class: "team" }, say(words, "team", { number: row.team })),
    ...columns.slice(2).map(([key, kind]) => element("td", { class: kind, "data-head": words[key] }, String(row[kind])))));
  place.replaceChildren(
    element("table", { class: "board" }, element("caption", { class: "small" }, board_of),
      element("thead", {}, element("tr", {}, ...head)), element("tbody", {}, ...rows)),
    element("p", { class: "small" }, words.board_note),
    ...waited_for,
  );
}
