// What happens, in words: the clock, one traveller's own story, the minute in one line.

import { ABOARD, KEPT, QUEUEING, SERVED, WALKING } from "./decode.js";

export const TAGS = { en: "en-GB", zh_Hans: "zh-Hans-CN", zh_Hant: "zh-Hant-TW" };

export function say(words, key, values = {}) {
  return (words[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

export function grouped(number) {
  return String(Math.round(number)).replace(/\B(?=(\d{3})+$)/g, ",");
}

export function clock(run, tick) {
  const minute = Math.floor(tick / run.perMinute) % 1440;
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}

export function date(run, tick, language) {
  const [year, month, day] = run.data.start.split("-").map(Number);
  const days = Math.floor((run.data.from_minute + tick / run.perMinute) / 1440);
  const then = new Date(Date.UTC(year, month - 1, day + days));
  const shape = { weekday: "short", year: "numeric", month: "short", day: "numeric", timeZone: "UTC" };
  return new Intl.DateTimeFormat(TAGS[language], shape).format(then);
}

export function lasting(words, ticks, perMinute) {
  const minutes = Math.round(ticks / perMinute);
  if (minutes < 1) return say(words, "seconds", { n: Math.round((ticks * 60) / perMinute) });
  if (minutes < 120) return say(words, "minutes", { n: minutes });
  if (minutes < 2880) return say(words, "hours", { h: Math.floor(minutes / 60), n: String(minutes % 60).padStart(2, "0") });
  return say(words, "days", { n: (minutes / 1440).toFixed(1) });
}

export function who(run, person, words, language) {
  const kind = run.people.kind[person] - 1, { data } = run;
  const flow = data.flows[run.people.flow[person]].label[language];
  const parts = kind < 0 ? [] : data.kinds[kind].map((part) => data.parts[part][language]);
  return say(words, "who", { flow, n: grouped(run.people.number[person]) }) + (parts.length ? say(words, "of_kind", { kind: parts.join(words.comma) }) : "");
}

// One line for each move: from which tick on, what, and how long it lasts (NaN where the window ends first).
export function story(run, person, words, language) {
  const lines = [];
  for (let move = run.first[person]; move < run.first[person + 1]; move++) {
    const more = move + 1 < run.first[person + 1];
    const lasts = more ? run.tick[move + 1] - run.tick[move] : NaN;
    lines.push({ move, tick: run.tick[move], lasts, text: told(run, move, words, language), state: run.state[move] });
  }
  return lines;
}

function told(run, move, words, language) {
  const at = run.place[move], place = run.data.places[at], name = place?.label[language] ?? "";
  switch (run.state[move]) {
    case WALKING: return at < 0 ? words.goes : say(words, "walks", { place: name });
    case QUEUEING: {
      const goods = run.data.flows[run.people.flow[run.owner[move]]].glyph === "lorry";
      const lounge = goods ? "waits_for_ship" : "waits_to_board";
      return say(words, { lounge, meeting: "waits_for" }[place.kind] ?? "queues", { place: name });
    }
    case SERVED: return say(words, "served_at", { place: name });
    case KEPT: return say(words, "kept_at", { place: name });
    case ABOARD: return say(words, "goes_aboard", { place: name });
    default: return words.endings[run.people.ending[run.owner[move]]];
  }
}

// The minute in one sentence for each policy: what somebody who cannot see the picture needs.
export function minuteIn(run, crowd, words, language) {
  const sums = crowd.totals(), { places } = run.data;
  let longest = -1, most = 0;
  places.forEach((place, row) => {
    if (place.kind !== "station" && place.kind !== "yard") return;
    if (crowd.waiting(row) > most) [longest, most] = [row, crowd.waiting(row)];
  });
  const under = afloat(run, crowd.tick).length;
  const parts = [say(words, "line_waiting", { n: grouped(sums.waiting) })];
  if (longest >= 0) parts.push(say(words, "line_longest", { place: places[longest].label[language], n: grouped(most) }));
  if (run.data.routes.length) parts.push(say(words, "line_aboard", { n: grouped(sums.aboard), v: under }));
  parts.push(say(words, "line_through", { n: grouped(sums.left[1]) }));
  const lost = sums.left[2] + sums.left[3] + sums.left[4] + sums.left[5];
  if (lost) parts.push(say(words, "line_lost", { n: grouped(lost) }));
  const stopped = run.data.stops.filter(([, from, to]) => from <= crowd.tick && crowd.tick < to);
  if (stopped.length) parts.push(words.stopped);
  return parts.join(words.semicolon);
}

// Rows of the sailings that are on the way at this tick.
export function afloat(run, tick) {
  const { departed, arrived } = run.sailings, rows = [];
  for (let row = 0; row < departed.length; row++) {
    if (departed[row] && departed[row] - 1 <= tick && (!arrived[row] || arrived[row] - 1 > tick)) rows.push(row);
  }
  return rows;
}
