// The scoreboard.

import { element, say } from "./dom.js";

export function drawBoard(place, board, words) {
  if (!board.length) {
    place.replaceChildren(element("p", { class: "small" }, words.no_choice_yet));
    return;
  }
  const head = ["place", "team_word", "change", "choice"].map((key) => element("th", { scope: "col" }, words[key]));
  const rows = board.map((row) => element("tr", {},
    element("td", {}, String(row.place)), element("th", { scope: "row" }, say(words, "team", { number: row.team })),
    element("td", {}, row.change), element("td", {}, row.choice)));
  place.replaceChildren(
    element("table", { class: "board" }, element("thead", {}, element("tr", {}, ...head)), element("tbody", {}, ...rows)),
    element("p", { class: "small" }, words.board_note),
  );
}
