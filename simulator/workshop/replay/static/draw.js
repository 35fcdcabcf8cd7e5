// The picture: what stands still is drawn once, what moves is drawn for every frame.

import { ABOARD } from "./decode.js";
import { pitchFor, spot } from "./geometry.js";
import { afloat, grouped } from "./story.js";

export const INK = "#222222", GREY = "#6b6b6b", FAINT = "#d9dde1", SEA = "#e8f1f6", LAND = "#d8d5c8", STOPPED = "#b3361b";
// By how long somebody has waited; colours that stay apart for colour-blind readers (after Okabe and Ito, 2008).
export const WAITED = ["#56B4E9", "#0072B2", "#E69F00", "#D55E00"];
export const SERVING = "#009E73", KEEPING = "#9a8468", ON_FOOT = "#5a6570";
const TONES = [...WAITED, SERVING, KEEPING, ON_FOOT];
const FONT = 'system-ui, "Noto Sans CJK SC", "Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif';
const FONT_HANT = 'system-ui, "Noto Sans CJK TC", "Noto Sans TC", "PingFang TC", "Microsoft JhengHei", sans-serif';

export function font(size, language, weight = "") {
  return `${weight} ${size}px ${language === "zh_Hant" ? FONT_HANT : FONT}`;
}

export function fitted(pen, text, room) {
  if (pen.measureText(text).width <= room) return text;
  let length = text.length;
  while (length > 1 && pen.measureText(`${text.slice(0, length)}…`).width > room) length--;
  return `${text.slice(0, length)}…`;
}

export function drawStill(pen, plan, panel, run, sample, language) {
  for (const frame of panel.frames) drawFrame(pen, frame, run, language, sample.colour);
  const name = plan.beside || plan.panels.length < 2 ? "" : typeof sample.label === "string" ? sample.label : sample.label[language];
  for (const hall of panel.halls) drawHall(pen, hall, language, sample.colour, name);
}

function drawFrame(pen, placed, run, language, colour) {
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

// What moves in one panel. `scene` keeps where each dot is drawn, so that it glides to where it belongs.
export function drawMoving(pen, panel, scene, ease, language) {
  const { run, crowd, sample } = scene;
  drawStops(pen, panel, run, crowd.tick, scene.words, language);
  drawDesks(pen, panel, scene);
  const tones = TONES.map(() => []);
  scene.strolled = scene.strolling; // of the frame before, by which the dots are made larger or smaller
  scene.strolling = new Map();
  place(panel, scene, ease, tones);
  tones.forEach((dots, tone) => {
    if (!dots.length) return;
    pen.fillStyle = TONES[tone];
    pen.beginPath();
    for (let at = 0; at < dots.length; at += 4) glyph(pen, dots[at], dots[at + 1], dots[at + 2], dots[at + 3]);
    pen.fill();
  });
  drawVessels(pen, panel, scene, language);
  drawNumbers(pen, panel, scene, language);
  drawRing(pen, scene, sample.colour, language);
}

function glyph(pen, x, y, r, shape) {
  if (shape === 1) {
    const s = Math.max(r, 1.2);
    pen.rect(x - s * 1.35, y - s * 0.75, s * 1.9, s * 1.5);
    pen.rect(x + s * 0.7, y - s * 0.35, s * 0.65, s * 1.1);
  } else if (shape === 2) pen.rect(x - r * 0.6, y - r * 0.8, r * 1.2, r * 1.6);
  else if (r < 1.65) pen.rect(x - r, y - r, 2 * r, 2 * r);
  else {
    pen.moveTo(x + r, y);
    pen.arc(x, y, r, 0, 6.2832);
  }
}

function place(panel, scene, ease, tones) {
  const { run, crowd, x, y, size } = scene, tick = crowd.tick;
  const put = (person, tx, ty, r, tone) => {
    if (ease >= 1 || Number.isNaN(x[person])) [x[person], y[person]] = [tx, ty];
    else {
      x[person] += (tx - x[person]) * ease;
      y[person] += (ty - y[person]) * ease;
    }
    size[person] = r;
    tones[tone].push(x[person], y[person], r, scene.shape[person]);
  };
  run.data.places.forEach((_, at) => {
    const cell = panel.cells.get(at);
    if (!cell) return;
    const pitch = scene.pitch[at], rows = Math.max(1, Math.floor(cell.queue.h / pitch)), queue = crowd.queues[at];
    const fits = rows * Math.max(1, Math.floor(cell.queue.w / pitch)) - 1, right = cell.queue.x + cell.queue.w;
    for (let at = 0; at < queue.length; at++) {
      const person = queue[at], slot = Math.min(at, fits);
      const waited = tick - run.tick[crowd.move[person]], limits = scene.limits[person];
      const tone = waited < limits[0] ? 0 : waited < limits[1] ? 1 : waited < limits[2] ? 2 : 3;
      put(person, right - (Math.floor(slot / rows) + 0.5) * pitch, cell.queue.y + ((slot % rows) + 0.5) * pitch, pitch * 0.4, tone);
    }
    const slots = crowd.inside[at], inner = scene.innerPitch[at], tone = cell.kind === "yard" ? 5 : 4;
    const high = Math.max(1, Math.floor(cell.inside.h / inner));
    for (let slot = 0; slot < slots.length; slot++) {
      if (slots[slot] < 0) continue;
      const stroll = tone === 5 && scene.shape[slots[slot]] === 0 && strolled(panel, scene, slots[slot]);
      if (stroll) {
        put(slots[slot], stroll[0], stroll[1], stroll[2], 6);
        continue;
      }
      put(slots[slot], cell.inside.x + (Math.floor(slot / high) + 0.5) * inner, cell.inside.y + ((slot % high) + 0.5) * inner, inner * 0.4, tone);
    }
  });
  const afoot = crowd.walking.size > 600 ? 1.4 : 2.2; // a crowd on the road is a stream of small dots
  for (const person of crowd.walking) {
    const stroll = strolled(panel, scene, person), [tx, ty] = stroll ?? walked(panel, scene, person);
    put(person, tx, ty, stroll ? stroll[2] : afoot, 6);
  }
}

// Among the shops: from the left to the right of what lies between two places of a hall, everyone on a line of their own.
function strolled(panel, scene, person) {
  const { run, crowd } = scene, move = crowd.move[person];
  if (move === run.first[person]) return undefined;
  const box = panel.walks.get(run.place[move - 1]), goes = run.place[move] < 0 ? undefined : panel.cells.get(run.place[move]);
  if (!box || (goes && goes.hall !== box.hall)) return undefined;
  scene.strolling.set(box, (scene.strolling.get(box) ?? 0) + 1);
  const until = move + 1 < run.first[person + 1] ? run.tick[move + 1] : run.ticks + 1;
  const share = Math.min(1, (crowd.tick - run.tick[move]) / Math.max(1, until - run.tick[move]));
  const line = ((person * 2654435761) % 4096) / 4096, many = Math.max(scene.strolled?.get(box) ?? 1, 1);
  const size = Math.max(0.9, Math.min(2.2, Math.sqrt((box.queue.w * box.queue.h) / many) * 0.3));
  return [box.x + 5 + (box.w - 10) * share, box.queue.y + 2 + (box.queue.h - 4) * line, size];
}

// A walker's place: along the lane of a hall, or on the map from one port to the other.
function walked(panel, scene, person) {
  const { run, crowd } = scene, move = crowd.move[person], end = run.first[person + 1];
  const until = move + 1 < end ? run.tick[move + 1] : run.ticks + 1;
  const share = Math.min(1, (crowd.tick - run.tick[move]) / Math.max(1, until - run.tick[move]));
  const before = move > run.first[person] ? move - 1 : -1;
  const came = before >= 0 && run.state[before] !== ABOARD ? panel.cells.get(run.place[before]) : undefined;
  const goes = run.place[move] >= 0 ? panel.cells.get(run.place[move]) : undefined;
  const jitter = ((person * 2654435761) % 1024) / 1024 - 0.5;
  const road = scene.roadOf(panel, came?.hall, goes?.hall, before < 0);
  if (road) return along(road, share, jitter * 5);
  if (came && goes && came.hall === goes.hall) {
    const from = middle(came), to = goes.x + 6;
    return [from + (to - from) * share, came.hall.lane + jitter * 5];
  }
  if (came && goes) return share < 0.5 ? outwards(came, share * 2, jitter) : inwards(goes, share * 2 - 1, jitter);
  if (goes) return inwards(goes, share, jitter);
  if (came) return outwards(came, share, jitter);
  const hall = before >= 0 ? scene.ashore(panel, run.sailing[before]) : undefined;
  if (hall) return [hall.x + 6 + (hall.w - 12) * share, hall.lane + jitter * 5];
  return [panel.left - 20, -20];
}

const middle = (cell) => cell.x + cell.w * 0.8;

// From outside: along the street beside the hall, and then its lane; the same outwards.
function inwards(cell, share, jitter) {
  const { hall } = cell, { street, lane } = hall;
  if (hall.hall.side === "in") return [hall.x + 4 + (cell.x + 6 - hall.x - 4) * share, lane + jitter * 5];
  const far = cell.x - street.x - street.w;
  if (far < 20) return [street.x + 3 + (street.w - 5) * share, street.y + street.h * (0.5 + jitter * 0.9)];
  return [street.x + 3 + (cell.x + 6 - street.x - 3) * share, lane + jitter * 5];
}

function outwards(cell, share, jitter) {
  const { hall } = cell, { street, lane } = hall;
  if (hall.hall.side === "in" && cell.x + cell.w > street.x - 20) {
    return [street.x + 2 + (street.w - 5) * share, street.y + street.h * (0.5 + jitter * 0.9)];
  }
  return [middle(cell) + (hall.x + hall.w - 4 - middle(cell)) * share, lane + jitter * 5];
}

// A point of a way on the map, this share along it.
export function along({ points, lengths, total }, share, aside = 0) {
  let rest = Math.max(0, Math.min(1, share)) * total, leg = 0;
  while (leg < lengths.length - 1 && rest > lengths[leg]) rest -= lengths[leg++];
  const [ax, ay] = points[leg], [bx, by] = points[leg + 1], long = lengths[leg] || 1, part = rest / long;
  const dx = (bx - ax) / long, dy = (by - ay) / long;
  return [ax + (bx - ax) * part - dy * aside, ay + (by - ay) * part + dx * aside, Math.atan2(dy, dx)];
}

export function measured(points) {
  const lengths = points.slice(1).map(([x, y], at) => Math.hypot(x - points[at][0], y - points[at][1]));
  return { points, lengths, total: lengths.reduce((sum, each) => sum + each, 0) };
}

function drawStops(pen, panel, run, tick, words, language) {
  const stopped = run.data.stops.filter(([, from, to]) => from <= tick && tick < to).map(([route]) => route);
  if (!stopped.length) return;
  for (const placed of panel.frames) {
    const mine = stopped.filter((route) => run.data.layout.routes[route].frame === placed.frame.name);
    if (!mine.length) continue;
    pen.save();
    pen.beginPath();
    pen.roundRect(placed.x, placed.y, placed.w, placed.h, 6);
    pen.clip();
    pen.fillStyle = "rgba(246,248,250,.62)";
    pen.fillRect(placed.x, placed.y, placed.w, placed.h);
    pen.strokeStyle = STOPPED;
    pen.setLineDash([5, 4]);
    pen.lineWidth = 1.5;
    for (const route of mine) {
      pen.beginPath();
      for (const point of run.data.layout.routes[route].way) pen.lineTo(...spot(placed, point));
      pen.stroke();
    }
    pen.setLineDash([]);
    pen.fillStyle = STOPPED;
    pen.font = font(12, language, "600");
    pen.textBaseline = "middle";
    pen.fillText(words.stopped, placed.x + 8, placed.y + 27);
    pen.restore();
  }
}

// Desks that are open; a desk that is closed is not drawn.
function drawDesks(pen, panel, scene) {
  const { run, crowd } = scene;
  pen.strokeStyle = "#c6d0d7";
  pen.lineWidth = 1;
  pen.beginPath();
  for (const [at, cell] of panel.cells) {
    if (cell.kind !== "station") continue;
    const open = serversAt(run, at, crowd.tick), pitch = scene.innerPitch[at], high = Math.max(1, Math.floor(cell.inside.h / pitch));
    if (pitch < 4.5) continue;
    for (let slot = 0; slot < open; slot++) {
      const dx = Math.floor(slot / high) * pitch, dy = (slot % high) * pitch;
      if (dx + pitch > cell.inside.w + 1) break;
      pen.rect(cell.inside.x + dx + 0.5, cell.inside.y + dy + 0.5, pitch - 1.2, pitch - 1.2);
    }
  }
  pen.stroke();
  for (const [at, cell] of panel.cells) {
    if (cell.kind !== "yard") continue;
    const room = serversAt(run, at, crowd.tick), full = room ? Math.min(1, crowd.busy(at) / room) : 0;
    pen.fillStyle = "#e9ecee";
    pen.fillRect(cell.x + 4, cell.y + cell.h - 6, cell.w - 8, 3);
    pen.fillStyle = KEEPING;
    pen.fillRect(cell.x + 4, cell.y + cell.h - 6, (cell.w - 8) * full, 3);
  }
}

export function serversAt(run, place, tick) {
  let open = 0;
  for (const [from, servers] of run.data.servers[place] ?? []) {
    if (from > tick) break;
    open = servers;
  }
  return open;
}

function drawNumbers(pen, panel, scene, language) {
  const { run, crowd } = scene;
  pen.textAlign = "right";
  pen.textBaseline = "middle";
  for (const [at, cell] of panel.cells) {
    const waiting = crowd.waiting(at), yard = cell.kind === "yard" ? crowd.busy(at) : 0;
    const shut = cell.kind === "station" && !serversAt(run, at, crowd.tick);
    pen.font = font(11.5, language, "700");
    pen.fillStyle = waiting ? INK : "#a9b0b6";
    const text = yard ? `${waiting ? `${grouped(waiting)}+` : ""}${grouped(yard)}` : shut && !waiting ? "–" : grouped(waiting);
    if (yard) pen.fillStyle = INK;
    pen.fillText(text, cell.x + cell.w - 4, cell.y + 8);
  }
  pen.fillStyle = INK;
  const each = run.data.shown.one_in; // of a walk only those drawn are known: where not all are, about as many as there are
  for (const box of new Set(panel.walks.values())) {
    pen.fillText(`${each > 1 ? "≈" : ""}${grouped((scene.strolling.get(box) ?? 0) * each)}`, box.x + box.w - 4, box.y + 8);
  }
  pen.textAlign = "left";
}

function drawVessels(pen, panel, scene, language) {
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

function drawRing(pen, scene, colour, language) {
  const at = scene.ringAt();
  if (!at) return;
  pen.lineWidth = 2.5;
  pen.strokeStyle = "#ffffff";
  pen.beginPath();
  pen.arc(at[0], at[1], 8.5, 0, 7);
  pen.stroke();
  pen.strokeStyle = "#CC1480";
  pen.lineWidth = 2.4;
  pen.beginPath();
  pen.arc(at[0], at[1], 7, 0, 7);
  pen.stroke();
}

export function innerPitch(cell, most) {
  return cell.kind === "station" ? pitchFor(cell.inside, most, 9) : pitchFor(cell.inside, most, 6);
}

export function queuePitch(cell, most) {
  return pitchFor(cell.queue, Math.max(most, 8), 8);
}
