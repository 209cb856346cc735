"""Hosted: the form as a part of a site, from the page that tells of it to the scripts that it runs."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path, PurePosixPath

from generator.address import EDITOR, FORM, document
from generator.catalogue import Catalogue
from generator.editor.config import told
from generator.editor.home import Home
from generator.exports.download import Download, json_bytes
from generator.exports.hosting import HEADERS
from generator.own_files import own_file
from generator.pages.page import Page
from generator.policy import form_policy
from generator.render import renderer
from generator.site import Site
from generator.words import Words

_PACKAGES = {
    "decap": ("decap-cms/dist", ("*decap-cms.js", "*.wasm", "decap-cms.js.LICENSE.txt")),
    "yaml": ("yaml/browser/dist", ("**/*.js",)),
}
"""What of npm's packages the page loads: our folder, theirs, and which of its files."""


class NoPackagesError(Exception):
    """Decap CMS is not where npm should have put it."""


def with_form(site: Site, words: Words, home: Home, packages: Path) -> tuple[Sequence[Page], Sequence[Download]]:
    """Give a site's pages and files with the form among them. The packages are npm's ``node_modules``.

    Raises NoPackagesError.
    """
    exported = [_with_policy(each, home) for each in site.exported]
    return [*site.pages, _page(words.language)], [*exported, *form(site.catalogue, words, home, packages)]


def _page(language: str) -> Page:
    """Give the page that tells who the form is for and what it cannot do, and leads to it."""
    render = renderer(language)
    body = render.page("editor", EDITOR, form=FORM)
    t = render.words.t
    return Page(EDITOR, document(EDITOR, index=True), t("editor.title"), t("editor.description"), body, is_listed=False)


def form(catalogue: Catalogue, words: Words, home: Home, packages: Path) -> Iterator[Download]:
    """Give the files of the form itself. The packages are npm's ``node_modules``.

    Raises NoPackagesError.
    """
    policy = form_policy(home.hosts)
    html = renderer(words.language).environment.get_template("editor/form.html").render(policy=policy)
    ours = {
        "index.html": html.encode(),
        "config.json": json_bytes(told(catalogue, words, home)),
        **{each.name: each.read_bytes() for each in _own()},
    }
    for name, content in sorted(ours.items()):
        yield Download(PurePosixPath(FORM, name), content)
    for folder, (place, patterns) in _PACKAGES.items():
        found = sorted(file for pattern in patterns for file in (packages / place).glob(pattern))
        if not found:
            raise NoPackagesError(str(packages / place))
        for file in found:
            yield Download(PurePosixPath(FORM, folder, file.relative_to(packages / place)), partial(file.read_bytes))


def _with_policy(download: Download, home: Home) -> Download:
    """Give a file of the site: those that tell hosts which headers to send tell the form's own policy too.

    Netlify sends both policies, and its form then does not start: there the policy of all pages is taken out by hand,
    which every page says of itself.
    """
    policy = form_policy(home.hosts)
    lines: Sequence[str] = ()
    if download.path.name == "_headers":
        # The "!" takes a header of a wider rule away, as Cloudflare has it.
        lines = [f"/{FORM}*", "  ! Content-Security-Policy", f"  Content-Security-Policy: {policy}"]
    elif download.path.name == "_nginx.conf":
        # A place that adds a header has none of those around it.
        headers = {**HEADERS, "Content-Security-Policy": policy}
        lines = [
            f"location /{FORM} {{",
            *(f'  add_header {name} "{value}" always;' for name, value in headers.items()),
            "}",
        ]
    return (
        Download(download.path, download.content + "".join(f"{line}\n" for line in lines).encode())
        if lines
        else download
    )


def _own() -> Iterator[Path]:
    folder = own_file("editor/browser")
    yield from (each for each in folder.iterdir() if each.suffix in {".js", ".css"})
