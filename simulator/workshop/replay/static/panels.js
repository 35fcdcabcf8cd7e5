// What stands round the picture: legend, curve of all who wait, table of all numbers, stories.

import { LEFT, QUEUEING } from "./decode.js";
import { font, GREY, KEEPING, ON_FOOT, RINGED, SERVING, WAITED } from "./look.js";
import { clock, grouped, lasting, say, story, who } from "./story.js";

export function made(tag, className, parent, attributes = {}) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  parent?.append(node);
  return node;
}

// What a policy is called: one text, or one for each language.
export function named({ label }, language) {
  return typeof label === "string" ? label : label[language];
}

export function fillLegend(node, scenes, words) {
  const bounds = scenes[0].goods ? words.goods_waits : words.people_waits;
  node.replaceChildren();
  const entry = (colour, text) => {
    const each = made("span", "", node);
    made("i", "", each).style.background = colour;
    each.append(text);
  };
  made("b", "", node).textContent = words.waiting_for;
  WAITED.forEach((colour, row) => entry(colour, bounds[row]));
  entry(SERVING, words.served);
  if (scenes[0].run.data.places.some((place) => place.kind === "yard")) entry(KEEPING, words.kept);
  entry(ON_FOOT, words.on_the_way);
  entry(RINGED, words.ringed);
}

// How many wait in all at each minute, a line for each policy: where to look.
export function drawChart(canvas, scenes, scale, zoom, words, language) {
  const width = canvas.clientWidth / zoom, height = 58, pen = canvas.getContext("2d"), { run } = scenes[0];
  canvas.width = width * scale;
  canvas.height = height * scale;
  canvas.style.height = `${height * zoom}px`;
  pen.setTransform(scale, 0, 0, scale, 0, 0);
  const lines = scenes.map((scene) => allWaiting(scene.run));
  const top = Math.max(1, ...lines.map((line) => line.reduce((most, each) => Math.max(most, each), 0)));
  const last = lines[0].length - 1 || 1;
  lines.forEach((line, row) => {
    pen.strokeStyle = scenes[row].sample.colour;
    pen.lineWidth = 1.4;
    pen.beginPath();
    line.forEach((many, minute) => pen.lineTo(8 + (minute / last) * (width - 16), height - 13 - (many / top) * (height - 24)));
    pen.stroke();
  });
  pen.font = font(10, language);
  pen.fillStyle = GREY;
  pen.fillText(say(words, "chart", { n: grouped(top) }), 8, 9);
  pen.textAlign = "center";
  const hours = last / 60, step = [1, 2, 3, 6, 12, 24].find((each) => hours / each <= width / 60) ?? 24;
  for (let hour = step; hour < hours; hour += step) {
    const x = 8 + ((hour * 60) / last) * (width - 16);
    pen.fillRect(x, height - 13, 1, 3);
    pen.fillText(clock(run, hour * 60 * run.perMinute), x, height - 1);
  }
}

function allWaiting(run) {
  const sum = new Float64Array(Math.floor(run.ticks / run.perMinute) + 1);
  for (const { state, people } of run.counts) if (state === QUEUEING) people.forEach((many, minute) => (sum[minute] += many));
  return sum;
}

export function fillTable(table, scenes, words, language) {
  const names = new Map();
  for (const { run } of scenes) {
    for (const { place } of run.data.layout.halls.flatMap((hall) => hall.columns.flat())) {
      names.set(run.data.places[place].name, run.data.places[place].label[language]);
    }
  }
  table.replaceChildren();
  const head = made("tr", "", made("thead", "", table));
  made("th", "", head, { scope: "col" }).textContent = words.place;
  for (const scene of scenes) {
    for (const what of [words.waiting, words.inside]) {
      made("th", "", head, { scope: "col" }).textContent = `${named(scene.sample, language)}${words.colon}${what}`;
    }
  }
  const body = made("tbody", "", table);
  for (const [name, label] of names) {
    const row = made("tr", "", body);
    made("th", "", row, { scope: "row" }).textContent = label;
    for (const { run, crowd } of scenes) {
      const at = run.data.places.findIndex((place) => place.name === name && place.kind !== "route");
      made("td", "", row).textContent = at < 0 ? "–" : grouped(crowd.waiting(at));
      made("td", "", row).textContent = at < 0 ? "–" : grouped(crowd.busy(at));
    }
  }
}

// The story of the ringed traveller under each policy; gives its lines, so that the one of the minute can be marked.
export function tellStories(node, scenes, words, language) {
  node.replaceChildren();
  const lines = [];
  let first = NaN;
  for (const scene of scenes) {
    const box = made("article", "", node), { run, ringed } = scene;
    box.style.borderTopColor = scene.sample.colour;
    made("h3", "", box).textContent = named(scene.sample, language);
    if (ringed < 0) {
      made("p", "", box).textContent = words.not_here;
      continue;
    }
    made("p", "replay-who", box).textContent = who(run, ringed, words, language);
    const list = made("ol", "", box), told = story(run, ringed, words, language);
    for (const each of told) {
      const line = made("li", "", list);
      made("time", "", line).textContent = clock(run, each.tick);
      line.append(` ${each.text}`);
      if (each.lasts > 0 && each.state !== LEFT) made("small", "", line).textContent = ` ${lasting(words, each.lasts, run.perMinute)}`;
      lines.push({ line, scene, move: each.move });
    }
    const last = told[told.length - 1];
    if (last.state !== LEFT) continue;
    const whole = last.tick - told[0].tick, less = first - whole, sum = made("p", "replay-sum", box);
    sum.textContent = say(words, "door_to_door", { t: lasting(words, whole, run.perMinute) });
    if (scene === scenes[0]) first = whole;
    if (Number.isNaN(less)) continue;
    const key = Math.abs(less) < run.perMinute / 2 ? "as_long" : less > 0 ? "sooner" : "later";
    const values = { t: lasting(words, Math.abs(less), run.perMinute), policy: named(scenes[0].sample, language) };
    sum.textContent += words.semicolon + say(words, key, values);
  }
  return lines;
}
