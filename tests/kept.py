"""Kept: a site with every page and file made once, as tests look at them again and again."""

from dataclasses import replace

from generator.site import Site


def kept(site: Site) -> Site:
    """Make what is on the pages and in the files beside them."""
    pages = [
        replace(page, text=page.body, files=[replace(file, made=file.content) for file in page.files])
        for page in site.pages
    ]
    return replace(site, pages=pages)
