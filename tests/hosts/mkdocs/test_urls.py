"""URLs of files are those of MkDocs itself."""

from __future__ import annotations

from itertools import product

from mkdocs.utils import get_relative_url
from mkdocs_sdk_reference.hosts.mkdocs.urls import relative_to

URLS = [
    *("./", "a/", "b.html", "index.html", "404.html"),
    *("m/", "m/a/", "m/b/", "m/a/b/", "m/a.html", "m/b.html", "m/index.html", "m/a/b.html"),
    *("m/ab/", "n/a/", "n/m/a/", "n/v1.2/", "n/v1.2/a/", "m/a%3Ab/", "m/..a/"),
]


def test_relative_addresses() -> None:
    wrong = [
        (here, url, relative_to(here)(url))
        for here, url in product(URLS, URLS)
        if relative_to(here)(url) != get_relative_url(url, here)
    ]
    assert wrong == []


def test_a_second_address_in_a_folder() -> None:
    relative = relative_to("m/a/")
    assert [relative(url) for url in ("m/b/", "m/c/", "m/a/", "m/")] == [
        "../b/",
        "../c/",
        "./",
        "../",
    ]
