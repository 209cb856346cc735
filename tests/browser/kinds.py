"""One page of each kind, the fullest there is: what is true of these is true of the site."""

from collections.abc import Mapping

import pytest

KINDS: Mapping[str, str] = {
    "home": "/",
    "activities": "/aktiviteter/",
    "activity": "/aktiviteter/lommepengejob/",
    "activity-with-harm": "/aktiviteter/foraeldreprogrammer/",
    "activity-without-effects": "/aktiviteter/konfliktmaegling/",
    "themes": "/indsatsomraader/",
    "theme": "/indsatsomraader/uddannelse-og-livschancer/",
    "target-groups": "/maalgrupper/",
    "target-group": "/maalgrupper/unge-13-17/",
    "outcomes": "/effektmaal/",
    "outcome": "/effektmaal/kriminalitet/",
    "evidence-map": "/videnskort/",
    "compare": "/sammenlign/?a=lommepengejob&a=mentorordning",
    "shortlist": "/min-liste/?a=lommepengejob&a=mentorordning",
    "evaluations": "/evalueringer/",
    "evaluation": "/evalueringer/andersen2016/",
    "indicators": "/indikatorer/",
    "indicator": "/indikatorer/andel-uden-arbejde-uddannelse/",
    "indicator-year": "/indikatorer/valgdeltagelse-kv/2013/",
    "areas": "/omraader/",
    "area": "/omraader/gellerupparken-toveshoej/",
    "area-numbers": "/omraader/dk/tal/",
    "coverage": "/daekning/",
    "similar": "/lignende-omraader/?omraade=gellerupparken-toveshoej",
    "references": "/referencer/",
    "glossary": "/ordforklaringer/",
    "method": "/metode/",
    "data": "/data/",
    "news": "/nyt/",
    "citations": "/aktiviteter/lommepengejob/grader/",
    "code": "/bidrag/fejl/wrong-value/",
    "codes": "/bidrag/fejl/",
    "fields": "/bidrag/felter/aktivitet/",
    "work-list": "/bidrag/mangler/",
    "by-hand": "/om/",
    "not-found": "/404.html",
}

each_kind = pytest.mark.parametrize("path", [pytest.param(path, id=kind) for kind, path in KINDS.items()])


def kind_of(path: str) -> tuple[str, bool]:
    """Give a page's section and whether it is one record's, not the section's own: pages of a kind share both."""
    section, _, rest = path.partition("?")[0].strip("/").partition("/")
    return section, bool(rest)
