"""The front page in a real browser: one step from a question to an answer."""

import re

from playwright.sync_api import Page, expect

from tests.browser.screens import on_each_screen


@on_each_screen
def test_question_is_answered_in_one_step(page: Page) -> None:
    """Who types what they want to work on and presses Enter has the activity before them."""
    page.goto("/")
    page.get_by_role("searchbox", name="Hvad virker for …?").fill("lommepengejob")
    page.keyboard.press("Enter")
    hit = page.get_by_role("dialog").get_by_role("link").first
    expect(hit).to_have_attribute("href", re.compile("aktiviteter/lommepengejob/"))


def test_ways_in_say_how_much_is_behind_them(page: Page) -> None:
    """Each outcome and target group has its number, and a reading program hears of what."""
    page.goto("/")
    way = page.get_by_role("listitem").filter(has=page.get_by_role("link", name="Kriminalitet", exact=True))
    expect(way.locator(".kk-hidden")).to_have_text(re.compile(r"^\d+ aktiviteter$"))
    way.get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kriminalitet")


def test_news_have_their_days(page: Page) -> None:
    """What is new is told with the day that the records state."""
    page.goto("/")
    news = page.locator(".kk-news > li")
    assert 1 <= news.count() <= 6
    expect(news.first.locator(".kk-news__day")).to_have_text(re.compile(r"^\d+\. [a-z]+ 20\d\d$"))
