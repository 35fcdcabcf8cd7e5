// A sample, as it was sent, turned into typed arrays: who moves when, in the order in which it happens.

export const WALKING = 0, QUEUEING = 1, SERVED = 2, KEPT = 3, ABOARD = 4, LEFT = 5;
export const FORMAT = 1;

const TYPES = { u1: Uint8Array, u2: Uint16Array, u4: Uint32Array };

function column(packed) {
  const text = atob(packed.bytes);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return new TYPES[packed.type](bytes.buffer);
}

export function decode(data) {
  if (data.format !== FORMAT) throw new Error(`this page reads samples of format ${FORMAT}, not ${data.format}`);
  const people = {};
  for (const [name, packed] of Object.entries(data.people)) people[name] = column(packed);
  const count = people.flow.length;
  const since = column(data.moves.since), at = column(data.moves.place), state = column(data.moves.state);
  const boarded = column(data.moves.sailing), moves = since.length;
  const first = new Uint32Array(count + 1), owner = new Uint32Array(moves), tick = new Uint32Array(moves);
  const place = new Int16Array(moves), sailing = new Int32Array(moves).fill(-1);
  let move = 0, trip = 0;
  for (let person = 0; person < count; person++) {
    first[person] = move;
    let now = 0;
    for (let left = people.moves[person]; left > 0; left--, move++) {
      now += since[move];
      tick[move] = now;
      owner[move] = person;
      place[move] = at[move] - 1;
      if (state[move] === ABOARD) sailing[move] = boarded[trip++];
    }
  }
  first[count] = move;
  const sailings = {};
  for (const [name, packed] of Object.entries(data.sailings)) sailings[name] = column(packed);
  const counts = data.counts.map((each) => ({ ...each, people: column(each.people) }));
  return {
    data, count, moves, first, owner, tick, place, state, sailing, sailings, counts, people,
    ticks: data.ticks,
    perMinute: 60 / data.tick_seconds,
    order: inOrder(tick, data.ticks),
    find: finder(data, people),
  };
}

// Rows of the moves by tick; those of one tick in the order of the travellers (a counting sort).
function inOrder(tick, ticks) {
  const starts = new Uint32Array(ticks + 2);
  for (const now of tick) starts[now + 1]++;
  for (let now = 0; now <= ticks; now++) starts[now + 1] += starts[now];
  const order = new Uint32Array(tick.length);
  for (let move = 0; move < tick.length; move++) order[starts[tick[move]]++] = move;
  return order;
}

// (flow, number) is the same traveller under every policy.
function finder(data, people) {
  const rows = new Map();
  for (let person = 0; person < people.flow.length; person++) {
    rows.set(`${data.flows[people.flow[person]].name} ${people.number[person]}`, person);
  }
  return (flow, number) => rows.get(`${flow} ${number}`) ?? -1;
}
