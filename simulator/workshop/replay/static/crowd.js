// Where everybody is at the clock's tick. Going on costs as much as happens; a jump looks everyone up once.

import { ABOARD, KEPT, LEFT, QUEUEING, SERVED, WALKING } from "./decode.js";

export class Crowd {
  constructor(run) {
    this.run = run;
    this.move = new Int32Array(run.count).fill(-1); // the move each is at; -1 before the first
    this.queues = run.data.places.map(() => []); // in the order of coming
    this.inside = run.data.places.map(() => []); // by slot; -1 where it is free
    this.within = new Int32Array(run.data.places.length); // how many are inside
    this.slot = new Int32Array(run.count).fill(-1);
    this.walking = new Set();
    this.aboard = new Map(); // by sailing
    this.left = new Int32Array(6); // by ending
    this.next = 0; // of run.order
    this.tick = -1;
  }

  // Be at this tick.
  to(tick) {
    const { run } = this;
    if (tick < this.tick || tick - this.tick > 30 * run.perMinute) return this.jump(tick);
    while (this.next < run.moves && run.tick[run.order[this.next]] <= tick) this.turn(run.order[this.next++]);
    this.tick = tick;
    return false;
  }

  jump(tick) {
    const { run } = this;
    for (const queue of this.queues) queue.length = 0;
    for (const slots of this.inside) slots.length = 0;
    this.within.fill(0);
    this.slot.fill(-1);
    this.walking.clear();
    this.aboard.clear();
    this.left.fill(0);
    const now = [];
    for (let person = 0; person < run.count; person++) {
      let low = run.first[person], high = run.first[person + 1];
      const begin = low;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (run.tick[middle] <= tick) low = middle + 1;
        else high = middle;
      }
      this.move[person] = low > begin ? low - 1 : -1;
      if (low > begin) now.push(low - 1);
    }
    now.sort((one, other) => run.tick[one] - run.tick[other] || one - other);
    for (const move of now) this.enter(move);
    let low = 0, high = run.moves;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (run.tick[run.order[middle]] <= tick) low = middle + 1;
      else high = middle;
    }
    this.next = low;
    this.tick = tick;
    return true;
  }

  turn(move) {
    const person = this.run.owner[move];
    if (this.move[person] >= 0) this.leave(this.move[person]);
    this.move[person] = move;
    this.enter(move);
  }

  enter(move) {
    const { run } = this, person = run.owner[move], place = run.place[move];
    switch (run.state[move]) {
      case WALKING: this.walking.add(person); break;
      case QUEUEING: this.queues[place].push(person); break;
      case SERVED: case KEPT: this.settle(person, place); break;
      case ABOARD: this.aboard.set(run.sailing[move], (this.aboard.get(run.sailing[move]) ?? 0) + 1); break;
      case LEFT: this.left[run.people.ending[person]]++; break;
    }
  }

  leave(move) {
    const { run } = this, person = run.owner[move], place = run.place[move];
    switch (run.state[move]) {
      case WALKING: this.walking.delete(person); break;
      case QUEUEING: this.queues[place].splice(this.queues[place].indexOf(person), 1); break;
      case SERVED: case KEPT:
        this.inside[place][this.slot[person]] = -1;
        this.slot[person] = -1;
        this.within[place]--;
        break;
      case ABOARD: this.aboard.set(run.sailing[move], this.aboard.get(run.sailing[move]) - 1); break;
    }
  }

  settle(person, place) {
    const slots = this.inside[place];
    let free = this.within[place] < slots.length ? slots.indexOf(-1) : -1;
    if (free < 0) free = slots.length;
    slots[free] = person;
    this.slot[person] = free;
    this.within[place]++;
  }

  // How many are at each place, shown or not: exact at every tick where all are shown, else of the whole minute.
  waiting(place) { return this.number(place, QUEUEING, this.queues[place].length); }

  busy(place) {
    const state = this.run.data.places[place].kind === "yard" ? KEPT : SERVED;
    return this.number(place, state, this.within[place]);
  }

  number(place, state, shown) {
    const { run } = this;
    if (run.data.shown.one_in === 1) return shown;
    run.table ??= new Map(run.counts.map((each) => [each.place * 8 + each.state, each.people]));
    const column = run.table.get(place * 8 + state);
    return column ? column[Math.min(Math.floor(this.tick / run.perMinute), column.length - 1)] : 0;
  }

  // In all: waiting at desks, in lounges or for papers; aboard; walking or kept; and gone, by ending.
  totals() {
    const { places, routes } = this.run.data;
    const sum = { waiting: 0, served: 0, kept: 0, aboard: 0, walking: this.number(-1, WALKING, this.walking.size) };
    let boarded = 0;
    for (const many of this.aboard.values()) boarded += many;
    places.forEach((place, row) => {
      if (place.kind === "route") sum.aboard += this.run.data.shown.one_in === 1 ? 0 : this.number(row, ABOARD, 0);
      else {
        sum.waiting += this.waiting(row);
        sum[place.kind === "yard" ? "kept" : "served"] += this.busy(row);
      }
    });
    if (this.run.data.shown.one_in === 1) sum.aboard = boarded;
    sum.left = Array.from(this.left, (many, ending) => this.number(ending, LEFT, many));
    sum.present = sum.waiting + sum.served + sum.kept + sum.aboard + sum.walking;
    return sum;
  }
}
