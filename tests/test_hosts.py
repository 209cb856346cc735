"""The second door: other programs, given the folder of Markdown, make the same site as MkDocs."""

import sys
from pathlib import Path

import pytest

from benchmarks.build import REFERENCE, run
from benchmarks.hosts import differences, told
from generator.site import Site
from generator.write import write


@pytest.fixture(scope="module")
def written(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example as the command line writes it, built by MkDocs without a plugin of ours."""
    root = tmp_path_factory.mktemp("hosts")
    write(site, root / "content", root / "written")
    _built(root, "mkdocs", "--quiet")
    return root


@pytest.mark.parametrize(("host", "options"), [("properdocs", ["--quiet"]), ("zensical", ["--clean"])])
def test_other_host_gives_the_same_addresses_titles_and_text(written: Path, host: str, options: list[str]) -> None:
    """Every page of the example stands where it stands with MkDocs, is called the same and says the same."""
    _built(written, host, *options)
    assert len(told(written / "mkdocs")) > 50
    assert list(differences(written / "mkdocs", written / host)) == []


def test_what_another_host_tells_otherwise_is_found(tmp_path: Path) -> None:
    """A page that is missing, called or worded otherwise is named; spaces and what the theme adds are no difference."""
    page = "<title>{}</title><article class=x>{}</article>"
    pages = {
        "one": {"a": ("A", "<p>same <b>text</b></p>"), "b": ("B", "x"), "c": ("C", "<p>x</p>"), "d": ("D", "x")},
        "other": {"a": ("A", '<p>sametext<a class="headerlink">#</a></p>'), "b": ("B!", "x"), "c": ("C", "<p>y</p>")},
    }
    for name, by_address in pages.items():
        for address, (title, text) in by_address.items():
            (tmp_path / name / address).mkdir(parents=True)
            (tmp_path / name / address / "index.html").write_text(page.format(title, text), encoding="utf-8")
    assert list(differences(tmp_path / "one", tmp_path / "other")) == [
        "b: title 'B!' for 'B'",
        "c: 'y' for 'x'",
        "d: only in one",
    ]


def _built(root: Path, host: str, *options: str) -> None:
    settings = root / f"{host}.yml"
    settings.write_text(REFERENCE.format(site=host), encoding="utf-8")
    program = str(Path(sys.executable).with_name(host))
    run([program, "build", *options, "--config-file", str(settings)], root)
