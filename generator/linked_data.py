"""Linked data: what each page is about in the words of schema.org, for search engines and other programs."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from generator.address import DATA, GLOSSARY, HOME, SECTIONS, way
from generator.bibliography import Reference
from generator.catalogue import Catalogue
from generator.grade import Grade, GradeKey
from generator.pages.page import Page
from generator.published import published
from generator.render import plain
from generator.words import Words, load_words

Thing = Mapping[str, object]
"""An object of JSON-LD. Addresses in it are relative to the page, as links are."""


def linked(
    pages: Sequence[Page], catalogue: Catalogue, grades: Mapping[GradeKey, Grade], language: str
) -> Iterator[Page]:
    """Give each page again, told of as a WebPage with its way from the front page and the thing it is about."""
    words = load_words(language)
    about_pages = _about_pages(words)
    titles = {page.address: page.title for page in pages}
    records = {address: (kind, key) for kind, section in SECTIONS.items() for address, key in _keys(section, titles)}
    for page in pages:
        kind, key = records.get(page.address, ("", ""))
        thing = _THINGS[kind](catalogue, key) if kind in _THINGS else about_pages.get(page.address)
        updated = _UPDATED[kind](catalogue, key) if kind in _UPDATED else None
        told: dict[str, object] = {"@type": "WebPage", "name": page.title, "description": page.description}
        if updated:
            told["dateModified"] = updated.isoformat()
        if thing:
            reviews = list(_reviews(catalogue, grades, key, words)) if kind == "activities" else []
            told["mainEntity"] = {**thing, "review": reviews} if reviews else thing
        if page.address != HOME:
            told["breadcrumb"] = _breadcrumb(page.address, titles)
        yield replace(page, linked_data=told, updated=updated)


def _keys(section: str, titles: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for address in titles:
        key = address.removeprefix(section).rstrip("/")
        if address.startswith(section) and key and "/" not in key:
            yield address, key


def _breadcrumb(address: str, titles: Mapping[str, str]) -> Thing:
    parts = address.split("/")[:-1]
    trail = ["".join(f"{part}/" for part in parts[:length]) for length in range(len(parts) + 1)]
    items = [
        {"@type": "ListItem", "position": position, "name": titles[each], "item": way(address, each)}
        for position, each in enumerate((each for each in trail if each in titles), start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _activity(catalogue: Catalogue, key: str) -> Thing:
    activity = catalogue.activities[key]
    themes, groups = catalogue.terms("themes"), catalogue.terms("target-groups")
    return _known(
        {
            "@type": "Service",
            "name": activity.title,
            "alternateName": list(activity.aliases),
            "description": activity.summary,
            "category": [themes[each].title for each in activity.themes],
            "audience": [{"@type": "Audience", "audienceType": groups[each].title} for each in activity.target_groups],
        }
    )


def _reviews(catalogue: Catalogue, grades: Mapping[GradeKey, Grade], key: str, words: Words) -> Iterator[Thing]:
    """Give each grade as readers meet it: its rating is how sure the knowledge is, not how well it works."""
    for stated in catalogue.activities[key].outcomes:
        grade = published(catalogue, grades, GradeKey(key, stated.outcome))
        if grade and grade.strength:
            level, direction = grade.strength.value, words.t(f"direction.{grade.direction}")
            yield {
                "@type": "Review",
                "reviewAspect": catalogue.outcomes[stated.outcome].title,
                "datePublished": stated.graded_on.isoformat(),
                "author": {"@type": "Organization", "name": words.t("cite.author")},
                "reviewRating": {
                    "@type": "Rating",
                    "alternateName": f"{level}, {direction}",
                    "ratingValue": int(level.removeprefix("E")),
                    "worstRating": 0,
                    "bestRating": 4,
                    "ratingExplanation": words.t("axis.strength.meaning"),
                },
            }


def _evaluation(catalogue: Catalogue, key: str) -> Thing:
    evaluation = catalogue.evaluations[key]
    reference = catalogue.references.get(evaluation.reference or "")
    return _publication(reference) if reference else _known({"@type": "CreativeWork", "name": evaluation.title})


def _publication(reference: Reference) -> Thing:
    authors = [
        {"@type": "Person", "givenName": each.given, "familyName": each.family}
        if each.given
        else {"@type": "Organization", "name": each.family}
        for each in reference.authors
    ]
    institution = {"@type": "Organization", "name": reference.institution} if reference.institution else None
    return _known(
        {
            "@type": _PUBLICATIONS.get(reference.kind, "CreativeWork"),
            "name": reference.title,
            "author": authors or institution,
            "publisher": institution,
            "datePublished": reference.year,
            "inLanguage": reference.language_code,
            "isPartOf": _container(reference),
            "pagination": reference.pages if reference.container else None,
            "identifier": _identifiers(reference),
            "sameAs": f"https://doi.org/{reference.doi}" if reference.doi else reference.url,
        }
    )


_PUBLICATIONS = {
    "article": "ScholarlyArticle",
    "book": "Book",
    "incollection": "Chapter",
    "phdthesis": "Thesis",
    "techreport": "Report",
}


def _container(reference: Reference) -> Thing | None:
    kind = "Book" if reference.kind == "incollection" else "Periodical"
    return {"@type": kind, "name": reference.container} if reference.container else None


def _identifiers(reference: Reference) -> Sequence[Thing]:
    known = {"DOI": reference.doi, "ISBN": reference.isbn}
    return [{"@type": "PropertyValue", "propertyID": name, "value": value} for name, value in known.items() if value]


def _outcome(catalogue: Catalogue, key: str) -> Thing:
    outcome = catalogue.outcomes[key]
    return _term(key, outcome.title, outcome.description)


def _indicator(catalogue: Catalogue, key: str) -> Thing:
    indicator = catalogue.indicators[key]
    return _term(key, indicator.title, indicator.definition)


def _term(key: str, title: str, meaning: str) -> Thing:
    return {
        "@type": "DefinedTerm",
        "name": title,
        "description": plain(meaning),
        "termCode": key,
        "inDefinedTermSet": "../",
    }


def _area(catalogue: Catalogue, key: str) -> Thing:
    area = catalogue.areas[key]
    around = {"@type": "AdministrativeArea", "name": area.municipality.name} if area.municipality else None
    point = area.location
    where = {"@type": "GeoCoordinates", "latitude": point.latitude, "longitude": point.longitude} if point else None
    names = list(area.aliases)
    return _known(
        {"@type": "Place", "name": area.title, "alternateName": names, "containedInPlace": around, "geo": where}
    )


def _known(thing: Mapping[str, object]) -> Thing:
    """Leave out what is not known."""
    return {name: value for name, value in thing.items() if value}


_THINGS: Mapping[str, Callable[[Catalogue, str], Thing]] = {
    "activities": _activity,
    "evaluations": _evaluation,
    "outcomes": _outcome,
    "indicators": _indicator,
    "areas": _area,
}

_LICENCE = "https://creativecommons.org/licenses/by/4.0/"


def _about_pages(words: Words) -> Mapping[str, Thing]:
    return {
        HOME: {
            "@type": "WebSite",
            "name": words.t("cite.author"),
            "url": "./",
            "inLanguage": words.language,
            "potentialAction": {
                "@type": "SearchAction",
                "target": "?q={search_term_string}",
                "query-input": "required name=search_term_string",
            },
        },
        GLOSSARY: {"@type": "DefinedTermSet", "name": words.t("glossary.title"), "url": "./"},
        DATA: {
            "@type": "Dataset",
            "name": words.t("cite.author"),
            "description": words.t("data.about"),
            "license": _LICENCE,
            "creator": {"@type": "Organization", "name": words.t("cite.author")},
            "distribution": [
                {"@type": "DataDownload", "contentUrl": name, "encodingFormat": form}
                for name, form in (
                    ("catalogue.json", "application/json"),
                    ("datapackage.json", "application/json"),
                    ("kernekatalog.sqlite", "application/vnd.sqlite3"),
                    ("references.bib", "application/x-bibtex"),
                    ("references.ris", "application/x-research-info-systems"),
                    ("references.json", "application/vnd.citationstyles.csl+json"),
                )
            ],
        },
    }


def _activity_updated(catalogue: Catalogue, key: str) -> date | None:
    """Give the last day that somebody graded it, went through it or coded a study of it."""
    activity = catalogue.activities[key]
    coded = [each.coding.on for each in catalogue.evaluations_of(key).values()]
    graded = [outcome.graded_on for outcome in activity.outcomes]
    return max([*graded, *coded, *([activity.reviewed] if activity.reviewed else [])], default=None)


def _evaluation_updated(catalogue: Catalogue, key: str) -> date:
    return catalogue.evaluations[key].coding.on


_UPDATED: Mapping[str, Callable[[Catalogue, str], date | None]] = {
    "activities": _activity_updated,
    "evaluations": _evaluation_updated,
}
