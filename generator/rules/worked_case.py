"""The rule's worked cases come to what stands beside them."""

from collections.abc import Iterator, Mapping

from generator.catalogue import Catalogue
from generator.grade import Grade, GradeKey
from generator.problem import Problem
from generator.sentence import sentence
from generator.worked import worked

CODE = "worked-case"


def worked_case(catalogue: Catalogue, _grades: Mapping[GradeKey, Grade]) -> Iterator[Problem]:
    """Name each worked case whose strength, direction or flags the rule no longer gives.

    Whoever changes a threshold sees in the examples what the change means, before any grade does.
    """
    rule, source = catalogue.rule, catalogue.rule_source
    if rule is None or source is None:
        return
    for number, case in enumerate(rule.worked.cases):
        computed = worked(case, rule)
        for field, stated, right in (
            ("strength", [case.strength], [computed.strength]),
            ("direction", [case.direction], [computed.direction]),
            ("flags", sorted(case.flags), sorted(computed.flags)),
        ):
            if stated != right:
                said = sentence(
                    f"worked-case.{field}",
                    title=case.title,
                    stated=", ".join(stated) or "-",
                    computed=", ".join(right) or "-",
                )
                mended = ", ".join(right) if field != "flags" else f"[{', '.join(right)}]"
                place = source.place(("worked", "cases", number, field))
                yield Problem(place, CODE, said, suggestion=f"{field}: {mended}")
