/** Results: an answer of the engine in the form that the theme's search box shows. */

import { fold } from "./danish.js";
import { escape, found, mark, snippet } from "./snippet.js";

/** @typedef {import("./engine.js").Engine} Engine @typedef {import("./engine.js").Answer} Answer */

/** Results that are made ready: nobody scrolls further. */
const MOST = 40;
const MOST_SECTIONS = 3;

/**
 * Answer a query as the theme's own worker would, and with what box.js adds.
 * @param {Engine} engine
 * @param {string} query
 */
export function results(engine, query) {
  const answer = engine.answer(query);
  const isFound = foundBy(engine, answer);
  const terms = Object.fromEntries(
    answer.clauses.filter(({ over, isWeak }) => !over && !isWeak).map(({ text, isKnown }) => [text, isKnown])
  );
  const items = grouped(answer.hits.slice(0, MOST)).map(([page, hits]) => {
    const { score } = hits[0];
    const shown = hits.map(({ entry, score: its }) => {
      const text = [entry.lead, entry.text].filter((each) => found(each, isFound))[0] ?? entry.lead;
      const tags = [kind(entry.kind), badge(engine, entry.badge), escape(entry.note)].filter(Boolean);
      return item(entry.address, mark(entry.title, isFound), snippet(text, isFound), its, terms, tags);
    });
    if (hits[0].entry.address === page) return [...shown, ...sections(hits[0], isFound, terms)];
    // Parts of a page stand under it; the theme opens what has the highest score.
    return [item(page, pageTitle(engine, page), "", score * 0.999, terms, []), ...shown];
  });
  return { items, ...said(engine, query, answer) };
}

/** @param {Engine} engine @param {string} query @param {Answer} answer */
function said(engine, query, { hits, meant, near }) {
  if (meant) return { meant: { label: engine.words.meant, query: meant } };
  if (hits.length || !query.trim()) return {};
  const links = near.map(({ address, title }) => ({ address, title }));
  return { near: { label: engine.words.near, links, suggest: engine.words.suggest } };
}

/**
 * Tell of a word on a page whether the query found it.
 * @param {Engine} engine
 * @param {Answer} answer
 */
function foundBy(engine, { clauses }) {
  const words = new Set(clauses.flatMap((clause) => clause.words));
  for (const word of [...words]) words.add(engine.stem(word));
  /** @type {Map<string, boolean>} */
  const told = new Map();
  const tell = (/** @type {string} */ written) => {
    const word = engine.read.get(written)?.word ?? fold(written);
    if (engine.stop.has(word)) return false;
    return words.has(word) || [word, ...(engine.parts.get(word) ?? [])].some((each) => words.has(engine.stem(each)));
  };
  return (/** @type {string} */ written) => {
    const known = told.get(written);
    if (known !== undefined) return known;
    told.set(written, tell(written));
    return told.get(written) ?? false;
  };
}

/**
 * Gather the hits by page, each page where its best hit was.
 * @param {Answer["hits"]} hits
 */
function grouped(hits) {
  /** @type {Map<string, Answer["hits"]>} */
  const pages = new Map();
  for (const hit of hits) {
    const page = hit.entry.address.split("#")[0];
    const together = pages.get(page);
    if (together) together.push(hit);
    else pages.set(page, [hit]);
  }
  for (const [page, together] of pages) {
    const whole = together.findIndex(({ entry }) => entry.address === page);
    if (whole > 0) together.unshift(...together.splice(whole, 1));
  }
  return [...pages];
}

/** @param {Answer["hits"][0]} hit @param {(word: string) => boolean} isFound @param {object} terms */
function sections({ entry, score }, isFound, terms) {
  const counted = entry.sections.map(([anchor, title, text]) => {
    return { anchor, title, text, count: found(text, isFound) + 2 * found(title, isFound) };
  });
  const best = counted.filter(({ count }) => count).sort((one, other) => other.count - one.count);
  return best.slice(0, MOST_SECTIONS).map(({ anchor, title, text }) => {
    return item(`${entry.address}#${anchor}`, mark(title, isFound), snippet(text, isFound), score * 0.5, terms, []);
  });
}

/** @param {Engine} engine @param {string} address */
const pageTitle = (engine, address) => escape(engine.entries.find((entry) => entry.address === address)?.title ?? address);

/** @param {string} location @param {string} title @param {string} text @param {number} score @param {object} terms @param {string[]} tags */
const item = (location, title, text, score, terms, tags) => ({ location, title, text: text && `<p>${text}</p>`, score, terms, tags });

/** @param {{id: string, label: string}} kind */
const kind = ({ id, label }) => `<b class="kk-hit kk-hit--${id}">${escape(label)}</b>`;

/** @param {Engine} engine @param {string} level */
const badge = (engine, level) =>
  level &&
  `<span class="kk-strength"><span class="kk-meter kk-meter--${level}" aria-hidden="true"><i></i><i></i><i></i><i></i></span><b>${level}</b> ${escape(engine.badges[level])}</span>`;
