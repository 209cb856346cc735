// The page of the reader's own list: kept in the browser and in the address, to print, to share and to export.

import { show, withActivities } from "./address.js";
import { bibtex, csv, download } from "./export.js";
import { activityTemplates, all, fill, greet, the } from "./page.js";
import { keep, saved } from "./shortlist.js";

const MOST_COMPARED = 4;

/** @type {{columns: string[], rows: Record<string, string[]>, references: Record<string, string[]>, bibtex: Record<string, string>}} */
const known = JSON.parse(the("#kk-known").textContent ?? "");
const templates = activityTemplates();
const list = the(".kk-annex");
const heading = /** @type {HTMLInputElement} */ (the("#kk-heading"));
const count = the(".kk-shortlist__count");

/** @param {string[]} ids */
const onlyKnown = ids => [...new Set(ids)].filter(id => templates.has(id));
/** The activities that the address names. */
const named = () => onlyKnown(new URLSearchParams(location.search).getAll("a"));

/** Whether the browser keeps a list at all; where it does not, the address is the list. */
let isKept = true;

/** A list that came by the address and is not the reader's own. */
function isShared() {
  const ids = named();
  return isKept && ids.length > 0 && ids.join() !== onlyKnown(saved()).join();
}

/**
 * Keep these activities as the reader's own list, and show them.
 * @param {string[]} ids
 */
function own(ids) {
  isKept = keep(ids);
  address(ids, { isStep: true });
  render();
}

/**
 * @param {string[]} ids
 * @param {{isStep: boolean}} how
 */
function address(ids, how) {
  const parameters = new URLSearchParams(ids.map(id => ["a", id]));
  if (heading.value.trim()) parameters.set("titel", heading.value.trim());
  show(parameters, how);
}

/** Show the list that the address names, or else the reader's own. */
function render() {
  heading.value = new URLSearchParams(location.search).get("titel") ?? "";
  if (!named().length) address(onlyKnown(saved()), { isStep: false });
  const ids = named();
  list.replaceChildren(
    ...ids.map(id => /** @type {HTMLTemplateElement} */ (templates.get(id)).content.cloneNode(true)),
  );
  the(".kk-shortlist__shared").hidden = !isShared();
  the(".kk-shortlist__unkept").hidden = isKept;
  the(".kk-shortlist__tools").hidden = !ids.length;
  the(".kk-shortlist__empty").hidden = ids.length > 0;
  for (const each of all(".kk-annex__actions, [data-do=clear]")) each.hidden = isShared();
  const said = ids.length ? (ids.length === 1 ? count.dataset.one : count.dataset.other) : count.dataset.none;
  count.textContent = fill(said, { n: ids.length });
  const compare = /** @type {HTMLAnchorElement} */ (the("[data-compare]"));
  compare.href = withActivities(compare.href, ids);
  compare.hidden = ids.length < 2 || ids.length > MOST_COMPARED;
  writePrinted();
}

/** What only paper has: the heading, and where and when the list was read. */
function writePrinted() {
  the(".kk-shortlist__heading").textContent = heading.value;
  const source = the(".kk-shortlist__source");
  const day = new Date().toLocaleDateString(document.documentElement.lang, { dateStyle: "long" });
  source.textContent = fill(source.dataset.text, { day, address: location.href });
}

/** @type {Record<string, (button: HTMLElement) => void>} */
const actions = {
  adopt: () => own(named()),
  add: () => own(onlyKnown([...saved(), ...named()])),
  clear: () => {
    own([]);
    the(".kk-shortlist__empty a").focus();
  },
  remove: button => {
    const id = idOf(button);
    const next = button.closest("li")?.nextElementSibling ?? button.closest("li")?.previousElementSibling;
    const nextId = next instanceof HTMLElement ? next.dataset.activity : undefined;
    own(named().filter(each => each !== id));
    (all(`[data-activity="${nextId}"] [data-do=remove]`, list)[0] ?? the(".kk-shortlist__empty a")).focus();
  },
  up: button => {
    const id = idOf(button);
    const ids = named();
    const place = ids.indexOf(id);
    if (place > 0) ids.splice(place - 1, 2, id, ids[place - 1]);
    own(ids);
    /** @type {HTMLElement} */ (list.querySelector(`[data-activity="${id}"] [data-do=up]`)).focus();
  },
  print: () => print(),
  csv: () => download("kernekatalog.csv", "text/csv;charset=utf-8", csv([known.columns, ...named().map(row)])),
  bibtex: () => download("kernekatalog.bib", "application/x-bibtex;charset=utf-8", bibtex(named().flatMap(entries))),
  copy: async button => {
    await navigator.clipboard.writeText(location.href);
    count.textContent = button.dataset.done ?? "";
  },
};

/** @param {HTMLElement} button */
const idOf = button => /** @type {HTMLElement} */ (button.closest("[data-activity]")).dataset.activity ?? "";

/**
 * An activity's row, with the whole address of its page.
 * @param {string} id
 */
function row(id) {
  const link = /** @type {HTMLAnchorElement} */ (list.querySelector(`[data-activity="${id}"] h2 a`));
  return [...known.rows[id].slice(0, -1), link.href];
}

/** @param {string} id */
const entries = id => known.references[id].map(key => known.bibtex[key]);

the(".kk-shortlist").addEventListener("click", event => {
  const button = /** @type {HTMLElement} */ (event.target).closest("[data-do]");
  if (button instanceof HTMLElement) actions[button.dataset.do ?? ""](button);
});
heading.addEventListener("input", () => {
  address(named(), { isStep: false });
  writePrinted();
});
// What is folded on the screen is not on paper: there nobody can unfold it.
addEventListener("beforeprint", () => { for (const each of list.querySelectorAll("details")) each.open = true; });
addEventListener("popstate", render);
// Another page of the site has saved or dropped an activity.
addEventListener("storage", () => {
  if (the(".kk-shortlist__shared").hidden) address(onlyKnown(saved()), { isStep: false });
  render();
});
// Only where the site is served safely may a page write to the clipboard.
the("[data-do=copy]").hidden = !navigator.clipboard;
the(".kk-shortlist").hidden = false;
greet();
render();
