// One policy's picture: its crowd, where each dot is drawn, whom the ring is about.

import { Crowd } from "./crowd.js";
import { ABOARD, decode, LEFT, QUEUEING } from "./decode.js";
import { innerPitch, queuePitch, spot } from "./geometry.js";
import { along, measured } from "./walking.js";

// Minutes of waiting from which on a dot takes the next colour: of people, of goods.
const LIMITS = { person: [5, 15, 30], lorry: [120, 480, 1440], paper: [120, 480, 1440] };
const SHAPES = { person: 0, lorry: 1, paper: 2 };

export class Scene {
  constructor(sample, words) {
    this.sample = sample;
    this.words = words;
    this.run = decode(sample.data);
    this.crowd = new Crowd(this.run);
    const { run } = this, glyphs = run.data.flows.map((flow) => flow.glyph);
    const goods = glyphs.includes("lorry");
    const limits = glyphs.map((glyph) => LIMITS[glyph === "paper" && !goods ? "person" : glyph].map((minutes) => minutes * run.perMinute));
    this.goods = goods;
    this.limits = Array.from(run.people.flow, (flow) => limits[flow]);
    this.shape = Uint8Array.from(run.people.flow, (flow) => SHAPES[glyphs[flow]]);
    this.x = new Float32Array(run.count).fill(NaN);
    this.y = new Float32Array(run.count).fill(NaN);
    this.size = new Float32Array(run.count);
    this.ringed = -1;
    this.pitch = [];
    this.innerPitch = [];
  }

  // Distances between dots, so that the longest queue of the day under any policy fits.
  fit(panel, most) {
    this.panel = panel;
    this.run.data.places.forEach((place, at) => {
      const cell = panel.cells.get(at);
      if (!cell) return;
      const { queue, inside, servers } = most.get(`${place.name}|${place.kind}`);
      this.pitch[at] = queuePitch(cell, queue);
      this.innerPitch[at] = innerPitch(cell, Math.max(inside, Math.min(servers, 90), 1));
    });
    this.ways = new Map();
    this.x.fill(NaN);
  }

  // The greatest numbers at each place: shown in its queue, shown inside, and servers.
  greatest(most) {
    const { run } = this, share = 1 / run.data.shown.one_in;
    run.data.places.forEach((place, at) => {
      const key = `${place.name}|${place.kind}`, known = most.get(key) ?? { queue: 0, inside: 0, servers: 0 };
      for (const [, servers] of run.data.servers[at] ?? []) known.servers = Math.max(known.servers, servers);
      most.set(key, known);
    });
    for (const { place, state, people } of run.counts) {
      if (place < 0 || state === LEFT || state === ABOARD) continue;
      const { name, kind } = run.data.places[place], known = most.get(`${name}|${kind}`);
      let top = 0;
      for (const many of people) top = Math.max(top, many);
      if (state === QUEUEING) known.queue = Math.max(known.queue, top * share * 1.1);
      else known.inside = Math.max(known.inside, top * share * 1.05);
    }
    return most;
  }

  way(panel, key, frame, points) {
    const placed = panel.frames.find((each) => each.frame.name === frame);
    if (!placed) return undefined;
    if (!this.ways.has(key)) this.ways.set(key, measured(points.map((point) => spot(placed, point))));
    return this.ways.get(key);
  }

  routeWay(panel, route) {
    const { frame, way } = this.run.data.layout.routes[route];
    return this.way(panel, route, frame, way);
  }

  vesselAt(panel, row) {
    const { sailings } = this.run, way = this.routeWay(panel, sailings.route[row]);
    const from = sailings.departed[row] - 1, to = sailings.arrived[row] ? sailings.arrived[row] - 1 : this.run.ticks + 1;
    return along(way, (this.exact - from) / Math.max(1, to - from));
  }

  // Vessels between two sailings, at their ports one beside the other.
  moored(panel) {
    const { run } = this, { sailings } = run, tick = this.crowd.tick;
    if (!run.data.vessels.length) return [];
    this.byVessel ??= run.data.vessels.map((_, vessel) => {
      const rows = [];
      for (let row = 0; row < sailings.vessel.length; row++) {
        if (sailings.vessel[row] === vessel + 1 && sailings.departed[row] && run.data.routes[sailings.route[row]].aboard < 0) rows.push(row);
      }
      return rows.sort((one, other) => sailings.departed[one] - sailings.departed[other]);
    });
    const berths = new Map(), found = [];
    for (const rows of this.byVessel) {
      if (!rows.length) continue;
      let last = -1;
      for (const row of rows) if (sailings.departed[row] - 1 <= tick) last = row;
      if (last >= 0 && (!sailings.arrived[last] || sailings.arrived[last] - 1 > tick)) continue;
      const route = sailings.route[last < 0 ? rows[0] : last], way = this.routeWay(panel, route);
      if (!way) continue;
      const [x, y] = way.points[last < 0 ? 0 : way.points.length - 1], key = `${Math.round(x)} ${Math.round(y)}`;
      const row = berths.get(key) ?? 0, frame = panel.frames.find(({ frame }) => frame.name === this.run.data.layout.routes[route].frame);
      berths.set(key, row + 1);
      // On the side of the port where its name does not stand.
      if (frame.names?.get(key)) found.push([x + 2 - (row % 2) * 20, y + 12 + Math.floor(row / 2) * 9, 0, run.data.routes[route].mode]);
      else found.push([x - 15 - Math.floor(row / 3) * 20, y - 4 + (row % 3) * 9, 0, run.data.routes[route].mode]);
    }
    return found;
  }

  // The way on the map between two halls, or to and from a hall that has an approach; none within one place.
  roadOf(panel, from, to, begins) {
    const { layout } = this.run.data, one = from?.hall.site, other = to?.hall.site;
    if (from && to && one !== other && one && other) {
      const row = layout.routes.findIndex(({ ends }) => (same(layout, ends[0], one) && same(layout, ends[1], other)) || (same(layout, ends[0], other) && same(layout, ends[1], one)));
      if (row < 0) return undefined;
      const { frame, way, ends } = layout.routes[row], onward = same(layout, ends[0], one);
      return this.way(panel, `road ${row} ${onward}`, frame, onward ? way : [...way].reverse());
    }
    const site = from && to ? undefined : (one ?? other), approach = layout.approaches.find((each) => each.site === site);
    if (!approach || (!from && !begins)) return undefined;
    return this.way(panel, `approach ${site} ${!from}`, approach.frame, from ? [...approach.way].reverse() : approach.way);
  }

  // The hall in which somebody comes ashore who goes to no desk there.
  ashore(panel, sailing) {
    const { layout } = this.run.data, end = layout.routes[this.run.sailings.route[sailing]].ends[1];
    const mine = panel.halls.filter(({ hall }) => same(layout, hall.site, end));
    return mine.find(({ hall }) => hall.side === "in") ?? mine[0];
  }

  // Where the ringed traveller is drawn; undefined while there is nobody to ring.
  ringAt() {
    const { run, crowd, ringed, panel } = this;
    if (ringed < 0 || crowd.move[ringed] < 0) return undefined;
    const move = crowd.move[ringed];
    if (run.state[move] === LEFT) return undefined;
    if (run.state[move] === ABOARD) {
      const [x, y] = this.vesselAt(panel, run.sailing[move]) ?? [NaN, NaN];
      return Number.isNaN(x) ? undefined : [x, y];
    }
    return Number.isNaN(this.x[ringed]) ? undefined : [this.x[ringed], this.y[ringed]];
  }

  // The dot nearest to a point, within reach.
  nearest(px, py, reach = 14) {
    let best = -1, least = reach * reach;
    const { crowd, run, x, y } = this;
    for (let person = 0; person < run.count; person++) {
      const move = crowd.move[person];
      if (move < 0 || run.state[move] === LEFT || run.state[move] === ABOARD) continue;
      const far = (x[person] - px) ** 2 + (y[person] - py) ** 2;
      if (far < least) [best, least] = [person, far];
    }
    return best;
  }
}

function same(layout, one, other) {
  return (layout.same[one] ?? one) === (layout.same[other] ?? other);
}
