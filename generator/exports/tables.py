"""Tables: the whole catalogue as tables, activities and evidence here, areas and their numbers in their own module."""

from collections.abc import Iterator, Mapping, Sequence

from generator.address import page_of
from generator.bibliography import TEXTS, Name
from generator.catalogue import Catalogue
from generator.exports.activity_tables import activity_tables
from generator.exports.area_tables import area_tables
from generator.exports.data_table import DataTable, data_table, fields_of
from generator.exports.source_table import source_table
from generator.grade import Grade, GradeKey
from generator.published import published, stated_grade
from generator.records.evaluation import Result

_Row = Mapping[str, object]


def tables(catalogue: Catalogue, grades: Mapping[GradeKey, Grade], address: str) -> Sequence[DataTable]:
    """Give every table, each after those that it links to; pages have the site's address before them."""

    def url(kind: str, key: str) -> str:
        return f"{address}{page_of(kind, key)}"

    return (
        data_table(
            "terms",
            "*vocabulary *id title! description everyday professional english",
            (row for vocabulary in catalogue.vocabulary for row in _terms(catalogue, vocabulary)),
        ),
        data_table("themes", "*id title! description", _terms(catalogue, "themes")),
        data_table("target_groups", "*id title! description", _terms(catalogue, "target-groups")),
        data_table(
            "publications",
            "*id kind! title! authors editors year:int month:int container volume number pages page_count institution"
            " isbn eisbn issn doi url read_in_copy language annotation",
            _publications(catalogue),
        ),
        data_table(
            "activities",
            "*id url! title! summary! description! mechanisms status! age_from:int age_to:int cost_start_up:num"
            " cost_low:num cost_high:num cost_price_year:int cost_per cost_note described:bool theory_of_change:bool"
            " process_evaluation:bool danish_sites:int training:bool monitoring_tool:bool literature_searched:date"
            " reviewed:date review_due:date",
            (_activity(catalogue, key, url("activities", key)) for key in catalogue.activities),
        ),
        data_table("activity_themes", "*activity>activities *theme>themes main:bool!", _activity_themes(catalogue)),
        data_table(
            "activity_target_groups",
            "*activity>activities *target_group>target_groups",
            (
                {"activity": key, "target_group": group}
                for key, activity in catalogue.activities.items()
                for group in activity.target_groups
            ),
        ),
        data_table(
            "outcomes",
            "*id url! title! description! theme>themes! better! smallest_effect_why",
            ({**fields_of(each), "id": key, "url": url("outcomes", key)} for key, each in catalogue.outcomes.items()),
        ),
        data_table(
            "smallest_effects",
            "*outcome>outcomes *measure value:num!",
            (
                {"outcome": key, "measure": measure, "value": value}
                for key, outcome in catalogue.outcomes.items()
                for measure, value in outcome.smallest_effect.items()
            ),
        ),
        data_table(
            "grades",
            "*activity>activities *outcome>outcomes primary:bool! under_revision:bool! strength direction"
            " computed_strength computed_direction flags graded_on:date rule_version:int"
            " override_reason override_by override_expires:date",
            _grades(catalogue, grades),
        ),
        data_table(
            "evaluations",
            "*id url! title! summary! publication>publications kind! design! sms:int risk_of_bias! rob_note country"
            " setting! sample sample_total:int sample_treated:int sample_sites:int data_from:int data_to:int"
            " independent:bool! retracted:bool! language access_url open_access:bool read! coding! coded_by"
            " coded_on:date! status! review_confidence k_ab:int k_a:int i2:num mixed_signs!"
            " heterogeneity_explained:bool! includes",
            (_evaluation(catalogue, key, url("evaluations", key)) for key in catalogue.evaluations),
        ),
        data_table(
            "findings",
            "*id evaluation>evaluations! position:int! outcome>outcomes scope! primary:bool! measure unit"
            " measure_better estimate:num ci_low:num ci_high:num se:num p:num derived result page"
            " follow_up_months:num subgroup serious_harm:bool! per_100 note",
            _findings(catalogue),
        ),
        data_table("finding_activities", "*finding>findings *activity>activities", _finding_activities(catalogue)),
        *area_tables(catalogue, address),
        *activity_tables(catalogue, grades),
        source_table(catalogue),
    )


def _terms(catalogue: Catalogue, vocabulary: str) -> Iterator[_Row]:
    for term in catalogue.terms(vocabulary).values():
        words = {name: "; ".join(getattr(term, name)) or None for name in ("everyday", "professional", "english")}
        yield {**fields_of(term), **words, "vocabulary": vocabulary}


def _publications(catalogue: Catalogue) -> Iterator[_Row]:
    for key, reference in catalogue.references.items():
        yield {
            "id": key,
            **{name: getattr(reference, name) or None for name in TEXTS},
            **{name: int(getattr(reference, name) or 0) or None for name in ("year", "month")},
            "authors": _names(reference.authors),
            "editors": _names(reference.editors),
        }


def _names(names: Sequence[Name]) -> str | None:
    return "; ".join(f"{name.family}, {name.given}" if name.given else name.family for name in names) or None


def _activity(catalogue: Catalogue, key: str, url: str) -> _Row:
    activity = catalogue.activities[key]
    cost, age = activity.cost, activity.age
    return {
        **fields_of(activity),
        "theory_of_change": None,
        **fields_of(activity.implementation),
        "id": key,
        "url": url,
        "age_from": age.from_ if age else None,
        "age_to": age.to if age else None,
        "cost_start_up": cost.start_up if cost else None,
        "cost_low": cost.running.low if cost and cost.running else None,
        "cost_high": cost.running.high if cost and cost.running else None,
        "cost_price_year": cost.price_year if cost else None,
        "cost_per": cost.per if cost else None,
        "cost_note": cost.note if cost else None,
    }


def _activity_themes(catalogue: Catalogue) -> Iterator[_Row]:
    for key, activity in catalogue.activities.items():
        for theme in dict.fromkeys(activity.themes):
            yield {"activity": key, "theme": theme, "main": theme == activity.themes[0]}


def _grades(catalogue: Catalogue, grades: Mapping[GradeKey, Grade]) -> Iterator[_Row]:
    """Give every grade as readers meet it, none while it is under revision, and the computed one beside it."""
    for key in (GradeKey(*pair) for pair in catalogue.graded_pairs()):
        grade, stated = published(catalogue, grades, key), stated_grade(catalogue, key)
        row: dict[str, object] = {"activity": key.activity, "outcome": key.outcome}
        row |= {"primary": stated is not None and stated.primary, "graded_on": stated.graded_on if stated else None}
        if stated and stated.override:
            row |= {"override_reason": stated.override.reason, "override_by": "; ".join(stated.override.by)}
            row["override_expires"] = stated.override.expires
        row["under_revision"] = grade is not None and grade.is_under_revision
        if grade:
            row |= {"computed_strength": grade.computed.strength, "computed_direction": grade.computed.direction}
            row |= {"flags": grade.flags, "rule_version": catalogue.rule.version if catalogue.rule else None}
            row |= {"strength": grade.strength, "direction": grade.direction}
        yield row


def _evaluation(catalogue: Catalogue, key: str, url: str) -> _Row:
    evaluation = catalogue.evaluations[key]
    sample, data, access = evaluation.sample, evaluation.data, evaluation.access
    return {
        **fields_of(evaluation),
        "id": key,
        "url": url,
        "publication": evaluation.reference if evaluation.reference in catalogue.references else None,
        "sample": sample.id or key,
        "sample_total": sample.total,
        "sample_treated": sample.treated,
        "sample_sites": sample.sites,
        "data_from": data.from_ if data else None,
        "data_to": data.to if data else None,
        "access_url": access.url if access else None,
        "open_access": access.open if access else None,
        "coding": evaluation.coding.status,
        "coded_by": "; ".join(evaluation.coding.by) or None,
        "coded_on": evaluation.coding.on,
        "includes": "; ".join(evaluation.includes) or None,
    }


def _findings(catalogue: Catalogue) -> Iterator[_Row]:
    for key, evaluation in catalogue.evaluations.items():
        for position, finding in enumerate(evaluation.findings, start=1):
            measure = finding.measure
            low, high = measure.ci if measure and measure.ci else (None, None)
            yield {
                **fields_of(measure),
                "measure_better": measure.better if measure else None,
                "measure": measure.kind if measure else None,
                **{name: value for name, value in fields_of(finding).items() if name != "measure"},
                "id": f"{key}.{position}",
                "evaluation": key,
                "position": position,
                "ci_low": low,
                "ci_high": high,
                # In words: a sign alone in a cell is a formula to a spreadsheet.
                "result": Result(finding.result).name.lower() if finding.result else None,
            }


def _finding_activities(catalogue: Catalogue) -> Iterator[_Row]:
    for key, evaluation in catalogue.evaluations.items():
        for position, finding in enumerate(evaluation.findings, start=1):
            for activity in finding.activities:
                yield {"finding": f"{key}.{position}", "activity": activity}
