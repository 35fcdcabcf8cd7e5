// Ferries, flights and coaches: a hull that fills with its load, the number beside it.

import { font, INK } from "./look.js";
import { afloat, grouped } from "./story.js";

export function drawVessels(pen, panel, scene, language) {
  const { run, crowd, sample } = scene, { sailings } = run, said = [];
  for (const row of afloat(run, crowd.tick)) {
    const route = sailings.route[row];
    if (run.data.routes[route].aboard >= 0) continue;
    const [x, y, turn] = scene.vesselAt(panel, row);
    const load = sailings.seats[row] ? Math.min(1, sailings.places[row] / sailings.seats[row]) : 0;
    hull(pen, x, y, turn, run.data.routes[route].mode, load, sample.colour);
    const way = scene.routeWay(panel, route), ends = [way.points[0], way.points[way.points.length - 1]];
    if (!sailings.boarded[row] || run.data.routes[route].mode === "coach" || ends.some(([ex, ey]) => Math.hypot(ex - x, ey - y) < 24)) continue;
    pen.font = font(10, language, "600");
    pen.textBaseline = "middle";
    pen.lineWidth = 3;
    pen.strokeStyle = "rgba(255,255,255,.9)";
    const below = Math.cos(turn) < 0 ? 12 : -11, many = grouped(sailings.boarded[row]);
    if (said.some(([sx, sy]) => Math.abs(sx - x) < 22 && Math.abs(sy - y - below) < 11)) continue;
    said.push([x, y + below]);
    pen.strokeText(many, x + 4, y + below);
    pen.fillStyle = INK;
    pen.fillText(many, x + 4, y + below);
  }
  for (const [x, y, turn, mode] of scene.moored(panel)) hull(pen, x, y, turn, mode, 0, "#9aa5ad");
}

function hull(pen, x, y, turn, mode, load, colour) {
  const long = { coach: 8, flight: 13, freight: 20 }[mode] ?? 17, wide = { coach: 5, flight: 9, freight: 8 }[mode] ?? 7.5;
  pen.save();
  pen.translate(x, y);
  if (Math.cos(turn) < 0 && mode !== "flight") pen.scale(-1, 1), pen.rotate(Math.PI - turn);
  else pen.rotate(turn);
  pen.beginPath();
  if (mode === "flight") {
    pen.moveTo(long / 2, 0);
    pen.lineTo(-long / 2, -wide / 2);
    pen.lineTo(-long / 3.4, 0);
    pen.lineTo(-long / 2, wide / 2);
  } else if (mode === "coach") pen.roundRect(-long / 2, -wide / 2, long, wide, 1.2);
  else {
    pen.moveTo(-long / 2, -wide / 2);
    pen.lineTo(long / 4, -wide / 2);
    pen.quadraticCurveTo(long / 2.2, -wide / 3, long / 2, 0);
    pen.quadraticCurveTo(long / 2.2, wide / 3, long / 4, wide / 2);
    pen.lineTo(-long / 2, wide / 2);
  }
  pen.closePath();
  pen.fillStyle = "#ffffff";
  pen.fill();
  pen.save();
  pen.clip();
  pen.fillStyle = colour;
  pen.globalAlpha = mode === "flight" || mode === "coach" ? 1 : 0.85;
  pen.fillRect(-long / 2, -wide / 2, long * (mode === "flight" ? 1 : load), wide);
  pen.restore();
  pen.lineWidth = 1.3;
  pen.strokeStyle = colour;
  pen.stroke();
  pen.restore();
}
