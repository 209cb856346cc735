"""The docstrings of fields, as schemas and forms tell them."""

from generator.docstrings import docstrings
from generator.records.fields import Provenance


def test_docstring_stands_under_its_field() -> None:
    """Each field has the text right under it; one without a text is not there."""
    told = docstrings(Provenance)
    assert told["title"] == "The page's title, or what it is in a few words."
    assert set(Provenance.model_fields) - set(told) == {"publisher", "published"}


def test_fields_of_a_base_class_are_told_too() -> None:
    """A model that extends another has its fields' texts, in the order of their fields."""

    class Longer(Provenance):
        """Nothing more."""

    assert docstrings(Longer) == docstrings(Provenance)
