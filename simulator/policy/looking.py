"""Files about policies, looked through key by key; what is wrong joins the complaints."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from simulator.policy.fields import LANGUAGES, STATUSES, Field
from simulator.scenario.complaints import Complaint, at, nearest
from simulator.scenario.nodes import Node, plain

Loc = tuple[str, ...]


def standing(node: Node | None, key: str) -> Node | None:
    """What stands under a key; a key without a value is as good as left out."""
    found = node.get(key) if node is not None else None
    return found if found is not None and found.content is not None else None


class Look:
    """One file, and the complaints about it."""

    def __init__(self, root: Node, complaints: list[Complaint]) -> None:
        self.root, self.complaints = root, complaints

    def wrong(self, loc: Loc, rule: str, hint: str = "", *, key: bool = False) -> None:
        """One more complaint."""
        self.complaints.append(at(self.root, loc, rule, hint, key=key))

    def fields(self, loc: Loc, node: Node | None, known: Mapping[str, Field]) -> None:
        """A part that should hold these fields."""
        self.keys(loc, node, known, [key for key, field in known.items() if field.needed])
        for key, field in known.items():
            value = standing(node, key)
            if value is not None:
                self._value((*loc, key), value, field)

    def keys(self, loc: Loc, node: Node | None, known: Iterable[str], needed: Iterable[str]) -> None:
        """No key but those known, and each that is needed unless it was only misspelt."""
        if node is None or not isinstance(node.content, dict):
            self.wrong(loc, f"should have keys of its own: {', '.join(known)}")
            return
        hints = {key: nearest(key, known) for key in node.mapping if key not in known}
        for key, hint in hints.items():
            self.wrong((*loc, key), "is not a key here", hint, key=True)
        for key in needed:
            if standing(node, key) is None and not any(f"did you mean `{key}`?" in hint for hint in hints.values()):
                self.wrong((*loc, key), "is missing")

    def is_list_of_text(self, value: Node) -> bool:
        """Whether it is a list, and text all of it."""
        return isinstance(value.content, tuple) and all(isinstance(each.content, str) for each in value.content)

    def _value(self, loc: Loc, value: Node, field: Field) -> None:
        if field.form == "text":
            self._text(loc, value)
        elif field.form == "languages":
            self.keys(loc, value, LANGUAGES, LANGUAGES)
            for key, (_, words) in value.mapping.items():
                self._text((*loc, key), words)
        elif field.form == "status":
            self._status(loc, value)
        elif field.form == "number":
            self._number(loc, value)
        elif field.form != "stars" and not self.is_list_of_text(value):
            example = "[policy.stations.third_desk]" if field.form == "places" else "[timed_coach, through_check_in]"
            self.wrong(loc, f"should be a list of {field.form}, as in {example}")

    def _text(self, loc: Loc, value: Node) -> None:
        if value.content is not None and not isinstance(value.content, str):
            self.wrong(loc, "should be text", "put it in quotation marks")

    def _status(self, loc: Loc, value: Node) -> None:
        said = value.get("value")
        if said is None:
            self.wrong(loc, "needs its evidence, as in {value: in_force, grade: published, source: a newspaper}")
        elif said.content not in STATUSES:
            self.wrong((*loc, "value"), "is no status", nearest(str(plain(said)), STATUSES))

    def _number(self, loc: Loc, value: Node) -> None:
        amount = value.get("value")
        if amount is None:
            self.wrong(loc, "needs its evidence, as in {value: 40, grade: assumed}")
        elif isinstance(amount.content, bool) or not isinstance(amount.content, int | float | str):
            self.wrong((*loc, "value"), "should be a number, or a quantity such as `30 min`")
