"""Revision: a catalogue's files as they were when git kept them."""

import io
import subprocess
import tarfile
from pathlib import Path


class NoRepositoryError(Exception):
    """The catalogue's folder is in no git repository."""


class UnknownRevisionError(Exception):
    """The repository knows no such revision."""


def extract(root: Path, revision: str, folder: Path) -> None:
    """Write the files under a catalogue's root, as they were at a revision, to a folder.

    Raises NoRepositoryError or UnknownRevisionError where there is nothing to write.
    """
    if _git(root, "rev-parse", "--git-dir").returncode:
        raise NoRepositoryError
    # The two dashes: what begins with a hyphen is a revision that git does not know, never an option.
    named = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{tree}}")
    if named.returncode:
        raise UnknownRevisionError
    prefix = _git(root, "rev-parse", "--show-prefix").stdout.decode().strip()
    archived = _git(root, "archive", "--format=tar", f"{named.stdout.decode().strip()}:{prefix}")
    with tarfile.open(fileobj=io.BytesIO(archived.stdout)) as tar:
        tar.extractall(folder, filter="data")


def _git(root: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, check=False)  # noqa: S603, S607 - git of the PATH, no shell
