// The replay: two policies on one clock. `mount` puts it into an element; docs/replay.md says how.

import { LEFT } from "./decode.js";
import { arrange } from "./geometry.js";
import { fitted, font, INK } from "./look.js";
import { drawMoving } from "./moving.js";
import { drawChart, fillLegend, fillTable, made, named, tellStories } from "./panels.js";
import { Scene } from "./scene.js";
import { drawStill } from "./still.js";
import { clock, date, grouped, minuteIn, say } from "./story.js";

const SPEEDS = [1, 2, 5, 10, 30, 60]; // minutes of the day in a second

export function mount(element, { samples, words, language = "en", height = 0 }) {
  return new Replay(element, samples, words, language, height);
}

class Replay {
  constructor(element, samples, catalogue, language, height) {
    this.catalogue = catalogue;
    this.language = language;
    this.words = catalogue[language];
    this.height = height;
    this.scenes = samples.map((sample) => new Scene(sample, this.words));
    this.run = this.scenes[0].run;
    this.most = new Map();
    for (const scene of this.scenes) scene.greatest(this.most);
    this.still = matchMedia("(prefers-reduced-motion: reduce)");
    this.speed = 5;
    this.playing = false;
    this.frames = [];
    this.now = this.firstMinute() * this.run.perMinute;
    this.build(element);
    this.ringedAs = ["", 0];
    this.setLanguage(language);
    this.ring(...this.anybody());
    this.watch = new ResizeObserver(() => this.resize());
    this.watch.observe(this.stage);
    this.resize();
  }

  // The quarter of an hour before the first comes; the beginning where somebody is there already.
  firstMinute() {
    let first = this.run.ticks;
    for (const { run } of this.scenes) for (let person = 0; person < run.count; person++) first = Math.min(first, run.tick[run.first[person]]);
    return Math.max(0, Math.floor((first / this.run.perMinute - 5) / 15) * 15);
  }

  build(element) {
    element.replaceChildren();
    const root = (this.root = made("section", "replay", element, { tabindex: "0" }));
    const top = made("div", "replay-top", root), bar = made("div", "replay-bar", top);
    this.button = made("button", "replay-play", bar, { type: "button" });
    this.clock = made("output", "replay-clock", bar, { "aria-live": "off" });
    const speed = made("label", "replay-speed", bar);
    this.speedName = made("span", "", speed);
    this.speeds = made("select", "", speed);
    for (const each of SPEEDS) made("option", "", this.speeds, { value: each });
    this.speeds.value = String(this.speed);
    const track = made("div", "replay-track", top);
    this.chart = made("canvas", "replay-chart", track, { "aria-hidden": "true" });
    this.slider = made("input", "replay-slider", track, { type: "range", min: "0", max: String(Math.floor(this.run.ticks / this.run.perMinute)), step: "1" });
    this.stage = made("div", "replay-stage", root);
    this.ground = made("canvas", "replay-ground", this.stage, { "aria-hidden": "true" });
    this.canvas = made("canvas", "replay-crowd", this.stage, { role: "img" });
    this.legend = made("div", "replay-legend", root);
    this.line = made("div", "replay-line", root, { role: "status", "aria-live": "polite" });
    const pick = made("form", "replay-pick", root);
    this.pickName = made("span", "", pick);
    this.flows = made("select", "", pick);
    this.number = made("input", "", pick, { type: "number", min: "0", inputmode: "numeric" });
    this.find = made("button", "", pick, { type: "submit" });
    this.other = made("button", "", pick, { type: "button" });
    this.note = made("span", "replay-note", pick, { role: "status" });
    this.stories = made("div", "replay-stories", root);
    const details = made("details", "replay-counts", root);
    this.countsName = made("summary", "", details);
    this.table = made("table", "", details);
    this.foot = made("p", "replay-foot", root);
    this.details = details;
    this.listen(pick);
  }

  listen(pick) {
    this.button.addEventListener("click", () => this.toggle());
    this.speeds.addEventListener("change", () => (this.speed = Number(this.speeds.value)));
    this.slider.addEventListener("input", () => this.seek(Number(this.slider.value)));
    this.details.addEventListener("toggle", () => this.tell());
    pick.addEventListener("submit", (event) => {
      event.preventDefault();
      this.ring(this.flows.value, Number(this.number.value));
    });
    this.other.addEventListener("click", () => this.ring(...this.somebodyHere()));
    this.canvas.addEventListener("click", (event) => this.point(event));
    this.root.addEventListener("keydown", (event) => this.key(event));
  }

  key(event) {
    if (/^(INPUT|SELECT|BUTTON|SUMMARY)$/.test(event.target.tagName) && event.target !== this.slider) return;
    const minute = this.now / this.run.perMinute, step = event.shiftKey ? 15 : 1;
    if (event.key === " ") this.toggle();
    else if (event.target === this.slider && event.key !== " ") return;
    else if (event.key === "ArrowRight") this.seek(Math.floor(minute) + step);
    else if (event.key === "ArrowLeft") this.seek(Math.ceil(minute) - step);
    else if (event.key === "Home") this.seek(0);
    else if (event.key === "End") this.seek(Infinity);
    else return;
    event.preventDefault();
  }

  point(event) {
    const box = this.canvas.getBoundingClientRect(), x = (event.clientX - box.left) / this.zoom, y = (event.clientY - box.top) / this.zoom;
    for (const scene of this.scenes) {
      const person = scene.nearest(x, y), { run } = scene;
      if (person >= 0) return this.ring(run.data.flows[run.people.flow[person]].name, run.people.number[person]);
    }
  }

  setLanguage(language) {
    this.language = language;
    const words = (this.words = this.catalogue[language]), tag = { en: "en", zh_Hans: "zh-Hans", zh_Hant: "zh-Hant" }[language];
    for (const scene of this.scenes) scene.words = words;
    this.root.lang = tag;
    this.root.setAttribute("aria-label", words.title);
    this.canvas.setAttribute("aria-label", say(words, "picture", { policies: this.scenes.map((scene) => this.named(scene)).join(words.comma) }));
    this.slider.setAttribute("aria-label", words.time);
    this.speedName.textContent = words.speed;
    [...this.speeds.options].forEach((option) => (option.textContent = say(words, "per_second", { n: option.value })));
    this.pickName.textContent = words.traveller;
    this.flows.setAttribute("aria-label", words.flow);
    this.number.setAttribute("aria-label", words.number);
    this.find.textContent = words.show;
    this.other.textContent = words.another;
    this.countsName.textContent = words.counts;
    const chosen = this.flows.value;
    this.flows.replaceChildren();
    for (const { name, label } of this.run.data.flows) made("option", "", this.flows, { value: name }).textContent = label[language];
    if (chosen) this.flows.value = chosen;
    const { shown, layout, scenario, seed, replication } = this.run.data;
    const share = shown.one_in > 1 ? say(words, "share_shown", { n: shown.one_in, people: grouped(shown.people), of: grouped(shown.of) }) : say(words, "all_shown", { of: grouped(shown.of) });
    this.foot.textContent = [share, say(words, "made_from", { scenario, seed, replication }), layout.frames.some((frame) => frame.land.length) ? layout.credit : ""].filter(Boolean).join(" · ");
    this.name();
    fillLegend(this.legend, this.scenes, words);
    this.tellStories();
    this.written = undefined;
    this.write();
    if (this.plan) this.redraw();
  }

  named({ sample }) {
    return named(sample, this.language);
  }

  resize() {
    const width = this.stage.clientWidth - 1; // it may have been rounded up
    if (width < 100 || (this.plan && this.width === width)) return;
    // The picture grows with the letters of the page around it, as on a projector.
    const zoom = (this.zoom = Math.max(1, parseFloat(getComputedStyle(document.documentElement).fontSize) / 16));
    const room = (this.height || Math.max(520, Math.min(innerHeight - 170, 1100))) / zoom;
    this.plan = arrange(this.scenes.map((scene) => scene.run), width / zoom, room);
    this.width = width;
    const scale = (this.scale = Math.min(devicePixelRatio || 1, 2) * zoom), height = this.plan.height * zoom;
    for (const canvas of [this.ground, this.canvas]) {
      canvas.width = Math.round((width / zoom) * scale);
      canvas.height = Math.round(this.plan.height * scale);
      canvas.style.width = `${width}px`;
      canvas.style.height = `${height}px`;
    }
    this.stage.style.height = `${height}px`;
    this.scenes.forEach((scene, row) => scene.fit(this.plan.panels[row], this.most));
    this.redraw();
  }

  redraw() {
    const pen = this.ground.getContext("2d");
    pen.setTransform(this.scale, 0, 0, this.scale, 0, 0);
    pen.clearRect(0, 0, this.plan.width, this.plan.height);
    this.scenes.forEach((scene, row) => drawStill(pen, this.plan, this.plan.panels[row], scene.run, scene.sample, this.language));
    drawChart(this.chart, this.scenes, this.scale, this.zoom, this.words, this.language);
    this.draw(1);
  }

  // Nothing is drawn while the element is hidden; the clock goes on.
  draw(ease) {
    if (!this.plan) return;
    const began = performance.now();
    const pen = this.canvas.getContext("2d"), tick = Math.floor(this.now);
    pen.setTransform(this.scale, 0, 0, this.scale, 0, 0);
    pen.clearRect(0, 0, this.plan.width, this.plan.height);
    this.scenes.forEach((scene, row) => {
      const jumped = scene.crowd.to(tick), panel = this.plan.panels[row];
      scene.exact = this.now;
      drawMoving(pen, panel, scene, jumped || this.still.matches ? 1 : ease, this.language);
      this.drawHead(pen, panel, scene);
    });
    this.frames.push(performance.now() - began);
    if (this.frames.length > 3000) this.frames.splice(0, 1000);
  }

  drawHead(pen, { head }, scene) {
    const { words } = this, sums = scene.crowd.totals();
    pen.textBaseline = "middle";
    pen.fillStyle = scene.sample.colour;
    pen.fillRect(head.x, head.y + 4, 5, head.h - 10);
    pen.fillStyle = INK;
    pen.font = font(14, this.language, "700");
    const title = fitted(pen, this.named(scene), head.w - 16);
    pen.fillText(title, head.x + 12, head.y + 14);
    const wide = pen.measureText(title).width + 28;
    pen.font = font(11.5, this.language);
    pen.fillStyle = "#444";
    const lost = sums.left[2] + sums.left[3] + sums.left[4] + sums.left[5];
    const parts = [say(words, "head_waiting", { n: grouped(sums.waiting) }), ...(scene.run.data.routes.length ? [say(words, "head_aboard", { n: grouped(sums.aboard) })] : []), say(words, "head_through", { n: grouped(sums.left[1]) }), ...(lost ? [say(words, "head_lost", { n: grouped(lost) })] : [])];
    while (parts.length && wide + pen.measureText(parts.join("  ·  ")).width > head.w) parts.splice(Math.min(1, parts.length - 1), 1);
    pen.textAlign = "right";
    pen.fillText(parts.join("  ·  "), head.x + head.w - 2, head.y + 14);
    pen.textAlign = "left";
  }

  toggle() { return this.playing ? this.pause() : this.play(); }

  play() {
    if (this.playing) return;
    if (this.now >= this.run.ticks) this.now = this.firstMinute() * this.run.perMinute;
    this.playing = true;
    this.last = undefined;
    this.line.setAttribute("aria-live", "off");
    this.name();
    this.request = requestAnimationFrame((time) => this.frame(time));
  }

  pause() {
    this.playing = false;
    cancelAnimationFrame(this.request);
    this.line.setAttribute("aria-live", "polite");
    this.name();
    this.write();
    this.settle(24);
  }

  // The last few frames after a stop, in which the dots come to rest.
  settle(frames) {
    if (this.playing || !frames || this.gone) return;
    this.draw(0.3);
    requestAnimationFrame(() => this.settle(frames - 1));
  }

  // Whoever asked for less motion sees the picture change once a second, without gliding.
  frame(time) {
    if (!this.playing || this.gone) return;
    const passed = this.last === undefined ? 0 : Math.min(time - this.last, this.still.matches ? 1500 : 100);
    if (!this.still.matches || this.last === undefined || passed >= 1000) {
      this.last = time;
      this.now = Math.min(this.run.ticks, this.now + (passed / 1000) * this.speed * this.run.perMinute);
      this.draw(1 - Math.exp(-passed / 90));
      this.write();
    }
    if (this.now >= this.run.ticks) return this.pause();
    this.request = requestAnimationFrame((next) => this.frame(next));
  }

  seek(minute) {
    this.now = Math.max(0, Math.min(this.run.ticks, minute * this.run.perMinute));
    if (this.plan) this.draw(1);
    this.write();
  }

  name() {
    this.button.textContent = this.playing ? "❚❚" : "▶\uFE0E";
    this.button.setAttribute("aria-label", this.playing ? this.words.pause : this.words.play);
    this.button.title = this.playing ? this.words.pause : this.words.play;
  }

  // What is written beside the picture; only when the minute has changed.
  write() {
    const tick = Math.floor(this.now), minute = Math.floor(tick / this.run.perMinute), key = `${minute} ${this.language} ${this.playing}`;
    if (this.written === key) return;
    this.written = key;
    for (const scene of this.scenes) scene.crowd.to(tick);
    const when = clock(this.run, tick), day = date(this.run, tick, this.language);
    this.clock.replaceChildren();
    made("strong", "", this.clock).textContent = when;
    made("span", "", this.clock).textContent = day;
    this.slider.value = String(minute);
    this.slider.setAttribute("aria-valuetext", `${day} ${when}`);
    this.tell();
    this.mark();
  }

  tell() {
    const { words, language } = this;
    this.line.replaceChildren();
    for (const scene of this.scenes) {
      const row = made("p", "", this.line), name = made("b", "", row);
      name.textContent = `${clock(scene.run, scene.crowd.tick)} ${this.named(scene)}${words.colon}`;
      name.style.color = scene.sample.colour;
      row.append(minuteIn(scene.run, scene.crowd, words, language));
    }
    if (this.details.open) fillTable(this.table, this.scenes, this.words, this.language);
  }

  // Who sets out nearest to half past nine of the first day, does something on the way, and travels under all policies.
  anybody() {
    const { run } = this.scenes[0], middle = Math.min(run.ticks, 1440 * run.perMinute) * 0.4;
    let best = -1, least = Infinity;
    for (let person = 0; person < run.count; person++) {
      const flow = run.data.flows[run.people.flow[person]].name, number = run.people.number[person];
      if (flow.includes("/")) continue;
      const far = Math.abs(run.tick[run.first[person]] - middle) + (run.people.moves[person] < 6 ? run.ticks : 0);
      if (far < least && this.scenes.every((scene) => scene.run.find(flow, number) >= 0)) [best, least] = [person, far];
    }
    return best < 0 ? ["", 0] : [run.data.flows[run.people.flow[best]].name, run.people.number[best]];
  }

  // Somebody who is on the way at this minute under every policy, another each time.
  somebodyHere() {
    const { run, crowd } = this.scenes[0];
    this.turn = (this.turn ?? 0) + 1;
    for (let step = 0; step < run.count; step++) {
      const person = (this.turn * 7919 + step * 31) % run.count, move = crowd.move[person];
      const flow = run.data.flows[run.people.flow[person]].name, number = run.people.number[person];
      if (move < 0 || run.state[move] === LEFT) continue;
      if (this.scenes.every((scene) => scene.run.find(flow, number) >= 0)) return [flow, number];
    }
    return this.anybody();
  }

  ring(flow, number) {
    for (const scene of this.scenes) scene.ringed = flow ? scene.run.find(flow, number) : -1;
    this.ringedAs = [flow, number];
    if (flow) this.flows.value = flow;
    this.number.value = String(number);
    this.tellStories();
    if (this.plan && !this.playing) this.draw(1);
  }

  tellStories() {
    const [flow] = this.ringedAs;
    this.note.textContent = !flow || this.scenes.some((scene) => scene.ringed >= 0) ? "" : this.words.nobody;
    this.lines = tellStories(this.stories, this.scenes, this.words, this.language);
    this.mark();
  }

  mark() {
    for (const { line, scene, move } of this.lines ?? []) {
      const now = scene.ringed >= 0 && scene.crowd.move[scene.ringed] === move;
      line.classList.toggle("now", now);
      if (now) line.setAttribute("aria-current", "step");
      else line.removeAttribute("aria-current");
    }
  }

  // What a test or the page around it may ask.
  state() {
    return {
      minute: this.now / this.run.perMinute, playing: this.playing, language: this.language, ringed: this.ringedAs,
      policies: this.scenes.map((scene) => ({
        label: this.named(scene), ring: scene.ringAt() ?? null, totals: scene.crowd.totals(),
        places: scene.run.data.places.map((place, at) => ({ name: place.name, kind: place.kind, waiting: scene.crowd.waiting(at), inside: scene.crowd.busy(at) })),
      })),
      frames: this.frames,
    };
  }

  destroy() {
    this.gone = true;
    this.pause();
    this.watch.disconnect();
    this.root.remove();
  }
}
