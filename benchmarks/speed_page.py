"""The page about speed, written of what was measured: ``content/om/hastighed.md``."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from benchmarks.measured import Measured

NAMES = {
    "reference": "MkDocs alene",
    "whole": "Hele webstedet",
    "said": "Igen: en evaluering siger noget andet",
    "changed": "Igen: den mest nævnte aktivitet hedder noget andet",
    "published": "`make site` efter det: bygget, prøvet og byttet om",
    "unchanged": "`make site` igen: intet er ændret",
    "generator": "`kernekatalog build`: sider og filer uden MkDocs",
    "check": "Læse, tjekke og gradere",
    "properdocs": "ProperDocs alene",
    "zensical": "Zensical alene",
    "zensical-again": "Zensical igen: én side er ændret",
    "hugo": "Hugo alene, én lille skabelon uden tema",
}
PARTS = {
    "start": "Programmet indlæst",
    "read": "Poster læst",
    "check": "Poster tjekket og husets regler fulgt",
    "link": "Poster forbundet",
    "grade": "Evidens graderet",
    "pages": "Siders tekst og figurer",
    "files": "Filer til hentning",
    "frame": "Temaets ramme om siderne",
    "search": "Søgningens indeks",
    "memory": "Husket fra sidst, og til næste gang",
    "write": "Skrevet på disken",
    "mkdocs": "MkDocs selv, og håndskrevne sider",
}
_GAP = "\N{NO-BREAK SPACE}"
"""Between a number and its unit, where a phone has little room."""
BUILDS = {"whole": "Hele", "changed": "Igen"}
GOALS = {"whole": 0.7, "said": 0.12, "changed": 0.12, "unchanged": 0.08, "generator": 0.08}
"""What the ratios are to be with a thousand pages; the page says what they are."""


def table(measured: Measured) -> Iterable[str]:
    """Give a line for each thing measured: its ratio, and its time beside the reference's."""
    reference = measured.by_name["reference"].seconds
    yield f"{measured.pages} pages, median of {measured.runs}; reference {reference:.1f} s; load {measured.load:.1f}"
    for name, each in measured.by_name.items():
        yield (
            f"  {name:14}{measured.ratio(name):6.2f} R {each.seconds:8.1f} s {measured.core_ratio(name):6.2f} of its "
            f"{each.core_seconds:8.1f} s of one core {each.mib:6} MiB"
        )
    for build, parts in measured.parts.items():
        whole = sum(parts.values())
        yield f"  {build}: " + ", ".join(f"{part} {seconds / whole:.0%}" for part, seconds in parts.items())
    for seconds, core_seconds in measured.saves:
        yield f"  serve, from save to page: {seconds:.1f} s, {core_seconds:.1f} s of one core"
    for name, size in measured.sizes.items():
        yield f"  {name:32}{size:12,} bytes"
    for name, found in measured.different.items():
        yield f"  {name}: {len(found)} pages tell something else{''.join(f'{chr(10)}    {each}' for each in found[:5])}"
    yield f"  measured in {measured.minutes:.0f} minutes"


def page(measured: Sequence[Measured]) -> str:
    """Write what was measured as the page that readers meet, fewest pages first."""
    head = (
        "---\ntitle: Hastighed\n"
        "description: Hvor lang tid det tager at bygge webstedet, målt ved siden af MkDocs alene.\n---\n\n"
        "<!-- Skrevet af `make bench`. -->\n\n"
    )
    told = (
        "Den, der retter en post, skal hurtigt kunne se rettelsen på webstedet. Her står, hvor lang tid det tager,\n"
        "også når kataloget vokser.\n\n"
        "Opdigtede kataloger, lavet af de rigtige poster i flere eksemplarer, er bygget af os (posterne læst, tjekket\n"
        "og graderet, sider, figurer, søgning og filer til hentning lavet) og af MkDocs alene: de samme sider skrevet\n"
        "som Markdown, temaet, som det kommer, og en kort navigation. Et forhold på 0,5 er halvdelen af den tid,\n"
        "MkDocs alene brugte i samme kørsel, fra det blev sat i gang, til det var færdigt. Hvor to processer arbejder\n"
        "samtidig, står også begges tid lagt sammen. Målene er for 1.000 sider. Hukommelsen er den største, én\n"
        "proces havde. Skabelonerne er oversat af en tidligere kørsel, som Pythons moduler også er. Der\n"
        "bliver skrevet tusinder af filer, og det tager mange gange så lang tid på nogle filsystemer som på andre.\n"
    )
    return head + told + "".join(_section(each) for each in measured) + _growth(measured)


def _section(measured: Measured) -> str:
    rows = "".join(
        f"| {NAMES[name]} | {_danish(measured.ratio(name), 2)} | {_goal(name)} | {_danish(each.seconds, 1)}{_GAP}s |\n"
        for name, each in measured.by_name.items()
    )
    core_rows = "".join(
        f"| {NAMES[name]} | {_danish(measured.core_ratio(name), 2)} | {_danish(each.core_seconds, 1)}{_GAP}s "
        f"| {each.mib}{_GAP}MiB |\n"
        for name, each in measured.by_name.items()
    )
    runs = f"median af {measured.runs} kørsler" if measured.runs > 1 else "én kørsel"
    return (
        f"\n## {_danish(measured.pages, 0)} sider {{ #sider-{measured.pages} }}\n\n"
        f"Målt {measured.when} på {measured.where}. Belastningen undervejs var {_danish(measured.load, 1)}: er den "
        f"højere end antallet af kerner, er tiderne det også. Målingen tog {_danish(measured.minutes, 0)} minutter.\n\n"
        f"| {runs.capitalize()} | Forhold | Mål | Tid |\n| --- | --- | --- | --- |\n{rows}\n"
        f"| Alle kerner lagt sammen | Forhold | Tid | Hukommelse |\n| --- | --- | --- | --- |\n{core_rows}"
        f"{_parts(measured)}{_sizes(measured)}{_serving(measured)}{_hosting(measured)}"
    )


def _goal(name: str) -> str:
    return _danish(GOALS[name], 2) if name in GOALS else ""


def _parts(measured: Measured) -> str:
    """Say where the time goes, as shares of each build."""
    if not measured.parts:
        return ""
    wholes = {build: sum(parts.values()) for build, parts in measured.parts.items()}
    head = " | ".join(f"{BUILDS[build]} ({_danish(whole, 1)} s)" for build, whole in wholes.items())
    rows = "".join(
        f"| {PARTS[part]} | "
        + " | ".join(f"{_danish(100 * parts[part] / wholes[build], 0)} %" for build, parts in measured.parts.items())
        + " |\n"
        for part in PARTS
    )
    return f"\n| Hvor tiden går, i én proces | {head} |\n| --- |{' --- |' * len(wholes)}\n{rows}"


def _sizes(measured: Measured) -> str:
    rows = "".join(f"| {name} | {_danish(size / 1024, 0)}{_GAP}KiB |\n" for name, size in measured.sizes.items())
    return f"\n| Det, der bliver skrevet | Størrelse |\n| --- | --- |\n{rows}" if rows else ""


def _serving(measured: Measured) -> str:
    if not measured.saves:
        return ""
    seconds, core_seconds = (median(each) for each in zip(*measured.saves, strict=True))
    ratio = seconds / measured.by_name["reference"].seconds
    return (
        f"\nMed `make serve` er siden vist på ny {_danish(seconds, 1)} sekunder efter, at posten er gemt: forholdet er "
        f"{_danish(ratio, 2)}. Det koster {_danish(core_seconds, 1)} sekunder af én kerne; resten er det, MkDocs "
        f"venter, før den ser efter. Målet er 1 sekund ved 300 sider og 2 ved 1.000.\n"
    )


def _hosting(measured: Measured) -> str:
    """Say what the sites of other hosts tell, beside MkDocs' of the same files."""
    lines = []
    for name, found in measured.different.items():
        told = "siger det samme på alle adresser" if not found else f"siger noget andet på {len(found)} adresser"
        lines.append(f"{NAMES[name].removesuffix(' alene')} {told}.")
    return f"\nTitel og tekst, side for side, ved siden af MkDocs': {' '.join(lines)}\n" if lines else ""


def _growth(measured: Sequence[Measured]) -> str:
    """Say what a page takes where there are many, beside where there are fewer."""
    lines = []
    for few, many in pairwise(measured):
        ratio = (many.by_name["whole"].seconds / many.pages) / (few.by_name["whole"].seconds / few.pages)
        lines.append(
            f"En side ud af {_danish(many.pages, 0)} tager {_danish(ratio, 2)} gange så lang tid som en ud af "
            f"{_danish(few.pages, 0)}, når hele webstedet bliver bygget."
        )
    return f"\n## Vækst {{ #vaekst }}\n\n{' '.join(lines)} Målet er højst 1,15.\n" if lines else ""


def _danish(number: float, decimals: int) -> str:
    return f"{number:,.{decimals}f}".translate(str.maketrans(",.", ".,"))
