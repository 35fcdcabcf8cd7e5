// What stands still: land, ports and routes on the map, halls and their cells; drawn once.

import { spot } from "./geometry.js";
import { FAINT, fitted, font, GREY, INK, LAND, SEA } from "./look.js";
import { named } from "./panels.js";

export function drawStill(pen, plan, panel, run, sample, language) {
  for (const frame of panel.frames) drawFrame(pen, frame, run, language);
  const name = plan.beside || plan.panels.length < 2 ? "" : named(sample, language);
  for (const hall of panel.halls) drawHall(pen, hall, language, sample.colour, name);
}

function drawFrame(pen, placed, run, language) {
  const { frame, x, y, w, h } = placed;
  pen.save();
  pen.beginPath();
  pen.roundRect(x, y, w, h, 6);
  pen.fillStyle = SEA;
  pen.fill();
  pen.clip();
  pen.fillStyle = LAND;
  pen.strokeStyle = "#b9b5a4";
  pen.lineWidth = 0.7;
  for (const ring of frame.land) {
    pen.beginPath();
    for (let at = 0; at < ring.length; at += 2) pen.lineTo(...spot(placed, [ring[at] / 1000, ring[at + 1] / 1000]));
    pen.closePath();
    pen.fill();
    pen.stroke();
  }
  pen.strokeStyle = "#8fa6b3";
  pen.lineWidth = 1;
  pen.setLineDash([2, 3]);
  const ways = [...run.data.layout.routes, ...run.data.layout.approaches];
  for (const route of ways) {
    if (route.frame !== frame.name) continue;
    pen.beginPath();
    for (const point of route.way) pen.lineTo(...spot(placed, point));
    pen.stroke();
  }
  pen.setLineDash([]);
  pen.font = font(11, language, "600");
  pen.textBaseline = "middle";
  const taken = [];
  for (const port of frame.ports) {
    const [px, py] = spot(placed, port.at);
    pen.fillStyle = INK;
    pen.beginPath();
    pen.arc(px, py, 3, 0, 7);
    pen.fill();
    const text = port.label[language], wide = pen.measureText(text).width;
    const [tx, ty] = free(taken, placed, px, py, wide, headings(run, placed, port));
    (placed.names ??= new Map()).set(`${Math.round(px)} ${Math.round(py)}`, tx < px - wide / 2 - 2);
    pen.lineWidth = 3;
    pen.strokeStyle = "rgba(255,255,255,.85)";
    pen.lineJoin = "round";
    pen.strokeText(text, tx, ty);
    pen.fillText(text, tx, ty);
  }
  pen.font = font(10, language);
  pen.fillStyle = GREY;
  pen.fillText(frame.label[language], x + 8, y + 11);
  scaleBar(pen, placed);
  pen.restore();
}

// Which way the routes leave a port, on the screen.
function headings(run, placed, port) {
  const [px, py] = spot(placed, port.at), found = [];
  for (const { way, frame } of run.data.layout.routes) {
    if (frame !== placed.frame.name) continue;
    for (const ends of [way, [...way].reverse()]) {
      const [x, y] = spot(placed, ends[0]);
      if (Math.hypot(x - px, y - py) > 2) continue;
      const [tx, ty] = spot(placed, ends[1]), far = Math.hypot(tx - x, ty - y) || 1;
      found.push([(tx - x) / far, (ty - y) / far]);
    }
  }
  return found;
}

// Beside, below or above its port, wherever no name stands yet and no route leaves.
function free(taken, placed, px, py, wide, leaving) {
  const tries = [[8, 0], [-8 - wide, 0], [-wide / 2, -12], [-wide / 2, 13], [7, -11], [7, 11], [-7 - wide, -11], [-7 - wide, 11]];
  const blocked = ([dx, dy]) => {
    const x = dx + wide / 2, far = Math.hypot(x, dy) || 1;
    return leaving.reduce((most, [lx, ly]) => Math.max(most, (lx * x + ly * dy) / far), -1) > 0.55 ? 1 : 0;
  };
  tries.sort((one, other) => blocked(one) - blocked(other));
  for (const [dx, dy] of tries) {
    const box = [px + dx - 1, py + dy - 6, px + dx + wide + 1, py + dy + 6];
    if (box[0] < placed.x + 2 || box[2] > placed.x + placed.w - 2) continue;
    if (taken.some((other) => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3])) continue;
    taken.push(box);
    return [px + dx, py + dy];
  }
  return [px + 8, py];
}

function scaleBar(pen, { frame, x, y, w, h, sy }) {
  if (frame.name === "row") return;
  const kilometres = frame.name === "bay" ? 10 : 100, long = (kilometres / 111.2) * sy;
  if (long > w * 0.6) return;
  pen.strokeStyle = GREY;
  pen.lineWidth = 1.2;
  pen.beginPath();
  pen.moveTo(x + w - 10 - long, y + h - 12);
  pen.lineTo(x + w - 10 - long, y + h - 9);
  pen.lineTo(x + w - 10, y + h - 9);
  pen.lineTo(x + w - 10, y + h - 12);
  pen.stroke();
  pen.textAlign = "center";
  pen.fillText(`${kilometres} km`, x + w - 10 - long / 2, y + h - 17);
  pen.textAlign = "left";
}

function drawHall(pen, hall, language, colour, policy) {
  pen.fillStyle = "#f7f8f9";
  pen.strokeStyle = FAINT;
  pen.lineWidth = 1;
  pen.beginPath();
  pen.roundRect(hall.x + 0.5, hall.y + 0.5, hall.w - 1, hall.h - 1, 5);
  pen.fill();
  pen.stroke();
  pen.fillStyle = colour;
  pen.fillRect(hall.x, hall.y + 4, 3, 10);
  pen.textBaseline = "middle";
  pen.fillStyle = INK;
  pen.font = font(11, language, "600");
  pen.fillText(fitted(pen, hall.hall.label[language], hall.w - 14), hall.x + 8, hall.y + 9);
  if (policy) { // where policies stand below each other, each hall says whose it is
    const room = hall.w - pen.measureText(hall.hall.label[language]).width - 30;
    pen.font = font(10, language);
    pen.fillStyle = colour;
    pen.textAlign = "right";
    if (room > 30) pen.fillText(fitted(pen, policy, room), hall.x + hall.w - 6, hall.y + 9);
    pen.textAlign = "left";
  }
  pen.strokeStyle = "#e3e6e9";
  pen.beginPath();
  pen.moveTo(hall.x + 6, hall.lane);
  pen.lineTo(hall.x + hall.w - 6, hall.lane);
  pen.stroke();
  for (const cell of hall.cells) {
    pen.fillStyle = "#ffffff";
    pen.strokeStyle = "#e3e6e9";
    pen.beginPath();
    pen.roundRect(cell.x + 0.5, cell.y + 0.5, cell.w - 1, cell.h - 1, 3);
    pen.fill();
    pen.stroke();
    pen.fillStyle = GREY;
    pen.font = font(language === "en" ? 10 : 9.5, language);
    cell.name = fitted(pen, cell.label[language], cell.w - (cell.kind === "station" ? 22 : 38));
    pen.fillText(cell.name, cell.x + 4, cell.y + 8);
  }
}
