"""Node: programs of npm as ``make`` installs them, for the tests that need them."""

import subprocess
import sys
from pathlib import Path

PACKAGES = Path(sys.prefix, "node", "node_modules")
"""Where the packages are that requirements/package.json asks for."""

NODE = Path(sys.executable).with_name("node")
"""The Node that runs them."""


def node(script: Path, *arguments: str, told: str = "") -> subprocess.CompletedProcess[str]:
    """Run a script by the Node of this installation, told a text on its input."""
    command = [str(NODE), str(script), *arguments]
    return subprocess.run(command, input=told, capture_output=True, encoding="utf-8", check=False)
