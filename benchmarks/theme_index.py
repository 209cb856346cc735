"""A MkDocs hook: lets the theme's own index have all pages, to be measured beside ours."""

from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page


@event_priority(100)
def on_page_context(context: object, page: Page, **_: object) -> object:
    """Take back that a page is left out of the theme's index, before the theme makes it."""
    page.meta.pop("search", None)
    return context
