// Where those are drawn who are at no desk: among the shops, in the lane of a hall, on the road.

import { ABOARD } from "./decode.js";

// Among the shops: from the left to the right of what lies between two places of a hall, everyone on a line of their own.
export function strolled(panel, scene, person) {
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
export function walked(panel, scene, person) {
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
