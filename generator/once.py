"""Once: parts of pages that are the same on many, made the first time a template asks for them."""

from collections.abc import Callable, Iterable, Iterator


class Once:
    """What templates call around a part, with all that the part is made from."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, ...], str] = {}

    def __call__(self, *made_from: str, caller: Callable[[], str]) -> str:
        """Give the part, made only if none is known that was made from the same."""
        if made_from not in self._known:
            self._known[made_from] = caller()
        return self._known[made_from]


class Ways:
    """The ways from a page to those of a list, as relative links say them."""

    def __init__(self, addresses: Iterable[str]) -> None:
        self._addresses = frozenset(addresses)
        self._folders = {"".join(folders) for each in self._addresses for folders in _above(each)} | {""}

    def shared(self, address: str) -> str | None:
        """Give the folder that a page shares with those of the list, the deepest; None for a page of the list.

        Two pages that are as deep and give the same have the same links to all of the list.
        """
        if address in self._addresses:
            return None
        return next(found for folders in _above(address) if (found := "".join(folders)) in self._folders)


def _above(address: str) -> Iterator[list[str]]:
    """Give the folders that an address lies in, then without the deepest, and so on up to the root."""
    folders = [f"{each}/" for each in address.split("/")[:-1]]
    for count in range(len(folders), -1, -1):
        yield folders[:count]
