"""A replay as one page that opens from disk: script, style, samples and words inside it, and no outside request."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from simulator.report.style import policy_colour
from simulator.report.words.language import LANGUAGES, Language
from simulator.workshop.replay.labels import Label
from simulator.workshop.replay.words import page_words

STATIC: Final = Path(__file__).with_name("static")
"""`replay.js`, which the others are parts of, and `replay.css`; a server may hand them out as they are."""
PARTS: Final = (
    *(
        "decode.js",
        "crowd.js",
        "story.js",
        "look.js",
        "panels.js",
        "geometry.js",
        "still.js",
        "walking.js",
        "vessels.js",
    ),
    *("moving.js", "scene.js", "replay.js"),
)
"""Each after those it imports."""
NAMES: Final[dict[Language, str]] = {"en": "English", "zh_Hans": "简体中文", "zh_Hant": "繁體中文"}
TAGS: Final[dict[Language, str]] = {"en": "en", "zh_Hans": "zh-Hans", "zh_Hant": "zh-Hant"}

PAGE: Final = """<!doctype html>
<html lang="{tag}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:">
<title>{title}</title>
<style>
body {{ margin: 0 auto; padding: .8rem clamp(.6rem, 2vw, 1.6rem) 2rem; max-width: 2200px; background: #fff; color: #222;
  font-family: system-ui, "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; }}
header {{ display: flex; flex-wrap: wrap; gap: .3rem 1rem; align-items: baseline; margin-bottom: .4rem; }}
h1 {{ font-size: 1.15rem; margin: 0; flex: 1 1 20rem; }}
nav button {{ font: inherit; border: 0; background: none; color: #0072B2; cursor: pointer; padding: .3rem .4rem; }}
nav button[aria-pressed="true"] {{ color: #222; font-weight: 600; }}
{css}
</style>
<header><h1></h1><nav>{buttons}</nav></header>
<main></main>
<script type="application/json" id="given">{given}</script>
<script type="module">
{script}
const given = JSON.parse(document.getElementById("given").textContent);
const shown = mount(document.querySelector("main"), {{ samples: given.samples, words: given.words, language: given.language }});
function speak(language) {{
  document.documentElement.lang = given.tags[language];
  document.querySelector("h1").textContent = document.title = given.title[language];
  for (const button of document.querySelectorAll("nav button")) button.setAttribute("aria-pressed", button.value === language);
  shown.setLanguage(language);
}}
for (const button of document.querySelectorAll("nav button")) button.addEventListener("click", () => speak(button.value));
speak(given.language);
window.replay = shown;
</script>
</html>
"""  # noqa: E501


def samples_for_page(samples: Sequence[dict[str, Any]], labels: Sequence[Label]) -> list[dict[str, Any]]:
    """The samples as `mount` takes them, each with what its policy is called and the colour that it keeps."""
    named = zip(samples, labels, strict=True)
    return [{"label": label, "colour": policy_colour(row), "data": data} for row, (data, label) in enumerate(named)]


def page(samples: Sequence[dict[str, Any]], labels: Sequence[Label], language: Language = "en") -> str:
    """The whole page."""
    title: Label = samples[0]["title"]
    given = {
        "samples": samples_for_page(samples, labels),
        "words": page_words(),
        "language": language,
        "title": title,
        "tags": TAGS,
    }
    buttons = "".join(
        f'<button type="button" value="{each}" lang="{TAGS[each]}" aria-pressed="false">{NAMES[each]}</button>'
        for each in LANGUAGES
    )
    return PAGE.format(
        tag=TAGS[language],
        title=html.escape(title[language]),
        css=(STATIC / "replay.css").read_text(encoding="utf-8"),
        buttons=buttons,
        given=in_html(given),
        script=script(),
    )


def in_html(value: Any) -> str:
    """JSON that cannot end the element it stands in."""
    said = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return said.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def script() -> str:
    """The parts of the script in one, for a page that cannot load any."""
    texts = ((STATIC / part).read_text(encoding="utf-8") for part in PARTS)
    return "\n".join(_joined(text) for text in texts)


def _joined(text: str) -> str:
    without = re.sub(r"^import [^;]*;\n", "", text, flags=re.MULTILINE)
    without = re.sub(r"^export \{[^}]*\};\n", "", without, flags=re.MULTILINE)
    return re.sub(r"^export ", "", without, flags=re.MULTILINE)
