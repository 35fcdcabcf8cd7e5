// Where things stand on the screen: frames of the map, halls in rows, a queue and desks in each cell.

import { ABOARD, WALKING } from "./decode.js";

export const NARROW = 760; // below it, the policies stand one below the other, hall by hall
const GAP = 7, HEAD = 28, TITLE = 17, LANE = 10, CELL = 78, BESIDE = 22, STREET = 26;

// The plan for all samples at once, so that the same hall stands at the same height in each.
export function arrange(runs, width, height) {
  width = Math.floor(width);
  const beside = width >= NARROW && runs.length > 1;
  const across = beside ? (width - BESIDE * (runs.length - 1)) / runs.length : width;
  const halls = merged(runs);
  const frames = runs[0].data.layout.frames;
  const mapHeight = frames.length ? mapHeightOf(frames, across, height) : 0;
  const rows = shelves(halls, across);
  const stretch = stretchOf(rows, beside ? height - HEAD - mapHeight - GAP : 0);
  const plan = { width, panels: runs.map(() => ({ frames: [], halls: [], cells: new Map(), walks: new Map() })), across, beside };
  let y = 0;
  const lefts = runs.map((_, row) => (beside ? row * (across + BESIDE) : 0));
  runs.forEach((run, row) => {
    const panel = plan.panels[row];
    panel.left = lefts[row];
    panel.head = { x: lefts[row], y, w: across, h: HEAD };
    panel.frames = placeFrames(frames, lefts[row], y + HEAD, across, mapHeight);
    if (!beside) y += HEAD + mapHeight + (mapHeight ? GAP : 0);
  });
  if (beside) y = HEAD + mapHeight + (mapHeight ? GAP : 0);
  for (const shelf of rows) {
    const tall = TITLE + LANE + shelf.lines * lineHeight(shelf, stretch);
    runs.forEach((run, row) => {
      placeShelf(plan.panels[row], run, shelf, lefts[row], y, across, tall, stretch);
      if (!beside && row < runs.length - 1) y += tall + 3;
    });
    y += tall + GAP;
  }
  plan.height = Math.ceil(y);
  return plan;
}

// Halls and columns of all samples in one, by name: a policy may open a desk that the other has not.
function merged(runs) {
  const halls = new Map(), used = new Set();
  for (const run of runs) for (const place of run.place) if (place >= 0) used.add(run.data.places[place].name + kindOf(run, place));
  for (const run of runs) {
    for (const hall of run.data.layout.halls) {
      const columns = hall.columns
        .map((cells) => cells.map((cell) => ({ ...cell, key: run.data.places[cell.place].name + kindOf(run, cell.place), kind: run.data.places[cell.place].kind })))
        .map((cells) => cells.filter((cell) => used.has(cell.key)))
        .filter((cells) => cells.length);
      if (!columns.length) continue;
      const known = halls.get(hall.key);
      if (!known) { halls.set(hall.key, { ...hall, columns }); continue; }
      const there = new Set(known.columns.flat().map((cell) => cell.key));
      for (const cells of columns) {
        const others = cells.filter((cell) => !there.has(cell.key));
        if (others.length) known.columns.push(others);
      }
    }
  }
  const outside = fromOutside(runs);
  for (const hall of halls.values()) {
    for (const walk of hall.walks) {
      const from = walk.from.map((place) => runs[0].data.places[place].name + kindOf(runs[0], place));
      const row = hall.columns.findIndex((cells) => cells.some((cell) => from.includes(cell.key)));
      if (row >= 0) hall.columns.splice(row + 1, 0, [{ key: `${walk.name}|walk`, kind: "walk", label: walk.label, from }]);
    }
    hall.street = hall.columns.flat().some((cell) => outside.has(cell.key));
    hall.weights = hall.columns.map((cells) => (cells.some((cell) => cell.kind === "lounge" || cell.kind === "yard" || cell.kind === "walk") ? 1.5 : 1));
    hall.weight = hall.weights.reduce((sum, each) => sum + each, 0);
  }
  return [...halls.values()];
}

// Places that people come to from outside, or leave for good; beside their halls there is a street.
function fromOutside(runs) {
  const found = new Set();
  for (const run of runs) {
    const there = new Set();
    for (let move = 0; move < run.moves; move++) {
      if (run.state[move] !== WALKING) continue;
      const begins = run.first[run.owner[move]] === move;
      if (run.place[move] < 0 && !begins) there.add(run.place[move - 1]);
      else if (begins || run.state[move - 1] === ABOARD) there.add(run.place[move]);
    }
    for (const place of there) if (place >= 0) found.add(run.data.places[place].name + kindOf(run, place));
  }
  return found;
}

export function kindOf(run, place) {
  const { kind } = run.data.places[place];
  return kind === "lounge" || kind === "meeting" || kind === "route" ? `|${kind}` : "|station";
}

function mapHeightOf(frames, across, height) {
  if (frames.length === 1 && frames[0].name === "row") return 74;
  return Math.round(Math.max(150, Math.min(across * 0.44, height ? height * 0.36 : 260, 360)));
}

function placeFrames(frames, left, top, across, height) {
  const shares = frames.map((frame) => (frame.name === "bay" ? 1.7 : frame.name === "row" ? 0.8 : 1));
  const whole = shares.reduce((sum, each) => sum + each, 0), room = across - 6 * (frames.length - 1);
  let x = left;
  return frames.map((frame, row) => {
    const w = (room * shares[row]) / whole, placed = { frame, x, y: top, w, h: height, ...scaleOf(frame, w, height) };
    x += w + 6;
    return placed;
  });
}

// From degrees to pixels: as much as fits, in the middle; a degree of longitude is shorter than one of latitude.
function scaleOf(frame, w, h) {
  const [west, south, east, north] = frame.bounds;
  if (frame.name === "row") return { sx: w, sy: h, ox: 0, oy: h };
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = Math.min((w - 8) / ((east - west) * squeeze), (h - 8) / (north - south));
  return {
    sx: scale * squeeze, sy: scale,
    ox: (w - (east - west) * squeeze * scale) / 2 - west * scale * squeeze,
    oy: h - (h - (north - south) * scale) / 2 + south * scale,
  };
}

export function spot(frame, [east, north]) {
  return [frame.x + frame.ox + east * frame.sx, frame.y + frame.oy - north * frame.sy];
}

// Halls row by row; one that is too long for a row has lines of its own.
function shelves(halls, across) {
  const most = Math.max(3, (across - STREET) / CELL), rows = [];
  let open = null;
  for (const hall of halls) {
    const lines = linesOf(hall, most);
    if (lines.length > 1) {
      rows.push({ halls: [{ hall, lines }], lines: lines.length, weight: Math.max(...lines.map((line) => line.weight)) });
      open = null;
      continue;
    }
    const weight = hall.weight + 0.25;
    if (open && open.weight + weight <= most) {
      open.halls.push({ hall, lines });
      open.weight += weight;
    } else rows.push((open = { halls: [{ hall, lines }], lines: 1, weight }));
  }
  return rows;
}

function linesOf(hall, most) {
  const count = Math.ceil((hall.weight + 0.25) / most), lines = [{ columns: [], weights: [], weight: 0 }];
  hall.columns.forEach((cells, row) => {
    let line = lines[lines.length - 1];
    if (line.columns.length && line.weight + hall.weights[row] > Math.max(hall.weight / count + 0.8, 2) && lines.length < count) {
      lines.push((line = { columns: [], weights: [], weight: 0 }));
    }
    line.columns.push(cells);
    line.weights.push(hall.weights[row]);
    line.weight += hall.weights[row];
  });
  return lines;
}

function lineHeight(shelf, stretch) {
  const stack = Math.max(...shelf.halls.flatMap(({ lines }) => lines.flatMap((line) => line.columns.map((cells) => cells.length))));
  return Math.round((stack > 1 ? stack * 31 : 52) * stretch);
}

function stretchOf(rows, room) {
  const base = rows.reduce((sum, shelf) => sum + shelf.lines * lineHeight(shelf, 1), 0);
  const fixed = rows.reduce((sum) => sum + TITLE + LANE + GAP, 0);
  return Math.max(1, Math.min(rows.length < 3 ? 3.2 : 2.2, (room - fixed) / Math.max(base, 1)));
}

function placeShelf(panel, run, shelf, left, y, across, tall, stretch) {
  const room = across - 10 * (shelf.halls.length - 1);
  const row = new Map();
  run.data.places.forEach((place, at) => row.set(place.name + kindOf(run, at), at));
  let x = left;
  for (const { hall, lines } of shelf.halls) {
    const w = (room * (shelf.lines > 1 ? 1 : (hall.weight + 0.25) / Math.max(shelf.weight, 0.1)));
    const own = run.data.layout.halls.find((each) => each.key === hall.key);
    const placed = { hall, own, x, y, w, h: tall, cells: [] };
    const high = lineHeight(shelf, stretch);
    lines.forEach((line, at) => {
      const street = hall.street ? STREET : 0, inner = w - 8 - street;
      let cx = x + 4 + (hall.side === "in" ? 0 : street);
      line.columns.forEach((cells, column) => {
        const cw = (inner * line.weights[column]) / line.weight, ch = high / cells.length;
        cells.forEach((cell, stack) => {
          const place = row.get(cell.key);
          const box = { x: cx + 2, y: y + TITLE + at * high + stack * ch, w: cw - 4, h: ch - 4, label: cell.label, kind: cell.kind, place, hall: placed };
          zones(box);
          placed.cells.push(box);
          if (place !== undefined) panel.cells.set(place, box);
          if (cell.kind === "walk") for (const from of cell.from) if (row.has(from)) panel.walks.set(row.get(from), box);
        });
        cx += cw;
      });
    });
    placed.lane = y + tall - LANE / 2 - 1;
    const broad = hall.street ? STREET - 2 : 4;
    placed.street = { x: hall.side === "in" ? x + w - broad - 2 : x + 2, y: y + TITLE + 2, w: broad, h: tall - TITLE - LANE - 2 };
    panel.halls.push(placed);
    x += w + 10;
  }
}

// Room for the queue, and for those at the desks, below the name.
function zones(box) {
  const top = box.y + 15, high = Math.max(box.h - (box.kind === "yard" ? 24 : 17), 6);
  const share = { lounge: 0, meeting: 0, walk: 0, yard: 0.62, station: 0.34 }[box.kind];
  const inner = box.w * share;
  box.queue = { x: box.x + 3, y: top, w: box.w - inner - (inner ? 7 : 6), h: high };
  box.inside = { x: box.x + box.w - inner, y: top, w: inner - 3, h: high };
}

// The widest distance between dots at which so many fit.
export function pitchFor(area, many, most) {
  for (const pitch of [9, 8, 7, 6, 5, 4.2, 3.5, 3, 2.5, 2]) {
    if (pitch <= most && Math.floor(area.w / pitch) * Math.floor(area.h / pitch) >= many) return pitch;
  }
  return 1.6;
}

export function innerPitch(cell, most) {
  return cell.kind === "station" ? pitchFor(cell.inside, most, 9) : pitchFor(cell.inside, most, 6);
}

export function queuePitch(cell, most) {
  return pitchFor(cell.queue, Math.max(most, 8), 8);
}
