"""Door 2: hands the pages and the problems to MkDocs, or to a host that runs its plugins."""

import logging
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from generator.address import EDIT, HERE, NOWHERE
from generator.blank import new_activity, new_evaluation
from generator.compiled import Compiled
from generator.kept_templates import keep_templates, kept_templates
from generator.mkdocs_around import KnownFiles, sheets
from generator.mkdocs_exporting import Exporting
from generator.mkdocs_files import editing, in_repository, kept, without_taken
from generator.mkdocs_form import with_form_if_asked
from generator.mkdocs_frame import Frame, titles
from generator.mkdocs_once import with_parts_made_once
from generator.mkdocs_page import CataloguePage
from generator.mkdocs_press import Press
from generator.mkdocs_serving import Serving, is_followed
from generator.mkdocs_settings import KernekatalogConfig
from generator.mkdocs_site import SiteFolder
from generator.mkdocs_whole import Whole
from generator.policy import content_policy
from generator.preview import Preview, errors, sources
from generator.problem import Problem, Severity
from generator.progress import Progress
from generator.render import renderer
from generator.reports.report import message
from generator.search.hosted import HostedSearch
from generator.search.page_entries import WrittenPage
from generator.search.wiring import NotWiredError
from generator.site import Site, build
from generator.waste import end_at_once, keeping_all, look_seldom
from generator.words import Words, load_words

if TYPE_CHECKING:  # a build has no server, and need not wait for what makes one
    from mkdocs.livereload import LiveReloadServer

_log = logging.getLogger("mkdocs.plugins.kernekatalog")

_UNUSED = ("assets/javascripts/lunr/", "assets/javascripts/workers/")
"""The theme's own search, in thirty languages: ours stands in its place, and nobody need trust what is not there."""


class KernekatalogPlugin(BasePlugin[KernekatalogConfig]):  # type: ignore[no-untyped-call]  # MkDocs' __init_subclass__ has no types
    """Builds the catalogue once a build; what ``serve`` keeps between builds, its preview knows."""

    _serves = False
    _preview: Preview
    _words: Words
    _site: Site
    """The one that is shown: while a record is broken, ``serve`` goes on with the last one without errors."""
    _errors: Sequence[Problem]
    _search: HostedSearch | None
    _press: Press | None
    _progress: Progress
    _folder: SiteFolder
    _exporting: Exporting | None
    _serving: Serving
    _compiled: Compiled | None
    _whole: Whole
    _nav: Navigation

    def on_startup(self, *, command: str, **_: object) -> None:
        """Remember whether pages are for a reader or for an editor's eyes."""
        self._serves = command == "serve" and is_followed()
        look_seldom()
        end_at_once()
        self._preview, self._progress = Preview(), Progress(sys.stderr)
        self._press = self._exporting = None
        self._folder, self._serving, self._compiled = SiteFolder(), Serving(), None

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Watch the records, so that ``serve`` builds anew when one is saved."""
        config.watch.extend(str(path) for path in sources(Path(self.config.root)) if path.exists())
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Let MkDocs build beside the site that lies there; what ``serve`` shows, it may empty."""
        if self._serves:
            self._serving.begin(Path(config.site_dir))
        else:
            self._folder.step_aside(config)

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Add the generated pages and downloads; log each problem, so that a strict build fails on an error."""
        words = self._words = load_words(str(config.theme["language"]))
        self._progress.say(words.t("progress.reading"))
        newest = self._newest(config.site_url or NOWHERE)
        site = self._site = (self._preview.shown if self._serves else None) or newest
        problems = [*newest.problems, *without_taken(newest, files, config)]
        self._errors = errors(problems)
        has_search = bool({"search", "material/search"} & set(config.plugins))
        self._search = HostedSearch(Path(config.docs_dir)) if has_search else None
        self._progress.say("")
        for problem in problems:
            level = logging.ERROR if problem.severity == Severity.ERROR else logging.INFO
            _log.log(level, "%s: %s: %s", problem.place, problem.code, message(problem, words))
        for file in [each for each in files if each.src_uri.startswith(_UNUSED)]:
            files.remove(file)
        for file in files.documentation_pages():
            file.edit_uri = in_repository(config, Path(config.docs_dir, file.src_uri))
        called = dict(titles(config.nav))
        made, exported = with_form_if_asked(site, self.config.editor, words, config, Path(self.config.root))
        ours = sheets(made, called, config, Path(self.config.root))
        self._whole = Whole(site, ours, exported, self._search, Path(self.config.dictionary), words)
        # A hook may give a template what nobody knows.
        self._compiled = None if config.hooks else self._compiled or kept_templates(words.language)
        renderer(words.language).environment.bytecode_cache = self._compiled
        if not self._serves:
            shelf = self._folder.opened(self._memory(config))
            self._exporting = Exporting(shelf, exported, made, self._compiled or Compiled(None))
        if self._press:
            self._press.leave()
        self._press = Press(config, None) if self._serves else self._opened(config)
        return KnownFiles(files, ours, exported, config)

    def on_nav(self, nav: Navigation, /, **_: object) -> Navigation:
        """Remember it for our pages."""
        self._nav = nav
        return nav

    def on_page_content(self, html: str, /, *, page: Page, **_: object) -> str:
        """Keep what was written by hand for the search, and pages out of the theme's index."""
        told = page.meta.get("search") or {}
        if self._search and not told.get("exclude"):
            about = str(page.meta.get("description", ""))
            self._search.add(WrittenPage(page.file.url, str(page.title), about, html))
        page.meta["search"] = {**told, "exclude": True}  # the theme's index has no use for it
        if (leads_to := page.meta.get("leads_to")) and page.canonical_url:
            page.canonical_url = urljoin(page.canonical_url, str(leads_to))
        return html

    @event_priority(-100)
    def on_env(self, env: Environment, /, *, config: MkDocsConfig, files: Files) -> Environment:
        """Make the search of what all pages say, and our pages with what lies beside them; ``serve`` promises them.

        It does without the policy: MkDocs reloads pages by a script in them.
        """
        env.auto_reload = False  # a build, in ``serve`` too, has templates of its own
        with_parts_made_once(env, config, self._nav)
        env.globals["content_policy"] = "" if self._serves else content_policy("page")
        env.globals["listed"] = [entry for sheet in self._whole.sheets if (entry := sheet.map_entry)]
        env.globals["new_activity"] = new_activity(self._words)
        env.globals["new_evaluation"] = new_evaluation(self._words)
        if self._serves and self._errors:
            env.globals["broken"] = self._preview.told(self._errors, self._words, Path(self.config.root))
        assert self._press is not None
        env.bytecode_cache = self._compiled
        frame = Frame(
            self._nav, env, files.documentation_pages(), str(self._search.worker.path) if self._search else ""
        )
        if self._serves:
            self._whole.promise(self._serving, self._press, frame, partial(self._opened, config))
        else:
            tell = partial(self._progress.count, self._words.t("progress.pages"), of=len(self._whole.sheets))
            assert self._exporting is not None
            self._whole.publish(self._press, self._exporting, frame, tell)
        return env

    def on_page_context(
        self, context: TemplateContext, /, *, page: Page, config: MkDocsConfig, **_: object
    ) -> TemplateContext:
        """Put the whole page among its headings, and addresses into it: now, so that one page is whole at a time."""
        html = page.whole() if isinstance(page, CataloguePage) else page.content or ""
        html = html.replace(EDIT, editing(config, Path(self.config.root)))
        page.content = html.replace(HERE, page.canonical_url or page.url)
        record = page.ours.source if isinstance(page, CataloguePage) else None
        if record and record.parent.name == "activities":
            page.meta["new_evaluation"] = new_evaluation(self._words, record.stem)
        return context

    def on_post_template(self, output: str, /, *, template_name: str, **_: object) -> str:
        """Point the theme's pages without a document at our search, and hold them to the content policy."""
        return kept(self._wired(output, template_name), template_name)

    def on_post_page(self, output: str, /, *, page: Page, **_: object) -> str:
        """Point a page at our search, and hold it to the content policy; what it was made of is not needed again."""
        page.content = None
        return kept(self._wired(output, page.file.src_uri), page.file.src_uri)

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write what is another than in the site as it lies there, and what is remembered for the next build."""
        if self._compiled:
            keep_templates(self._compiled, self._words.language)
        if self._serves:
            self._serving.end()
            return
        assert self._press is not None
        is_kept = self._press.close()
        self._folder.close(config, self._memory(config) if is_kept else None)

    def on_serve(self, server: "LiveReloadServer", /, **_: object) -> "LiveReloadServer":
        """Let what is asked for be made before the server looks for it."""
        server.set_app(self._serving.before(server))
        return server

    def on_build_error(self, **_: object) -> None:
        """Remember no more than before a build that failed."""
        if self._exporting:
            self._exporting.leave()
        self._folder.leave()
        self._serving.end()
        if self._press:
            self._press.leave()

    def _opened(self, config: MkDocsConfig) -> Press:
        """Open the memory for pages that show the navigation's documents."""
        called = dict(titles(config.nav))
        shown = [f"{page.document} {page.title}" for page in self._site.pages if str(page.document) in called]
        press = Press(config, self._memory(config), *shown)
        press.open_ledger(self._site, self._words.language)
        return press

    def _memory(self, config: MkDocsConfig) -> Path | None:
        """Give where is remembered what was made; for readers and for editors apart, since each keeps its own alone."""
        folder = Path(config.config_file_path).parent / self.config.memory
        return folder / ("serve" if self._serves else "build") if self.config.memory else None

    def _newest(self, address: str) -> Site:
        """Make the site; in ``serve`` only if something that it is made from is not as it was."""
        language, drafts = self._words.language, self.config.drafts
        make = partial(build, Path(self.config.root), language, drafts=drafts, address=address, is_watched=True)
        if not self._serves:
            return keeping_all()(make)()
        asked = repr(make.args + tuple(make.keywords.items()))
        return self._preview.newest(sources(Path(self.config.root)), make, asked=asked)

    def _wired(self, html: str, name: str) -> str:
        try:
            return self._search.wired(html) if self._search else html
        except NotWiredError as error:
            raise PluginError(f"{name}: the search cannot be wired into the theme: {error}.") from None
