// What moves: dots, desks that open and close, numbers; drawn for every frame.

import { spot } from "./geometry.js";
import { font, INK, KEEPING, RINGED, STOPPED, TONES } from "./look.js";
import { grouped } from "./story.js";
import { drawVessels } from "./vessels.js";
import { strolled, walked } from "./walking.js";

// What moves in one panel. `scene` keeps where each dot is drawn, so that it glides to where it belongs.
export function drawMoving(pen, panel, scene, ease, language) {
  const { run, crowd } = scene;
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
  drawRing(pen, scene);
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

function drawRing(pen, scene) {
  const at = scene.ringAt();
  if (!at) return;
  pen.lineWidth = 2.5;
  pen.strokeStyle = "#ffffff";
  pen.beginPath();
  pen.arc(at[0], at[1], 8.5, 0, 7);
  pen.stroke();
  pen.strokeStyle = RINGED;
  pen.lineWidth = 2.4;
  pen.beginPath();
  pen.arc(at[0], at[1], 7, 0, 7);
  pen.stroke();
}
