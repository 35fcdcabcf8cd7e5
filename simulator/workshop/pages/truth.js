// What was predicted and what the model finds, on one line of numbers.

import { drawn, element } from "./dom.js";

const WIDTH = 460, LEFT = 14, RIGHT = 14, EACH = 13, MOST = 60, NEAR = 40;

export function drawTruth(place, truth, words, mine) {
  place.replaceChildren();
  if (!truth) return;
  place.append(
    element("h2", {}, words.revealed),
    element("p", { class: "truth_said" }, truth.said),
    element("div", { class: "lines" }, ...truth.lines.map((line) => element("p", {}, line))),
  );
  if (truth.ranges.length) place.append(strip(truth, words, mine), element("p", { class: "small" }, words.each_range));
}

function strip(truth, words, mine) {
  const shown = truth.ranges.slice(0, MOST);
  const inner = [truth.mean - truth.half, truth.mean + truth.half, 0, ...shown.map((range) => range[1])];
  let low = Math.min(...inner), high = Math.max(...inner);
  const room = (high - low || 1) * 0.25;
  low -= room;
  high += room;
  const height = shown.length * EACH + 40;
  const x = (value) => LEFT + ((Math.max(low, Math.min(high, value)) - low) / (high - low)) * (WIDTH - LEFT - RIGHT);
  const svg = drawn("svg", { viewBox: `0 0 ${WIDTH} ${height}`, role: "img", "aria-label": `${words.revealed}: ${truth.said}. ${truth.lines.join(" ")}` });
  svg.append(
    drawn("rect", { x: x(truth.mean - truth.half), width: Math.max(2, x(truth.mean + truth.half) - x(truth.mean - truth.half)), y: 4, height: height - 26, fill: "#e69f00", opacity: 0.35 }),
    drawn("line", { x1: x(truth.mean), x2: x(truth.mean), y1: 4, y2: height - 22, stroke: "#8a5a00", "stroke-width": 2 }),
    drawn("line", { x1: x(0), x2: x(0), y1: 4, y2: height - 22, stroke: "#b9c0c5", "stroke-dasharray": "3 3" }),
  );
  shown.forEach(([from, guess, to], row) => {
    const y = 14 + row * EACH;
    const own = mine && mine.low === from && mine.guess === guess && mine.high === to;
    const colour = own ? "#0072b2" : "#565d63";
    svg.append(
      drawn("line", { x1: x(from), x2: x(to), y1: y, y2: y, stroke: colour, "stroke-width": own ? 3 : 1.6 }),
      drawn("circle", { cx: x(guess), cy: y, r: own ? 5 : 3.5, fill: colour }),
    );
  });
  const found = Number(truth.mean.toPrecision(3));
  for (const value of Math.abs(x(found) - x(0)) > NEAR ? [0, found] : [found]) {
    svg.append(drawn("text", { x: x(value), y: height - 6, "text-anchor": "middle", "font-size": 12 }, String(value).replace("-", "−")));
  }
  svg.append(drawn("text", { x: WIDTH - 2, y: height - 6, "text-anchor": "end", "font-size": 12 }, truth.unit));
  return svg;
}
