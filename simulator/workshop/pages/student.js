// A student's page: come in, predict, pull levers, see what comes of it.

import { drawBoard } from "./board.js";
import { at, element, offerLanguages, say, translate } from "./dom.js";
import { drawFigures } from "./figures.js";
import { Levers } from "./levers.js";
import { openLine } from "./line.js";
import { drawQueues } from "./queues.js";
import { drawTruth } from "./truth.js";

const KEPT = "strait-student";
const DRAG_MS = 120;
let hello = null, room = null, you = null, answer = null, roundShown = -1, dragged = 0, bannerTimer = 0;
let words = {};

const levers = new Levers(at("levers"), { onDrag: drag, onSet: set });
const line = openLine({
  onOpen() {
    banner("");
    const id = localStorage.getItem(KEPT);
    if (id) line.send({ do: "back", id });
  },
  onLost() { banner(words.away ?? ""); },
  onMessage(message) { handlers[message.type]?.(message); },
});

const handlers = {
  hello(message) {
    hello = message;
    words = message.words;
    document.documentElement.lang = message.tag;
    document.title = message.title;
    at("title").textContent = message.title;
    translate(words);
    offerLanguages(at("language"), message.languages, message.language);
    offerTeams();
    levers.draw(message.levers, words);
    if (!localStorage.getItem(KEPT)) at("door").hidden = false;
  },
  you(message) {
    you = message;
    localStorage.setItem(KEPT, message.id);
    at("door").hidden = true;
    at("class").hidden = false;
  },
  room(message) {
    room = message;
    drawRoom();
  },
  answer(message) {
    answer = message;
    at("line").textContent = "";
    drawAnswer();
  },
  line(message) {
    at("line").textContent = message.place > 1 ? say(words, "in_line", { place: message.place - 1 }) : words.being_run;
  },
  async replay(message) {
    const { watch } = await import("./watch.js");
    await watch(message.key, hello.language);
    at("making").textContent = "";
  },
  refused(message) {
    if (message.reason === "unknown") return handlers.gone();
    if (message.reason === "clash") at("line").textContent = message.said;
    at("making").textContent = "";
    banner(message.said, 6000);
  },
  gone() {
    localStorage.removeItem(KEPT);
    you = null;
    at("class").hidden = true;
    at("door").hidden = false;
  },
};

function banner(text, forMs = 0) {
  clearTimeout(bannerTimer);
  at("banner").textContent = text;
  at("banner").hidden = !text;
  if (forMs) bannerTimer = setTimeout(() => banner(""), forMs);
}

function offerTeams() {
  const team = at("team"), chosen = team.value;
  team.replaceChildren(element("option", { value: 0 }, words.no_team));
  for (let number = 1; number <= hello.teams; number += 1) {
    team.append(element("option", { value: number }, say(words, "team", { number })));
  }
  team.value = chosen || (1 + Math.floor(Math.random() * hello.teams));
}

function drawRoom() {
  if (room.round !== roundShown) {
    if (roundShown >= 0) levers.set({});
    roundShown = room.round;
    for (const each of ["low", "guess", "high"]) at(each).value = room.mine ? room.mine[each] : "";
  }
  at("round").textContent = say(words, "round", { number: room.round + 1, all: room.rounds });
  at("story").textContent = room.story;
  at("question").textContent = room.question;
  at("shock").hidden = !room.shock;
  at("shock").replaceChildren();
  if (room.shock) at("shock").append(element("b", {}, `${words.shock}: ${room.shock.title}. `), room.shock.story);
  at("prediction").hidden = !room.predict || room.revealed;
  if (room.predict) {
    at("asked").replaceChildren(element("b", {}, say(words, "of_what", room.predict)), room.predict.setting);
    at("how").textContent = words.predict_how;
    const counted = say(words, "have_predicted", { count: room.predicted, all: room.students });
    const mine = room.mine && say(words, "written_down", { guess: room.mine.guess_said, low: room.mine.low_said, high: room.mine.high_said });
    at("written").textContent = [mine, counted].filter(Boolean).join(" ");
  }
  at("truth").hidden = !room.truth;
  drawTruth(at("truth"), room.truth, words, room.mine);
  at("levers_card").hidden = !room.revealed;
  at("locked").textContent = "";
  levers.open(room.open, room.revealed, room.budget);
  at("settle").hidden = room.budget === null || !you?.team;
  at("own").textContent = room.own_choice ? say(words, "our_choice", { what: room.own_choice }) : "";
  at("board_card").hidden = !room.board;
  if (room.board) drawBoard(at("board"), room.board, words);
  drawPoints();
}

function drawPoints() {
  const has = room.budget !== null, spent = levers.spent(), dear = has && spent > room.budget;
  at("points").hidden = !has;
  at("points").classList.toggle("dear", dear);
  at("points").textContent = has ? say(words, "spent", { spent, budget: room.budget }) + (dear ? ` · ${words.too_dear}` : "") : "";
  at("settle").disabled = dear;
}

function drawAnswer() {
  const alone = !Object.keys(answer.levers).length;
  at("sentence").textContent = answer.sentence;
  at("fortunes").textContent = answer.fortunes;
  const first = answer.measures[0];
  at("glance").hidden = alone;
  at("glance").replaceChildren(`${first.name}: ${first.before} → `, element("b", {}, `${first.after} ${first.unit}`), ` · ${first.verdict}`);
  drawFigures(at("figures"), answer.measures, words, alone);
  at("note").textContent = answer.note;
  drawQueues(at("queues"), answer.queues, words, alone);
}

function drag() {
  drawPoints();
  const now = performance.now();
  if (now - dragged < DRAG_MS) return;
  dragged = now;
  line.send({ do: "try", levers: levers.steps, dragging: true });
}

function set() {
  drawPoints();
  line.send({ do: "try", levers: levers.steps });
}

at("language").addEventListener("change", (event) => line.send({ do: "speak", language: event.target.value }));
at("door").addEventListener("submit", (event) => {
  event.preventDefault();
  line.send({ do: "join", name: at("name").value, team: Number(at("team").value), language: at("language").value });
});
at("prediction").addEventListener("submit", (event) => {
  event.preventDefault();
  const [low, guess, high] = ["low", "guess", "high"].map((id) => at(id).valueAsNumber);
  if (!(low <= guess && guess <= high)) {
    at("written").textContent = words.in_order;
    return;
  }
  line.send({ do: "predict", round: room.round, low, guess, high });
});
at("off").addEventListener("click", () => { levers.set({}); set(); });
at("watch").addEventListener("click", () => {
  at("making").textContent = words.being_made;
  line.send({ do: "replay", levers: answer?.levers ?? {} });
});
at("settle").addEventListener("click", () => line.send({ do: "choose", levers: levers.steps }));
