"""Types as trees, and all that is known as data."""

from __future__ import annotations

import json
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from mkdocs_sdk_reference.commonmark.expressions import parse_type
from mkdocs_sdk_reference.exports.models_json import Data
from mkdocs_sdk_reference.model import FieldTable, Member, ValueTable
from mkdocs_sdk_reference.reference import Reference
from mkdocs_sdk_reference.reference.type_trees import TypeTree, type_tree
from mkdocs_sdk_reference.reference.types import Run

from tests.support.writing import enum, field, object_, operation, reference, sdk, union, write

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "models.schema.json").read_text("utf-8"))


def shown(tree: TypeTree) -> str:
    """A tree as one line: ``Optional(List(X))``."""
    inside = ", ".join(map(shown, tree.arguments))
    return f"{tree.name}({inside})" if tree.arguments else tree.name


@pytest.mark.parametrize(
    ("cell", "tree"),
    [
        ("*Optional[str]*", "Optional(str)"),
        ("Dict[str, List[[ns.X](x.md)]]", "Dict(str, List(ns.X))"),
        ("[Union[shared.A, shared.B]](u.md)", "Union(shared.A, shared.B)"),
        ('*Literal["a, b"]*', 'Literal("a, b")'),
        ("[models.X](x.md)[]", "[](models.X)"),
        ("Record<string, [models.X](x.md)[]>", "Record(string, [](models.X))"),
        ("*string* | *number*", "|(string, number)"),
        ("([models.X](x.md) | *string*)[]", "[](|(models.X, string))"),
        ("**string*", "*(string)"),
        ("[][operations.Option](o.md)", "[](operations.Option)"),
        ("map[string]map[string][shared.X](x.md)", "map(string, map(string, shared.X))"),
        ("[]*[shared.X](x.md)", "[](*(shared.X))"),
        ("*Optional\\<String>*", "Optional(String)"),
        ("Map\\<String, List\\<[X](x.md)>>", "Map(String, List(X))"),
        ("Dictionary<String, *object*>", "Dictionary(String, object)"),
        ("*T.nilable(::String)*", "T.nilable(::String)"),
        ("T::Hash[Symbol, *::Object*]", "T::Hash(Symbol, ::Object)"),
        ("*?string*", "?(string)"),
        ("[Components\\A\\|Components\\B\\|null](u.md)", "|(Components\\A, Components\\B, null)"),
        ("array<[X](x.md)>", "array(X)"),
        ("*200*", "200"),
        ("", ""),
        ("what is this", "what is this"),
        ("List[str", "List[str"),
        ("[" * 200 + "]" * 200, "[" * 200 + "]" * 200),
    ],
)  # fmt: skip
def test_tree(cell: str, tree: str) -> None:
    runs = [
        Run(p if isinstance(p, str) else p.text) for p in parse_type(cell.replace("\\|", "|")).parts
    ]

    assert shown(type_tree(runs)) == tree


def test_pages_in_a_tree() -> None:
    runs = [Run("Dict[str, "), Run("ns.X", "models/x.md"), Run("]")]

    assert type_tree(runs) == TypeTree(
        "Dict", (TypeTree("str"), TypeTree("ns.X", target="models/x.md"))
    )


SITE = {
    "models/pet.md": object_("Pet", field("kind", "[models.Kind](kind.md)", "One.<br/>Two."), lead="A pet."),
    "models/kind.md": enum("Kind", "cat", "dog"),
    "models/other.md": enum("Other", "cat", "dog"),
    "models/either.md": union("Either", "models.Pet", "str"),
    "sdks/pets/README.md": sdk(
        "Pets",
        operation("get", field("id", "*str*"), response="[models.Pet](../../models/pet.md)",
                  errors=(("models.Kind", "404"),), route="get /pets/{id}"),
    ),
}  # fmt: skip


def data_of(of: Reference) -> dict[str, Any]:
    urls = {path: path.removesuffix(".md") + "/" for path in of.pages}
    return json.loads(json.dumps(Data(lambda: of, urls).as_dict()))  # type: ignore[no-any-return]


def test_a_type() -> None:
    (pet,) = [t for t in data_of(reference(SITE))["types"] if t["name"] == "Pet"]

    assert pet["fields"] == [
        {
            "name": "kind",
            "anchor": "field-kind",
            "type": {
                "text": "models.Kind",
                "tree": {"name": "models.Kind", "page": "models/kind.md"},
                "pages": ["models/kind.md"],
            },
            "required": True,
            "deprecated": False,
            "deprecation": "",
            "description": "One.\nTwo.",
            "example": "",
            "default": None,
            "values": [],
            "notes": [],
            "place": "",
            "line": 9,
        }
    ]
    assert (pet["lead"], pet["url"], pet["source"]) == ("A pet.", "models/pet/", "models/pet.md")
    assert [(u["role"], u["source"], u["operation"]) for u in pet["used_by"]] == [
        ("response", "sdks/pets/README.md", "get"),
        ("member", "models/either.md", ""),
    ]


def test_an_operation() -> None:
    (get,) = data_of(reference(SITE))["operations"]

    assert (get["method"], get["path"], get["anchor"]) == ("GET", "/pets/{id}", "get")
    assert [(o["status"], o["is_error"], o["pages"]) for o in get["outcomes"]] == [
        ("", False, ["models/pet.md"]),
        ("404", True, ["models/kind.md"]),
    ]


def assert_round_trip(of: Reference) -> None:
    """Every field, value and member of the catalog is in the data, and nothing else."""
    data = data_of(of)
    jsonschema.validate(data, SCHEMA)
    types = {path: list(own) for path, own in groupby(data["types"], itemgetter("source"))}
    assert [*types] == sorted(path for path, page in of.pages.items() if page.is_model)
    for path, own in types.items():
        contents = [block.content for block in of.pages[path].blocks]
        tables = [c for c in contents if isinstance(c, FieldTable) and not c.is_of_parameters]
        values = [v for c in contents if isinstance(c, ValueTable) for v in c.values]
        members = [c for c in contents if isinstance(c, Member) and c.type.parts]
        assert [
            (f["name"], f["type"]["text"], f["required"]) for type_ in own for f in type_["fields"]
        ] == [(f.name, f.type.text, f.required) for table in tables for f in table.fields]
        assert [v["value"] for type_ in own for v in type_["values"]] == [v.value for v in values]
        assert [m["text"] for type_ in own for m in type_["members"]] == [
            m.type.text for m in members
        ]


def test_round_trip() -> None:
    assert_round_trip(reference(SITE))


def test_written_and_at_hand_for_templates(tmp_path: Path, build_site: Any) -> None:
    write(tmp_path / "docs", SITE)
    theme = tmp_path / "theme"
    theme.mkdir()
    (theme / "main.html").write_text(
        "{% for type in config.extra.sdk_reference.types %}{{ type.name }} {{ type.url }};{% endfor %}"
    )
    build_site(
        tmp_path / "docs",
        theme={"name": None, "custom_dir": str(theme)},
        plugins=[{"sdk-reference": {"models_json": True}}],
    )
    data = json.loads((tmp_path / "site" / "models.json").read_text("utf-8"))

    jsonschema.validate(data, SCHEMA)
    assert {t["url"] for t in data["types"]} == {
        f"models/{n}.html" for n in ("pet", "kind", "other", "either")
    }
    html = (tmp_path / "site" / "models" / "pet.html").read_text("utf-8")
    assert "Kind models/kind.html;" in html


def test_a_suffix_without_end() -> None:
    assert type_tree([Run("X" + "[]" * 900)]) == TypeTree("X" + "[]" * 900)


def test_data_is_the_same_at_each_event(tmp_path: Path, build_site: Any) -> None:
    hook = tmp_path / "asks.py"
    hook.write_text(
        "import json\n"
        "from mkdocs.plugins import event_priority\n"
        "asked = []\n"
        "def ask(config):\n"
        "    asked.append(json.dumps(config.extra['sdk_reference'].as_dict()))\n"
        "@event_priority(-110)\n"
        "def on_files(files, config):\n"
        "    ask(config)\n"
        "def on_post_page(output, page, config):\n"
        "    ask(config)\n"
        "def on_post_build(config):\n"
        "    ask(config)\n"
        "    with open(config.site_dir + '/asked', 'w') as file:\n"
        "        json.dump(asked, file)\n"
    )
    (tmp_path / "docs").mkdir()
    for name in ("pet", "vet"):
        text = object_(name.title(), field("pet", "[Pet](pet.md)"))
        (tmp_path / "docs" / f"{name}.md").write_text(text)
    build_site(tmp_path / "docs", hooks=[str(hook)], plugins=["sdk-reference"])

    first, *later = json.loads((tmp_path / "site/asked").read_text())
    assert [found["name"] for found in json.loads(first)["types"]] == ["Pet", "Vet"]
    assert len(later) > 2
    assert set(later) == {first}


def test_copies_of_the_settings(tmp_path: Path, build_site: Any) -> None:
    """Plugins copy them whole; what is known of the site is the same in each."""
    hook = tmp_path / "copies.py"
    hook.write_text(
        "import copy\n"
        "def on_env(env, config, files):\n"
        "    extra = copy.deepcopy(config['extra'])\n"
        "    assert extra['sdk_reference'] is config['extra']['sdk_reference']\n"
    )
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/pet.md").write_text(object_("Pet", field("name", "*str*")))
    build_site(tmp_path / "docs", hooks=[str(hook)], plugins=["sdk-reference"])
