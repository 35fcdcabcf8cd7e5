// What every page of a class has: a line to the server, a banner, a door, and words in the language that was chosen.

import { at, offerLanguages, translate } from "./dom.js";
import { openLine } from "./line.js";

// `storage` keeps under `kept` who sits here; `back` is what the page says when it comes back as that.
export function openPage({ storage, kept, back, title, enter, handlers }) {
  const page = {
    words: {}, hello: null, banner,
    known: () => storage.getItem(kept) ?? "",
    keep: (value) => storage.setItem(kept, value),
    forget: () => storage.removeItem(kept),
    send: (message) => line.send(message),
  };
  let timer = 0;

  function banner(text, forMs = 0) {
    clearTimeout(timer);
    at("banner").textContent = text;
    at("banner").hidden = !text;
    if (forMs) timer = setTimeout(() => banner(""), forMs);
  }

  // The class opens; who stood at the door with the keyboard stands in the class.
  page.open = () => {
    const atDoor = !at("door").hidden;
    at("door").hidden = true;
    at("class").hidden = false;
    if (atDoor) at("class").focus();
  };

  function hello(message) {
    page.hello = message;
    page.words = message.words;
    document.documentElement.lang = message.tag;
    document.title = at("title").textContent = title(message);
    translate(message.words);
    offerLanguages(at("language"), message.languages, message.language);
    if (!page.known()) at("door").hidden = false;
    handlers.hello?.(message);
  }

  const line = openLine({
    onOpen() {
      banner("");
      if (page.known()) line.send(back(page.known()));
    },
    onLost() { banner(page.words.away ?? ""); },
    onMessage(message) { (message.type === "hello" ? hello : handlers[message.type])?.(message); },
  });
  at("language").addEventListener("change", (event) => line.send({ do: "speak", language: event.target.value }));
  at("door").addEventListener("submit", (event) => {
    event.preventDefault();
    enter();
  });
  return page;
}
