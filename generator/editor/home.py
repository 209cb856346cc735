"""Home: where the form saves records, and which hosts its page must reach for that."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import urlsplit

_APIS = {
    "github": ("https://api.github.com", "https://www.githubstatus.com"),
    "gitlab": ("https://gitlab.com",),
}
"""The hosts that Decap asks of itself, by its backend: GitHub's, whether it is up, too."""


@dataclass(frozen=True, slots=True)
class Home:
    """A repository as Decap CMS is told of it."""

    backend: Mapping[str, object]
    """Decap's own setting of that name: ``name``, ``repo``, ``branch``, ``base_url`` …"""
    address: str
    """Of the site, with a slash at the end."""
    folder: PurePosixPath
    """Where the catalogue is in the repository."""

    @property
    def hosts(self) -> tuple[str, ...]:
        """What its page may connect to, as a content policy names it: each host once, in order."""
        return tuple(dict.fromkeys([*self._named(), *_APIS.get(str(self.backend.get("name")), ())]))

    def _named(self) -> Iterator[str]:
        for value in self.backend.values():
            address = urlsplit(str(value))
            if address.scheme in {"http", "https"} and address.netloc:
                yield f"{address.scheme}://{address.netloc}"
