// Elements are made here and nowhere from markup in a text: what a student writes is always shown as it was written.

export const at = (id) => document.getElementById(id);

export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  return filled(made, attributes, children);
}

export function drawn(name, attributes = {}, ...children) {
  return filled(document.createElementNS("http://www.w3.org/2000/svg", name), attributes, children);
}

function filled(made, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (value === true) made.setAttribute(key, "");
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

export function say(words, key, values = {}) {
  return (words[key] ?? "").replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

export function translate(words) {
  for (const each of document.querySelectorAll("[data-say]")) each.textContent = words[each.dataset.say] ?? "";
}

export const LANGUAGES = { en: "English", zh_Hans: "简体中文", zh_Hant: "繁體中文" };
export const TAGS = { en: "en", zh_Hans: "zh-Hans", zh_Hant: "zh-Hant" };

export function offerLanguages(select, languages, chosen) {
  if (!select.options.length) {
    for (const each of languages) select.append(element("option", { value: each, lang: TAGS[each] }, LANGUAGES[each]));
  }
  select.value = chosen;
}
