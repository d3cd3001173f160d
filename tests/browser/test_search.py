"""The site's search, by typing: what readers type who come from code, a log or a traceback."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from importlib.util import find_spec

import pytest

from tests.browser.conftest import MATERIALX, PROJECT, BuildDocs, Visit
from tests.support.writing import enum, field, object_, operation, sdk, table, write

OpenVisit = Callable[..., Visit]
ERROR = "models/operations/postshipments503applicationjsonerror/"


_LEADS_TO = """([first, part]) => {
    const item = document.querySelector(".md-search-result__item");
    const to = [...(item?.querySelectorAll("a") ?? [])].map((a) => a.pathname + a.hash);
    const parts = to.filter((address) => address.includes("#"));
    return to[0]?.split("#")[0].endsWith(`/${first}`)
        && (!part || parts[0]?.endsWith(`/${part}`));
}"""
"""Whether the first result is a page, and the first of its parts another place."""


@pytest.mark.parametrize(
    ("query", "first", "part"),
    [
        ("PostShipments503ApplicationJSONError", ERROR, None),
        ("PostShipments503ApplicationJSONError message", ERROR, f"{ERROR}#field-message"),
        ("ashmeads_kernel", "models/shared/variety/", "models/shared/variety/#value-ASHMEADS_KERNEL"),
        ("post_shipments", "sdks/shipments/", "sdks/shipments/#post_shipments"),
        ("Harvest", "sdks/harvests/", None),
        ("harvests.record_harvest", "sdks/harvests/", "sdks/harvests/#record_harvest"),
    ],
)  # fmt: skip
def test_material(visit: OpenVisit, demo: str, query: str, first: str, part: str | None) -> None:
    _type_in_material(visit, demo, query, f"demo/{first}", part and f"demo/{part}")


def _type_in_material(
    visit: OpenVisit, site: str, query: str, first: str, part: str | None
) -> None:
    """Type a query, and wait until its first result is a page, and its first part another place."""
    seen = visit()
    seen.page.goto(site)
    seen.page.locator("[data-md-component=search-query]").click()
    seen.page.keyboard.type(query)

    # Results come while one types: those for the whole query are the last.
    seen.page.wait_for_function(_LEADS_TO, arg=[first, part], timeout=10_000)


@pytest.fixture(scope="module")
def builtin(build_docs: BuildDocs) -> str:
    return build_docs(
        f"site_name: Demo\ndocs_dir: {PROJECT / 'docs'}\ntheme: mkdocs\nplugins: [search, sdk-reference]\n"
    )


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("PostShipments503ApplicationJSONError", ERROR),
        ("PostShipments503ApplicationJSONError message", f"{ERROR}#field-message"),
        ("ashmeads_kernel", "models/shared/variety/#value-ASHMEADS_KERNEL"),
        ("post_shipments", "sdks/shipments/#post_shipments"),
    ],
)
def test_builtin(visit: OpenVisit, builtin: str, query: str, first: str) -> None:
    found = [href.split("/demo/")[-1] for href in _typed_in_builtin(visit, builtin, query)]

    assert found[0].partition("#")[0] == first.partition("#")[0]
    assert first in found


def _typed_in_builtin(visit: OpenVisit, site: str, query: str) -> list[str]:
    """Type a query; returns where its first three results lead."""
    seen = visit()
    seen.page.goto(site)
    seen.page.locator("[data-bs-target='#mkdocs_search_modal']").first.click()
    seen.page.locator("#mkdocs-search-query").fill(query)
    results = seen.page.locator("#mkdocs-search-results article a")
    for _ in range(40):  # what is typed before the index is there finds nothing
        seen.page.keyboard.press("End")
        with suppress(pytest.importorskip("playwright.sync_api").TimeoutError):
            results.first.wait_for(timeout=500)
            break
    return [str(a.get_attribute("href")) for a in results.all()[:3]]


PAGES = {
    "index.md": "# Home\n\n## Retries\n\nPass a `RetryConfig`.\n",
    "models/components/createtransfer.md": object_(
        "CreateTransfer",
        field("wait_for", "[components.WaitFor](waitfor.md)"),
        field("work_email", "*str*", "Where to write to. One may be left out."),
        *(field(f"line_{number}", "*str*", "A line of its note.") for number in range(20)),
    ),
    "models/components/createtransferoptions.md": object_(
        "CreateTransferOptions", field("transfer", "[components.CreateTransfer](createtransfer.md)")
    ),
    "models/components/createtransfersourcecard.md": object_(
        "CreateTransferSourceCard", field("response", "*str*")
    ),
    "models/components/waitfor.md": "# WaitFor\n\n## Values\n\n"
    + table(("Name", "Value"), ("`RailResponse`", "rail-response"), ("`FullTime`", '"full_time"')),
    "models/components/side.md": enum("Side", "request", "response"),
    "models/errors/refused.md": object_("Refused", field("message", "*str*")),
    "models/errors/toomanyrequests.md": object_("TooManyRequests", field("message", "*str*")),
    "sdks/transfers/README.md": sdk(
        "Transfers",
        operation("get", route="get /v1/transfers/{id}", errors=(("errors.Refused", "403"),)),
        operation(
            "create",
            field("request", "[components.CreateTransfer](../../models/components/createtransfer.md)"),
            route="post /v1/transfers",
            errors=(("errors.Refused", "403"), ("errors.TooManyRequests", "429")),
        ).replace('ID="create"', 'ID="createTransfer"'),
        operation("list", route="get /v1/transfers", errors=(("errors.Refused", "403"),)),
        operation("list_options", route="get /v1/transfers/{id}/options"),
    ),
}  # fmt: skip
_SDK = "sdks/transfers/"
_MODELS = "models/components/"
_WAIT = f"{_MODELS}waitfor/"


@pytest.fixture(scope="module", params=["material", "mkdocs"])
def site(
    request: pytest.FixtureRequest,
    build_docs: BuildDocs,
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[str, str]:
    """A theme, and the address of a site that has it."""
    docs = tmp_path_factory.mktemp("docs")
    write(docs, PAGES)
    theme = f"theme:\n  name: {request.param}\n  font: false\n"
    plugins = "plugins: [search, sdk-reference]\n"
    return request.param, build_docs(f"site_name: T\ndocs_dir: {docs}\n{theme}{plugins}")


_BEGINS_WITH_A_SLASH = "MkDocs' own search takes the slash off what it indexes, not off the query"


@pytest.mark.parametrize(
    ("query", "first", "part"),
    [
        ("/v1/transfers", _SDK, "#list"),
        ("GET /v1/transfers", _SDK, "#list"),
        ("POST /v1/transfers", _SDK, "#create"),
        ("/v1/transfers/{id}/options", _SDK, "#list_options"),
        ("/transfers", _SDK, "#list"),
        ("transfers.create", _SDK, "#create"),
        ("createTransfer", _SDK, "#create"),
        ("list_options", _SDK, "#list_options"),
        ("CreateTransferOptions", f"{_MODELS}createtransferoptions/", ""),
        ("components.CreateTransfer", f"{_MODELS}createtransfer/", ""),
        ("errors.TooManyRequests", "models/errors/toomanyrequests/", ""),
        ("TooManyRequests", "models/errors/toomanyrequests/", ""),
        ("429", "models/errors/toomanyrequests/", ""),
        ("403", "models/errors/refused/", ""),
        ("rail-response", _WAIT, "#value-RailResponse"),
        ("full_time", _WAIT, "#value-FullTime"),
        ("work_email", f"{_MODELS}createtransfer/", "#field-work_email"),
    ],
)
def test_what_is_typed(
    visit: OpenVisit, site: tuple[str, str], query: str, first: str, part: str
) -> None:
    theme, address = site
    if theme == "material":
        _type_in_material(visit, address, query, first, f"{first}{part}" if part else None)
    elif query.rpartition(" ")[2].startswith("/"):
        pytest.skip(_BEGINS_WITH_A_SLASH)
    else:
        found = _typed_in_builtin(visit, address, query)
        assert f"./{first}{part}" in found  # it has no ranks: the first three will do


@pytest.fixture(scope="module")
def materialx(build_docs: BuildDocs, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The same pages in MaterialX, which searches with Pagefind."""
    if not MATERIALX.exists() or not (find_spec("pagefind") or (MATERIALX / "pagefind").exists()):
        packages = "mkdocs-materialx pagefind pagefind-bin"
        pytest.skip(f"needs MaterialX: pip install --no-deps --target {MATERIALX} {packages}")
    docs = tmp_path_factory.mktemp("docs")
    write(docs, PAGES)
    theme = "theme: {name: materialx, font: false}\n"
    plugins = "plugins: [search, sdk-reference]\n"
    return build_docs(f"site_name: T\ndocs_dir: {docs}\n{theme}{plugins}", packages=MATERIALX)


@pytest.mark.parametrize(
    ("query", "title", "place"),
    [
        ("work_email", "work_email", f"{_MODELS}createtransfer/index.html#field-work_email"),
        ("full_time", "FullTime · full_time", f"{_WAIT}index.html#value-FullTime"),
        (
            "/v1/transfers/{id}/options",
            "list_options · GET /v1/transfers/{id}/options",
            f"{_SDK}index.html#list_options",
        ),
        (
            "transfers.create",
            "create · createTransfer · POST /v1/transfers",
            f"{_SDK}index.html#create",
        ),
        ("errors.Refused", "Refused", "models/errors/refused/index.html#refused"),
    ],
)
def test_materialx(visit: OpenVisit, materialx: str, query: str, title: str, place: str) -> None:
    seen = visit()
    seen.page.goto(materialx)
    seen.page.locator("[data-md-component=search-query]").click()
    seen.page.keyboard.type(query)

    # Its results come in any order: each is shown once its page's part of the index is there.
    result = seen.page.locator(f'.md-search-result__item a[href="{materialx}/{place}"]').last
    result.wait_for(timeout=10_000)
    assert result.locator("h2").inner_text() == title
