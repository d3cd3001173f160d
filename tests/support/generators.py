"""What the pages of each of OpenAPI Generator's generators tell, as release 7.26.0 writes them.

`tests/dialects/openapi_generator/test_every_generator.py` compares this with what is read from real
pages, and `scripts/generators_page.py` writes the site's page from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

GENERATORS = (
    "bash", "c", "csharp", "dart", "dart-dio", "go", "java", "javascript", "julia-client", "kotlin",
    "markdown", "objc", "perl", "php", "php-nextgen", "powershell", "python", "python-pydantic-v1",
    "r", "ruby", "rust", "swift5", "swift6", "typescript-axios", "typescript-fetch",
)  # fmt: skip

_ALL = " ".join(GENERATORS)
_NONE: Mapping[str, str] = MappingProxyType({})
_WITH_STATUSES = "csharp java python python-pydantic-v1 r typescript-axios typescript-fetch"


class Fact(NamedTuple):
    """Something that pages may tell.

    Attributes:
        name: What `tests.support.truth` calls it.
        subject: ``types`` or ``operations``.
        text: What it is, for the site's page; it continues "The pages tell".
        title: The head of its column; "" where generators don't differ.
        told: The generators that tell it, separated by blanks.
        partly: Those that tell some of it, by what they leave out.
    """

    name: str
    subject: str
    text: str
    title: str = ""
    told: str = ""
    partly: Mapping[str, str] = _NONE

    def outcome(self, generator: str) -> str:
        """Return ``told``, ``partly`` or ``not told``."""
        if generator in self.told.split():
            return "told"
        is_partly = any(generator in names.split() for names in self.partly.values())
        return "partly" if is_partly else "not told"


FACTS = (
    Fact("pages", "types", "which types there are, a page for each", told=_ALL),
    Fact("objects", "types", "which of them are objects", told=_ALL),
    Fact("fields", "types", "all fields of an object", told=_ALL),
    Fact("types", "types", "the type of a field", told=_ALL),
    Fact(
        "type descriptions",
        "types",
        "what a type is for",
        "Descriptions of types",
        told="csharp python python-pydantic-v1 r typescript-axios typescript-fetch",
        partly={"not those of enums": "java"},
    ),
    Fact(
        "descriptions",
        "types",
        "what a field is for",
        "Descriptions of fields",
        told="c csharp dart dart-dio go java javascript julia-client kotlin markdown objc perl php"
        " php-nextgen powershell python python-pydantic-v1 r ruby rust swift5 swift6"
        " typescript-axios",
    ),
    Fact(
        "references",
        "types",
        "which type a field refers to, also in lists and maps",
        "Types in lists and maps",
        told="bash csharp dart dart-dio go java javascript julia-client kotlin objc perl php"
        " php-nextgen powershell python python-pydantic-v1 r ruby rust swift5 swift6"
        " typescript-axios typescript-fetch",
        partly={"not in maps and in lists of lists": "c", "not in lists of lists": "markdown"},
    ),
    Fact(
        "required",
        "types",
        "whether a field is required",
        "Required",
        told="bash c csharp dart dart-dio go java javascript julia-client kotlin markdown objc perl"
        " php php-nextgen powershell python python-pydantic-v1 r ruby rust swift5 swift6"
        " typescript-axios",
    ),
    Fact(
        "required in unions",
        "types",
        "whether a field of a union is required",
        "Required in unions",
        told="csharp julia-client php-nextgen",
        partly={
            "only which fields are optional": "bash c dart dart-dio go java javascript kotlin"
            " markdown objc perl php powershell python python-pydantic-v1 r ruby rust swift5 swift6"
            " typescript-axios",
        },
    ),
    Fact(
        "defaults",
        "types",
        "the default of a field",
        "Defaults",
        told="bash go markdown php-nextgen python python-pydantic-v1 r rust",
        partly={
            "not those of lists": "c csharp dart dart-dio javascript julia-client objc perl php"
            " powershell ruby swift5 swift6 typescript-axios",
        },
    ),
    Fact(
        "read-only",
        "types",
        "whether a field is read-only",
        "Read-only",
        told="bash c csharp dart go java javascript julia-client kotlin objc perl php php-nextgen"
        " powershell python python-pydantic-v1 r ruby rust swift5 swift6 typescript-axios",
    ),
    Fact(
        "enums",
        "types",
        "the values of an enum that has a page",
        "Values of enums",
        told="go java javascript kotlin python python-pydantic-v1 rust typescript-axios",
    ),
    Fact(
        "values",
        "types",
        "the values of a field that has an enum of its own",
        "Values at fields",
        told="java javascript kotlin rust",
        partly={"not those of lists": "r"},
    ),
    Fact(
        "unions",
        "types",
        "the members of a union",
        "Members of unions",
        told="julia-client php-nextgen",
        partly={"not those of `anyOf`": "ruby"},
    ),
    Fact("write-only", "types", "whether a field is write-only"),
    Fact("deprecations", "types", "what is deprecated: operations, parameters or fields"),
    Fact("routes", "operations", "method and path of an operation", told=_ALL),
    Fact("summaries", "operations", "its summary", told=_ALL),
    Fact("parameters", "operations", "its parameters", told=_ALL),
    Fact("parameter types", "operations", "the types of parameters", told=_ALL),
    Fact("parameter references", "operations", "which types they refer to", told=_ALL),
    Fact("parameter descriptions", "operations", "what a parameter is for", told=_ALL),
    Fact("parameter defaults", "operations", "the defaults of parameters", told=_ALL),
    Fact("path parameters", "operations", "which of them are part of the path", told=_ALL),
    Fact("body parameters", "operations", "which of them is the body", told=_ALL),
    Fact("return types", "operations", "the type that it returns", told=_ALL),
    Fact(
        "operation descriptions",
        "operations",
        "what an operation does",
        "Descriptions",
        told="bash csharp dart dart-dio java javascript julia-client kotlin markdown objc perl php"
        " php-nextgen powershell python python-pydantic-v1 r ruby rust swift5 swift6"
        " typescript-axios typescript-fetch",
    ),
    Fact(
        "signatures",
        "operations",
        "how an operation is called, apart from examples",
        "Signatures",
        told="csharp dart dart-dio go java javascript julia-client kotlin markdown perl powershell"
        " python python-pydantic-v1 r ruby rust typescript-axios typescript-fetch",
    ),
    Fact(
        "parameter required",
        "operations",
        "whether a parameter is required",
        "Required",
        told="bash c csharp dart dart-dio java javascript julia-client kotlin markdown objc perl php"
        " php-nextgen powershell python python-pydantic-v1 r ruby rust swift5 swift6"
        " typescript-axios typescript-fetch",
        partly={"only of parameters in the path": "go"},
    ),
    Fact(
        "parameter values",
        "operations",
        "the values of a parameter that has an enum of its own",
        "Values at parameters",
        told="java kotlin markdown r typescript-axios typescript-fetch",
    ),
    Fact(
        "statuses",
        "operations",
        "the statuses that an operation may return, and what they mean",
        "Statuses",
        told=_WITH_STATUSES,
    ),
    Fact(
        "headers",
        "operations",
        "the headers that come with a response",
        "Headers of responses",
        told=_WITH_STATUSES,
    ),
    Fact("query parameters", "operations", "which parameters are part of the query"),
    Fact("header parameters", "operations", "which parameters are headers"),
    Fact("form parameters", "operations", "which parameters are fields of a form"),
    Fact("error types", "operations", "the type of any response but the first success"),
)
