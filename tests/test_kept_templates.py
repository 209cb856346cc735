"""The program's templates, kept compiled for the user."""

from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from generator.compiled import Compiled
from generator.kept_templates import keeping_templates


def _is_compiled_anew(text: str, language: str = "da") -> bool:
    environment = Environment(loader=DictLoader({"page": text}), autoescape=True)
    with keeping_templates(environment, language):
        assert environment.get_template("page").render(title="A & B") == "A &amp; B"
        assert isinstance(environment.bytecode_cache, Compiled)
        return environment.bytecode_cache.is_more


def test_template_is_compiled_by_the_first_command_of_a_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The next finds it, wherever it is called; in another language, or of another text, it is compiled anew."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert [_is_compiled_anew("{{ title }}"), _is_compiled_anew("{{ title }}")] == [True, False]
    assert _is_compiled_anew("{{ title }}", "en")
    assert _is_compiled_anew("{{- title -}}")


def test_where_nothing_can_be_kept_templates_are_compiled_each_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The user's folder may be read only, or not there at all."""
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert [_is_compiled_anew("{{ title }}"), _is_compiled_anew("{{ title }}")] == [True, True]


def test_templates_of_another_program_are_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is changed in the program, or in what it runs on, its templates are compiled anew."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert _is_compiled_anew("{{ title }}")
    monkeypatch.setattr("generator.kept_templates.mark_of_program", lambda: b"another")
    assert _is_compiled_anew("{{ title }}")
