// How many wait by time of day: today dashed and grey, the choice whole and blue, each in the band of its interval.

import { drawn, element, say } from "./dom.js";

const WIDTH = 400, HEIGHT = 205, LEFT = 48, RIGHT = 20, TOP = 10, FOOT = 24;

export function drawQueues(place, queues, words, alone) {
  const key = element("p", { class: "key" }, element("span", { class: "of_today" }, words.today));
  if (!alone) key.append(element("span", {}, words.with_this));
  place.replaceChildren(...queues.map((queue) => figure(queue, words, alone)));
  place.parentElement.hidden = queues.length === 0; // a session may name none
  place.previousElementSibling.after(place);
  place.parentElement.querySelector(".key")?.remove();
  place.before(key);
}

function figure(queue, words, alone) {
  const steps = queue.before.length;
  const both = alone ? [queue.before] : [queue.before, queue.after];
  const busy = [...Array(steps).keys()].filter((step) => both.some((curve) => (curve[step]?.[0] ?? 0) > 0.05));
  const first = busy.length ? Math.max(0, Math.floor(busy[0] / (steps / 24)) - 1) : 6;
  const last = busy.length ? Math.min(24, Math.ceil((busy[busy.length - 1] + 1) / (steps / 24)) + 1) : 22;
  const top = nice(Math.max(1, ...both.flat().map(([mean, half]) => (mean ?? 0) + (half ?? 0) * 0.35)));
  const x = (hour) => LEFT + ((hour - first) / (last - first)) * (WIDTH - LEFT - RIGHT);
  const y = (people) => HEIGHT - FOOT - (Math.min(people, top) / top) * (HEIGHT - FOOT - TOP);
  const svg = drawn("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": inWords(queue, words, alone) });
  for (const share of [0, 0.5, 1]) {
    const people = top * share;
    svg.append(
      drawn("line", { x1: LEFT, x2: WIDTH - RIGHT, y1: y(people), y2: y(people), stroke: "#e3e7ea" }),
      drawn("text", { x: LEFT - 6, y: y(people) + 4, "text-anchor": "end", "font-size": 14 }, people.toLocaleString("en")),
    );
  }
  const every = [1, 2, 3, 4, 6].find((hours) => (last - first) / hours <= 5) ?? 6;
  for (let hour = Math.ceil(first / every) * every; hour <= last; hour += every) {
    svg.append(drawn("text", { x: x(hour), y: HEIGHT - 6, "text-anchor": "middle", "font-size": 14 }, `${String(hour).padStart(2, "0")}:00`));
  }
  const draw = (curve, look) => {
    const points = curve.map(([mean, half], step) => [((step + 0.5) * 24) / steps, mean ?? 0, half ?? 0])
      .filter(([hour]) => hour >= first && hour <= last);
    const upper = points.map(([hour, mean, half]) => `${x(hour)},${y(mean + half)}`);
    const lower = points.map(([hour, mean, half]) => `${x(hour)},${y(Math.max(0, mean - half))}`).reverse();
    svg.append(
      drawn("polygon", { points: [...upper, ...lower].join(" "), fill: look.colour, opacity: 0.13 }),
      drawn("polyline", {
        points: points.map(([hour, mean]) => `${x(hour)},${y(mean)}`).join(" "), fill: "none", stroke: look.colour,
        "stroke-width": look.width, "stroke-dasharray": look.dashes, "stroke-linejoin": "round",
      }),
    );
  };
  draw(queue.before, { colour: "#6b6b6b", width: 2, dashes: "6 4" });
  if (!alone) draw(queue.after, { colour: "#0072b2", width: 2.6, dashes: null });
  return element("figure", {},
    element("figcaption", {}, queue.name), svg,
    element("details", {}, element("summary", { class: "small" }, words.as_table), table(queue, words, alone, first, last)));
}

// What the picture shows, for who cannot see it: when most wait, and how many.
function inWords(queue, words, alone) {
  const most = (curve) => {
    const at = curve.reduce((best, [mean], step) => ((mean ?? 0) > (curve[best][0] ?? 0) ? step : best), 0);
    const minute = Math.round((at * 1440) / curve.length), two = (number) => String(number).padStart(2, "0");
    return { people: Math.round(curve[at]?.[0] ?? 0), time: `${two(Math.floor(minute / 60))}:${two(minute % 60)}` };
  };
  const said = (curve, which) => (curve.length ? say(words, "most_wait", { which, ...most(curve) }) : "");
  return [`${queue.name}: ${words.people_waiting}`, said(queue.before, words.today), alone ? "" : said(queue.after, words.with_this)].filter(Boolean).join(". ");
}

function table(queue, words, alone, first, last) {
  const each = queue.before.length / 24;
  const mean = (curve, hour) => {
    const part = curve.slice(hour * each, (hour + 1) * each).map(([value]) => value ?? 0);
    return (part.reduce((sum, value) => sum + value, 0) / part.length).toFixed(1);
  };
  const rows = [];
  for (let hour = first; hour < last; hour += 1) {
    rows.push(element("tr", {}, element("th", { scope: "row" }, `${String(hour).padStart(2, "0")}:00`),
      element("td", {}, mean(queue.before, hour)), alone ? null : element("td", {}, mean(queue.after, hour))));
  }
  return element("table", {},
    element("thead", {}, element("tr", {}, element("th", { scope: "col" }, words.hour),
      element("th", { scope: "col" }, words.today), alone ? null : element("th", { scope: "col" }, words.with_this))),
    element("tbody", {}, ...rows));
}

function nice(value) {
  const size = 10 ** Math.floor(Math.log10(value));
  return size * [1, 2, 4, 5, 6, 8, 10].find((step) => step * size >= value);
}
