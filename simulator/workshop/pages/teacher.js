// The teacher's page: progress, reveal, shock, next round, debrief.

import { drawBoard } from "./board.js";
import { at, element, say } from "./dom.js";
import { openPage } from "./page.js";
import { drawTruth } from "./truth.js";

let room = null, desk = null;
let words = {};

const handlers = {
  hello(message) { words = message.words; },
  room(message) { room = message; },
  desk(message) {
    desk = message;
    page.open();
    draw();
  },
  refused(message) {
    if (message.reason === "wrong_code") {
      page.forget();
      at("door").hidden = false;
    }
    page.banner(message.said, 6000);
  },
};

const page = openPage({
  storage: sessionStorage,
  kept: "strait-teacher",
  back: (code) => ({ do: "teach", code }),
  title: (hello) => `${hello.title} · ${hello.words.teacher}`,
  enter() {
    page.keep(at("code").value.trim().toUpperCase());
    page.send({ do: "teach", code: page.known() });
  },
  handlers,
});

function draw() {
  at("address").textContent = desk.address;
  at("round").textContent = say(words, "round", { number: room.round + 1, all: room.rounds });
  at("story").textContent = room.story;
  at("question").textContent = room.question;
  at("shock").hidden = !room.shock;
  at("shock").textContent = room.shock ? `${words.shock}: ${room.shock.title}. ${room.shock.story}` : "";
  at("asked").hidden = !room.predict;
  if (room.predict) at("asked").replaceChildren(element("b", {}, say(words, "of_what", room.predict)), room.predict.setting);
  at("count").textContent = room.predict ? say(words, "have_predicted", { count: room.predicted, all: room.students }) : "";
  drawOrders();
  const shown = desk.revealed && room.truth;
  at("truth_card").hidden = !shown;
  if (shown) drawTruth(at("truth"), room.truth, words, null);
  at("board_card").hidden = !room.board;
  if (room.board) drawBoard(at("board"), room, words, 0);
  drawProgress();
}

function drawOrders() {
  const order = (text, what, main = false, off = false) =>
    element("button", { type: "button", "data-order": what.order, class: main ? "main" : null, disabled: off, onclick: () => page.send({ do: "lead", ...what }) }, text);
  const last = room.round === room.rounds - 1;
  at("orders").replaceChildren(
    ...(desk.predicts ? [order(desk.revealed ? words.hide : words.reveal, { order: desk.revealed ? "hide" : "reveal" }, !desk.revealed)] : []),
    ...Object.entries(desk.shocks).map(([shock, title]) =>
      desk.shock === shock ? order(words.calm, { order: "calm" }) : order(say(words, "let_happen", { shock: title }), { order: "shock", shock })),
    order(words.previous, { order: "back" }, false, room.round === 0),
    order(words.next, { order: "next" }, desk.revealed && !last, last),
  );
}

function drawProgress() {
  const heads = ["student", "team_word", "here", ...(desk.predicts ? ["predicted"] : []), "tried"];
  const yes = (value) => element("span", { class: value ? "yes" : "no" }, value ? words.yes : words.no);
  const rows = desk.progress.map((each) => element("tr", {},
    element("th", { scope: "row" }, each.name), element("td", {}, each.team ? String(each.team) : "–"),
    element("td", {}, yes(each.here)), desk.predicts ? element("td", {}, yes(each.predicted)) : null,
    element("td", {}, String(each.tried))));
  at("progress").replaceChildren(
    element("thead", {}, element("tr", {}, ...heads.map((key) => element("th", { scope: "col" }, words[key])))),
    element("tbody", {}, ...rows));
}

async function download(kind) {
  const found = await fetch(`/debrief.${kind}?language=${page.hello.language}`, { headers: { "x-code": page.known() } });
  if (!found.ok) return page.banner(words.wrong_code, 6000);
  const link = element("a", { href: URL.createObjectURL(await found.blob()), download: `debrief.${kind}` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

at("as_page").addEventListener("click", () => download("html"));
at("as_csv").addEventListener("click", () => download("csv"));
at("reset").addEventListener("click", () => { if (confirm(words.reset_sure)) page.send({ do: "lead", order: "reset" }); });
