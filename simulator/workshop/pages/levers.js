// Sliders and switches: one for each lever on offer, with its amount, its range and the clause of the plan.

import { element, say } from "./dom.js";

export class Levers {
  constructor(place, { onDrag, onSet }) {
    this.place = place;
    this.onDrag = onDrag;
    this.onSet = onSet;
    this.offers = [];
    this.steps = {};
    this.inputs = new Map();
  }

  draw(offers, words) {
    this.offers = offers;
    this.words = words;
    this.inputs.clear();
    this.place.replaceChildren(...offers.map((offer) => this.one(offer)));
    this.show();
  }

  one(offer) {
    const output = element("output", { "aria-live": "off" });
    const last = offer.steps.length;
    const isSwitch = last === 1;
    const input = element("input", {
      type: isSwitch ? "checkbox" : "range", min: 0, max: last, step: 1, value: 0, id: `lever_${offer.name}`,
      "aria-label": offer.title, role: isSwitch ? "switch" : null,
    });
    const read = () => (isSwitch ? Number(input.checked) : Number(input.value));
    const take = () => {
      const step = read();
      if (step) this.steps[offer.name] = offer.steps[step - 1].step;
      else delete this.steps[offer.name];
      this.show();
    };
    input.addEventListener("input", () => { take(); this.onDrag(); });
    input.addEventListener("change", () => { take(); this.onSet(); });
    this.inputs.set(offer.name, { input, output, isSwitch });
    const w = this.words;
    return element("fieldset", { class: "lever", "data-lever": offer.name },
      element("legend", {}, element("span", {}, offer.title), output),
      isSwitch ? element("label", { class: "switch" }, input, offer.steps[0].amount) : input,
      isSwitch ? null : element("div", { class: "ticks", "aria-hidden": "true" },
        element("span", {}, w.today),
        ...offer.steps.map((step) => element("span", {}, step.value))),
      isSwitch ? null : element("p", { class: "small" }, offer.range),
      element("blockquote", {}, ...this.clause(offer)),
      element("details", {}, element("summary", {}, w.of_mechanism), offer.mechanism),
    );
  }

  clause(offer) {
    const [before, rest] = this.words.plan_says.replace("{clause}", offer.clause).split("{words}");
    return [before, element("span", { lang: "zh-Hans" }, offer.words), rest];
  }

  show() {
    for (const offer of this.offers) {
      const { input, output, isSwitch } = this.inputs.get(offer.name);
      const place = offer.steps.findIndex((each) => each.step === this.steps[offer.name]) + 1;
      const amount = place ? offer.steps[place - 1].amount : this.words.lever_off;
      const points = place ? offer.steps[place - 1].points : 0;
      if (isSwitch) input.checked = Boolean(place);
      else input.value = place;
      output.textContent = points && this.budget ? `${amount} · ${say(this.words, "points", { points })}` : amount;
      input.setAttribute("aria-valuetext", output.textContent);
    }
  }

  open(names, allowed, budget) {
    this.budget = budget !== null;
    for (const offer of this.offers) {
      const field = this.place.querySelector(`[data-lever="${CSS.escape(offer.name)}"]`);
      field.hidden = !names.includes(offer.name);
      this.inputs.get(offer.name).input.disabled = !allowed;
      if (!names.includes(offer.name)) delete this.steps[offer.name];
    }
    this.show();
  }

  set(steps) {
    this.steps = { ...steps };
    this.show();
  }

  spent() {
    let points = 0;
    for (const offer of this.offers) {
      points += offer.steps.find((each) => each.step === this.steps[offer.name])?.points ?? 0;
    }
    return points;
  }
}
