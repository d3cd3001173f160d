"""Writes docs folders of any size in Speakeasy's form, the same for the same seed.

The proportions are roughly those of real SDKs (numbers of fields, values and operations, how often
a type is mentioned, how much is padding): two thirds objects, a third enums, a few unions; a third
of all fields name another type; a few types are named hundreds of times; some contain each other.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

_WORDS = (
    *("account", "address", "audit", "balance", "batch", "branch", "carrier", "channel", "claim"),
    *("contract", "crate", "customer", "delivery", "device", "driver", "event", "fleet", "freight"),
    *("gate", "handler", "invoice", "item", "journey", "ledger", "license", "load", "manifest"),
    *("meter", "notice", "offer", "order", "parcel", "payment", "permit", "pickup", "pool"),
    *("quota", "rate", "record", "region", "report", "route", "sample", "sensor", "session"),
    *("shift", "shipment", "slot", "status", "stop", "supplier", "tariff", "ticket", "token"),
    *(
        "tour",
        "trace",
        "unit",
        "user",
        "vehicle",
        "vendor",
        "visit",
        "voucher",
        "warehouse",
        "zone",
    ),
)
_PROSE = {
    "N/A": 43,
    "Number of the {0} in the {1}, as the {2} has it.": 20,
    "Whether the {0} was seen by the {1}.": 15,
    "When the {0} was changed, in UTC.": 14,
    "Use `{0}` to ask for the {1}.": 3,
    "The {0} that this {1} belongs to.<br/><br/>It is that of the {2}.": 2,
    "The {0} that this {1} belongs to.<br/><br/>- the {2}, if there is one<br/>- or its {1}": 2,
    "The {0} of the {1}. See [the {2}](https://docs.example.com/{2}).": 1,
}
"""Descriptions, and their percentage: in real docs, four to five of ten fields have none, and one
in thirty has several lines."""
_EXAMPLES = ("12", "true", "2026-01-31", "some &quot;text&quot;")
_PRIMITIVES = (
    "*str*",
    "*int*",
    "*bool*",
    "*float*",
    "*Optional[str]*",
    "List[*str*]",
    "Dict[str, *Any*]",
)
_STATUSES = (("BadRequestError", "400"), ("ForbiddenError", "401, 403"), ("NotFoundError", "404"))
_PAGES_A_GROUP = 30
_MOST_GROUPS = 43
"""Maximum number of operation pages. An API has a few dozen groups, however many types it has:
nine real SDKs of 770 to 2,450 pages have 7 to 68, the median one 31 in 1,200 pages; one of 11,142
has 43."""


@dataclass(slots=True)
class _Type:
    name: str
    space: str
    kind: str

    @property
    def path(self) -> str:
        return f"models/{self.space}/{self.name.lower()}.md"

    def link(self, depth: int = 2) -> str:
        return f"[{self.space}.{self.name}]({'../' * depth}{self.path})"


@dataclass(slots=True)
class Tree:
    """The pages of a docs folder.

    Attributes:
        pages: Text of each page by its path.
    """

    pages: dict[str, str] = field(default_factory=dict)

    def write(self, folder: Path) -> None:
        """Write all pages to a folder."""
        for path, text in self.pages.items():
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")


def generate(count: int, seed: int = 1) -> Tree:
    """Return a tree of `count` pages."""
    return _Writer(count, random.Random(seed)).tree()  # noqa: S311 (not for secrets)


class _Writer:
    def __init__(self, count: int, chance: random.Random) -> None:
        self._chance = chance
        self._groups = min(_MOST_GROUPS, max(1, count // _PAGES_A_GROUP))
        self._errors = [_Type(name, "errors", "object") for name, _ in _STATUSES]
        models = max(0, count - self._groups - len(self._errors))
        self._calls_a_group = max(1, min(8, models // self._groups // 8))
        self._requests: list[tuple[_Type, _Type]] = []
        taken: set[str] = set()
        for _ in range(min(self._groups * self._calls_a_group, models // 3)):
            name = self._name(taken, 3)
            pair = (_Type(f"{name}Request", "operations", "object"),
                    _Type(f"{name}Response", "operations", "object"))  # fmt: skip
            self._requests.append(pair)
        left = models - 2 * len(self._requests)
        kinds = chance.choices(("object", "enum", "union"), (64, 30, 6), k=left)
        self._shared = [_Type(self._name(taken, 2), "shared", kind) for kind in kinds]
        # Zipf: a few types are named hundreds of times, most once or twice.
        self._weights = [1 / (1 + at) ** 0.6 for at in range(len(self._shared))]
        self._sums: list[float] = []
        total = 0.0
        for weight in self._weights:
            total += weight
            self._sums.append(total)

    def tree(self) -> Tree:
        pages: dict[str, str] = {}
        for type_ in (*self._errors, *self._shared):
            pages[type_.path] = self._type(type_)
        calls = iter(self._requests)
        for number in range(self._groups):
            name = f"{_WORDS[number % len(_WORDS)].title()}{number}"
            own = [call for _, call in zip(range(self._calls_a_group), calls, strict=False)]
            for request, response in own:
                pages[request.path] = self._object(request, 3)
                pages[response.path] = self._response(response)
            pages[f"sdks/{name.lower()}/README.md"] = self._operations(name, own)
        return Tree(pages)

    def _name(self, taken: set[str], words: int) -> str:
        while True:
            name = "".join(self._chance.choice(_WORDS).title() for _ in range(words))
            while name.lower() in taken:
                name += str(self._chance.randrange(10))
            taken.add(name.lower())
            return name

    def _some_type(self) -> _Type:
        return self._chance.choices(self._shared, cum_weights=self._sums)[0]

    def _type(self, type_: _Type) -> str:
        if type_.kind == "enum":
            return self._enum(type_)
        if type_.kind == "union" and self._shared:
            members = {self._some_type().name: None for _ in range(self._chance.randint(2, 5))}
            listed = "\n\n".join(
                f"### `shared.{member}`\n\n```python\nvalue: shared.{member} = ...\n```"
                for member in members
            )
            return f"# {type_.name}\n\n\n## Supported Types\n\n{listed}\n"
        return self._object(type_, min(60, 1 + int(self._chance.expovariate(1 / 4))))

    def _object(self, type_: _Type, count: int) -> str:
        lead = f"A {self._chance.choice(_WORDS)} of the {self._chance.choice(_WORDS)}."
        head: tuple[str, ...] = ("Field", "Type", "Required", "Description")
        rows = self._rows(count)
        if self._chance.random() < 0.2:  # none in Python or Ruby, one in three elsewhere
            head += ("Example",)
            rows = [(*row, self._chance.choice(("", *_EXAMPLES))) for row in rows]
        table = _table(head, rows)
        return f"# {type_.name}\n\n{lead}\n\n\n## Fields\n\n{table}"

    def _rows(self, count: int) -> list[tuple[str, ...]]:
        rows: list[tuple[str, ...]] = []
        for name in self._chance.sample(_WORDS, min(count, len(_WORDS))):
            kind = self._chance.choice(_PRIMITIVES)
            if self._shared and self._chance.random() < 0.38:
                named = self._some_type()
                wrap = self._chance.choice(("{}", "{}", "List[{}]", "Dict[str, {}]"))
                kind = wrap.format(named.link())
            needed = ":heavy_check_mark:" if self._chance.random() < 0.5 else ":heavy_minus_sign:"
            rows.append((f"`{name}`", kind, needed, self._description()))
        return rows

    def _description(self) -> str:
        """Return a description; most are short, a few long ones cause the padding of all rows."""
        (text,) = self._chance.choices(tuple(_PROSE), tuple(_PROSE.values()))
        draw = self._chance.random()
        sentences = 1 if text == "N/A" or draw > 0.1 else 12 if draw < 0.02 else 4
        words = (self._chance.sample(_WORDS, 3) for _ in range(sentences))
        return " ".join(text.format(*three) for three in words)

    def _enum(self, type_: _Type) -> str:
        count = min(60, 1 + int(self._chance.expovariate(1 / 5)))
        words = self._chance.sample(_WORDS, count)
        rows = [(f"`{word.upper()}`", word) for word in words]
        return f"# {type_.name}\n\n\n## Values\n\n{_table(('Name', 'Value'), rows)}"

    def _response(self, type_: _Type) -> str:
        rows: list[tuple[str, ...]] = [
            ("`content_type`", "*str*", ":heavy_check_mark:", "HTTP response content type"),
            ("`status_code`", "*int*", ":heavy_check_mark:", "HTTP response status code"),
        ]
        if self._shared:
            rows.append(("`result`", self._some_type().link(), ":heavy_minus_sign:", "Success"))
        table = _table(("Field", "Type", "Required", "Description"), rows)
        return f"# {type_.name}\n\n\n## Fields\n\n{table}"

    def _operations(self, name: str, calls: Sequence[tuple[_Type, _Type]]) -> str:
        listed, sections = [], []
        for number, (request, response) in enumerate(calls):
            call = f"call_{number}_{request.name.lower()}"
            listed.append(f"* [{call}](#{call}) - Does it")
            sections.append("\n".join(self._operation(call, name, request, response)))
        overview = f"# {name}\n\n## Overview\n\n### Available Operations\n\n" + "\n".join(listed)
        return overview + "\n\n" + "\n\n".join(sections) + "\n"

    def _operation(self, call: str, group: str, request: _Type, response: _Type) -> Iterator[str]:
        yield f"## {call}\n\nDoes it.\n\n### Example Usage\n"
        route = f'method="post" path="/{group.lower()}/{call}"'
        yield f'<!-- UsageSnippet language="python" operationID="{call}" {route} -->'
        yield f"```python\nres = sdk.{group.lower()}.{call}(request={{}})\n```\n\n### Parameters\n"
        row = ("`request`", request.link(), ":heavy_check_mark:", "The request object to use.")
        yield _table(("Parameter", "Type", "Required", "Description"), [row])
        yield f"\n### Response\n\n**{response.link()}**\n\n### Errors\n"
        rows = [(f"errors.{name}", status, "application/json") for name, status in _STATUSES]
        rows.append(("errors.APIError", "4XX, 5XX", "\\*/\\*"))
        yield _table(("Error Type", "Status Code", "Content Type"), rows)


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    """Return a table padded as Speakeasy does: each column is as wide as its widest cell."""
    widths = [max(len(row[at]) for row in (head, *rows)) for at in range(len(head))]
    lines = [head, tuple("-" * width for width in widths), *rows]
    return "\n".join(
        "| "
        + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        + " |"
        for line in lines
    )
