"""The content policy in a browser. Every other browser test runs under it, and fails by what it keeps the page from."""

from playwright.sync_api import Page

ADD_SCRIPT = """() => {
  const script = document.createElement("script");
  script.textContent = "document.title = 'run'";
  document.body.append(script);
}"""


def test_policy_is_in_force(page: Page, faults: list[str]) -> None:
    """A script that gets into a page all the same does not run."""
    page.goto("/")
    page.evaluate(ADD_SCRIPT)
    assert page.title() != "run"
    # Once by the page's own policy, once by the header's.
    assert ["Content Security Policy" in fault for fault in faults] == [True, True]
    faults.clear()
