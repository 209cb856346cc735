"""Facts: an activity's age and cost in words."""

from generator.records.activity import Age, Cost
from generator.words import Words


def age_text(age: Age | None, words: Words) -> str:
    """Write an age as a range of years; the empty text where nobody states it."""
    if age is None or (age.from_ is None and age.to is None):
        return ""
    if age.to is None:
        return words.t("age.from", start=age.from_ or 0)
    return words.t("age.to", end=age.to) if age.from_ is None else words.t("age.both", start=age.from_, end=age.to)


def cost_text(cost: Cost | None, words: Words) -> str:
    """Write what is known of a cost with the year of its prices; the empty text where nothing is."""
    if cost is None:
        return ""
    year = str(cost.price_year)
    said = []
    if cost.running:
        low, high = cost.running.low, cost.running.high
        said.append(words.t("cost.running.same" if low == high else "cost.running", low=low, high=high, year=year))
    if cost.start_up is not None:
        said.append(words.t("cost.start-up", amount=cost.start_up, year=year))
    return " ".join(said)
