// The replay: its script, style and sample are fetched when somebody first wants to watch.

import { at, element } from "./dom.js";

let replay = null;

export async function watch(key, language) {
  if (!document.querySelector("link[data-replay]")) {
    document.head.append(element("link", { rel: "stylesheet", href: "/replay/replay.css", "data-replay": true }));
  }
  const [{ mount }, found] = await Promise.all([import("/replay/replay.js"), fetch(`/replay/${key}.json`)]);
  const given = await found.json();
  replay?.destroy();
  replay = mount(at("replay"), { samples: given.samples, words: given.words, language });
  replay.play();
  at("replay").scrollIntoView({ block: "nearest" });
}

export function speak(language) {
  replay?.setLanguage(language);
}
