"""The options that rewrite the files which tests compare with, for review as a diff."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add one option a kind of file."""
    group = parser.getgroup("kernekatalog", "files that tests compare with")
    group.addoption("--update-golden", action="store_true", help="rewrite tests/golden/, which tests/example must give")
    group.addoption(
        "--update-addresses", action="store_true", help="rewrite tests/addresses.txt, the addresses of the site"
    )
    group.addoption(
        "--update-expected", action="store_true", help="rewrite what the broken files in tests/problems/ are answered"
    )
