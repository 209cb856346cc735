"""Screens: the sizes and colour schemes in which pages are looked at."""

from dataclasses import dataclass

import pytest


@dataclass(frozen=True, slots=True)
class Screen:
    """What a reader holds; sizes in CSS pixels."""

    name: str
    width: int
    height: int
    has_touch: bool = False


DESKTOP = Screen("desktop", 1280, 900)
PHONE = Screen("phone", 390, 844, has_touch=True)

# On a test these change its `page`: without them it is a desktop in light colours.
on_phone = pytest.mark.parametrize("screen", [PHONE], ids=["phone"])
on_each_screen = pytest.mark.parametrize("screen", [DESKTOP, PHONE], ids=["desktop", "phone"])
in_dark = pytest.mark.parametrize("scheme", ["dark"])
in_each_scheme = pytest.mark.parametrize("scheme", ["light", "dark"])
