"""How long grading takes: ``python -m benchmarks.grade``. A made-up catalogue, the same one for the same seed."""

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path, PurePosixPath
from random import Random
from time import process_time

from generator.catalogue import Catalogue
from generator.crosswalk import crosswalk
from generator.grade import grade
from generator.lenses import through
from generator.outlook import outlook
from generator.records.activity import Activity
from generator.records.evaluation import Evaluation
from generator.records.fields import Better
from generator.records.grading import GradingRule
from generator.records.outcome import Outcome
from generator.source import parse

RULE = Path(__file__).parents[1] / "evidence" / "grading.yml"


def main() -> None:
    """Measure, and print seconds of one core: of several runs the fastest, which the machine disturbed least."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.grade", description=__doc__)
    parser.add_argument("--activities", type=int, default=1000, help="how many activities (%(default)s)")
    parser.add_argument("--findings", type=int, default=20, help="how many findings for each of them (%(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="another seed makes other findings (%(default)s)")
    parser.add_argument("--runs", type=int, default=5, help="how many runs (%(default)s)")
    asked = parser.parse_args()

    # Not for secrets: the same seed is to make the same catalogue.
    random = Random(asked.seed)  # noqa: S311
    texts = [_evaluation(random, number, asked.findings) for number in range(asked.activities * asked.findings)]
    catalogue = _catalogue(texts, asked.activities)
    rule = catalogue.rule
    assert rule is not None, "the benchmark's catalogue has one"
    grades = list(grade(catalogue).values())

    measured = {
        "reference: json.loads of the findings": _seconds(asked.runs, lambda: [json.loads(text) for text in texts]),
        "grade, with leave-one-out": _seconds(asked.runs, lambda: grade(catalogue)),
        "lenses": _seconds(asked.runs, lambda: [through(one, rule) for one in grades]),
        "outlook": _seconds(asked.runs, lambda: [outlook(one, rule) for one in grades]),
        "crosswalk": _seconds(asked.runs, lambda: [crosswalk(one) for one in grades]),
    }
    reference, *steps = measured.values()
    counted = sum(one.counted for each in grades for one in each.standings)
    _say(f"{asked.activities} activities, {len(texts)} findings ({counted} count), seed {asked.seed}")
    for name, seconds in measured.items():
        _say(f"{name:40}{seconds:8.3f} s {seconds / reference:7.1f} x reference")
    for name, seconds in (("grade and lenses", sum(steps[:2])), ("all", sum(steps))):
        _say(f"{name:40}{seconds:8.3f} s {seconds / reference:7.1f} x {len(grades) / seconds:7.0f} verdicts/s")


def _seconds(runs: int, work: Callable[[], object]) -> float:
    def once() -> float:
        start = process_time()
        work()
        return process_time() - start

    return min(once() for _ in range(runs))


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def _evaluation(random: Random, number: int, findings: int) -> str:
    """Make an evaluation with one finding, as JSON: of any design, most with an effect and an interval in one unit."""
    treated = random.choice([40, 90, 150, 400])
    estimate = random.gauss(0.15, 0.12)
    half_width = random.choice([0.05, 0.1, 0.2, 0.3])
    is_synthesis = random.random() < 0.1
    finding: dict[str, object] = {
        "activities": [f"activity-{number // findings}"],
        "outcome": "outcome",
        "primary": random.random() < 0.8,
        "follow_up_months": random.choice([0, 0, 6, 12, 24]),
    }
    if random.random() < 0.9:
        finding["measure"] = {
            "kind": "smd",
            "estimate": estimate,
            "ci": [estimate - half_width, estimate + half_width],
        }
    else:
        finding |= {"result": random.choice("+-0?"), "page": "p. 1"}
    made: dict[str, object] = {
        "title": "A study",
        "summary": "What was found.",
        "kind": "synthesis" if is_synthesis else "primary",
        "design": random.choice(["rct", "rct", "iv", "did", "did", "matched_baseline", "adjusted_cross_section"]),
        "risk_of_bias": random.choice(["low", "some", "some", "serious"]),
        "country": random.choice(["DK", "DK", "SE", "US", "GB", "BR"]),
        "sample": {"total": 2 * treated, "treated": treated, "sites": random.choice([1, 2, 10])},
        "data": {"from": 2000, "to": random.randint(2001, 2024)},
        "independent": random.random() < 0.7,
        "read": "full",
        "coding": {"status": "provisional", "on": "2026-11-23"},
        "findings": [finding],
    }
    if is_synthesis:
        made |= {
            "review_confidence": random.choice(["high", "moderate", "low"]),
            "k_ab": random.randint(1, 9),
            "i2": 30,
        }
    return json.dumps(made)


def _catalogue(texts: Sequence[str], activities: int) -> Catalogue:
    activity = {
        "title": "An activity",
        "summary": "What it is.",
        "themes": ["theme"],
        "description": "What is done.",
        "sources": [{"title": "A page", "url": "https://example.org"}],
        "outcomes": [{"outcome": "outcome", "strength": "E2", "direction": "positive", "graded_on": "2026-11-23"}],
    }
    rule, _ = parse(RULE.read_text(encoding="utf-8"), PurePosixPath(RULE.name))
    return Catalogue(
        activities={
            f"activity-{number}": Activity.model_validate_json(json.dumps(activity)) for number in range(activities)
        },
        evaluations={f"study-{number}": Evaluation.model_validate_json(text) for number, text in enumerate(texts)},
        outcomes={"outcome": Outcome(title="An outcome", description="What it is.", theme="t", better=Better.HIGHER)},
        indicators={},
        areas={},
        snapshots={},
        vocabulary={},
        references={},
        observations={},
        rule=GradingRule.model_validate_json(json.dumps(rule.data)),
        rule_source=None,
        sources={},
        tables={},
        cited_by={},
    )


if __name__ == "__main__":
    main()
