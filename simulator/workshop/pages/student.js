// A student's page: come in, predict, pull levers, see what comes of it.

import { drawBoard } from "./board.js";
import { at, element, say } from "./dom.js";
import { drawFigures } from "./figures.js";
import { Levers } from "./levers.js";
import { openPage } from "./page.js";
import { drawQueues } from "./queues.js";
import { drawTruth } from "./truth.js";

const DRAG_MS = 120;
let room = null, you = null, answer = null, roundShown = -1, dragged = 0, comesBack = false;
let words = {};

const levers = new Levers(at("levers"), { onDrag: drag, onSet: set });
const handlers = {
  hello(message) {
    words = message.words;
    offerTeams(message.teams);
    levers.draw(message.levers, words);
    if (at("replay").childElementCount) import("./watch.js").then(({ speak }) => speak(message.language));
  },
  you(message) {
    you = message;
    comesBack = true;
    page.keep(message.id);
    page.open();
  },
  room(message) {
    room = message;
    drawRoom();
  },
  answer(message) {
    answer = message;
    waits("");
    if (comesBack) levers.set(message.levers); // who reloads finds the levers as they left them
    comesBack = false;
    drawAnswer();
    drawPoints();
  },
  line(message) {
    waits(message.place > 1 ? say(words, "in_line", { place: message.place - 1 }) : words.being_run);
  },
  async replay(message) {
    const { watch } = await import("./watch.js");
    await watch(message.key, page.hello.language);
    at("making").textContent = "";
  },
  refused(message) {
    if (message.reason === "unknown") return handlers.gone();
    if (message.reason === "clash") waits(message.said);
    at("making").textContent = "";
    page.banner(message.said, 6000);
  },
  gone() {
    page.forget();
    you = null;
    at("class").hidden = true;
    at("door").hidden = false;
  },
};

const page = openPage({
  storage: localStorage,
  kept: "strait-student",
  back: (id) => ({ do: "back", id }),
  title: (hello) => hello.title,
  enter: () => page.send({ do: "join", name: at("name").value, team: Number(at("team").value), language: at("language").value }),
  handlers,
});

// What is shown is not yet of this setting: it is said so, and the figures stand back.
function waits(text) {
  at("line").textContent = text;
  at("results").setAttribute("aria-busy", String(Boolean(text)));
}

function offerTeams(teams) {
  const team = at("team"), chosen = team.value;
  team.replaceChildren(element("option", { value: 0 }, words.no_team));
  for (let number = 1; number <= teams; number += 1) {
    team.append(element("option", { value: number }, say(words, "team", { number })));
  }
  team.value = chosen || (1 + Math.floor(Math.random() * teams));
}

function drawRoom() {
  if (room.round !== roundShown) {
    const pulled = Object.keys(levers.steps).length > 0;
    if (roundShown >= 0) levers.set({});
    if (roundShown >= 0 && pulled && room.revealed) set(); // a step on its way when the round changed is taken back
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
  if (room.board) drawBoard(at("board"), room, words, you?.team);
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
  at("results_title").textContent = alone ? words.results_today : words.results;
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
  page.send({ do: "try", levers: levers.steps, dragging: true });
}

function set() {
  drawPoints();
  page.send({ do: "try", levers: levers.steps });
}

at("prediction").addEventListener("submit", (event) => {
  event.preventDefault();
  const [low, guess, high] = ["low", "guess", "high"].map((id) => at(id).valueAsNumber);
  if (!(low <= guess && guess <= high)) {
    at("written").textContent = words.in_order;
    return;
  }
  page.send({ do: "predict", round: room.round, low, guess, high });
});
at("off").addEventListener("click", () => { levers.set({}); set(); });
at("watch").addEventListener("click", () => {
  at("making").textContent = words.being_made;
  page.send({ do: "replay", levers: answer?.levers ?? {} });
});
at("settle").addEventListener("click", () => page.send({ do: "choose", levers: levers.steps }));
