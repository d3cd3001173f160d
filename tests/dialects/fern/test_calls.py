"""Calls: the HTML of an operation's first line."""

from __future__ import annotations

import pytest
from mkdocs_sdk_reference.dialects.fern.calls import Call, as_markdown, read_call


@pytest.mark.parametrize(
    ("html", "call"),
    [
        pytest.param(
            'client.apps.<a href="src/lamps/client.py">list</a>(...) -&gt; Pager[App]',
            Call("client.apps.list(...) -> Pager[App]", "list", "apps", "Pager[App]"),
            id="Python",
        ),
        pytest.param(
            "$client-&gt;oAuth-&gt;keys-&gt;revokeKey($request) -> Key",
            Call("$client->oAuth->keys->revokeKey($request) -> Key", "revokeKey", "oauthkeys", "Key"),
            id="PHP",
        ),
        pytest.param(
            "client.apps.list() -> Pager&amp;lt;App&amp;gt;",
            Call("client.apps.list() -> Pager<App>", "list", "apps", "Pager<App>"),
            id="Java, escaped twice",
        ),
        pytest.param(
            'client.<a href="/src/Client.ts">ping</a>({ ...params }) -> Page<App>',
            Call("client.ping({ ...params }) -> Page<App>", "ping", "", "Page<App>"),
            id="TypeScript, without a group",
        ),
        pytest.param("client.apps.remove(id)", Call("client.apps.remove(id)", "remove", "apps", ""), id="no result"),
        pytest.param("<b>()</b>", Call("<b>()</b>", "b", "", ""), id="another tag"),
        pytest.param("()", Call("()", "()", "", ""), id="no name"),
    ],
)  # fmt: skip
def test_a_call(html: str, call: Call) -> None:
    assert read_call(html) == call


def test_names_are_no_markdown() -> None:
    assert as_markdown("__a<b>") == "\\_\\_a\\<b\\>"
