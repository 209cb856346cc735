/**
 * Engine: ranks the catalogue's entries for a query. Pure: it is given the index and touches nothing else.
 *
 *     import { engine } from "./search/engine.js";
 *     engine(index).rank("gældshjælp"); // [{address, kind, title, score}, …], best first
 */

import { ENDINGS, WORD, fold, loose, root, stem } from "./danish.js";
import { slips } from "./spelling.js";

/**
 * @typedef {object} Kind
 * @property {string} id
 * @property {string} label as it is shown
 * @property {number} boost
 *
 * @typedef {object} Entry
 * @property {number} number its place in the index
 * @property {string} address from the site's root
 * @property {Kind} kind
 * @property {string} title
 * @property {string} note
 * @property {string} badge the strength of its evidence, or nothing
 * @property {string} lead
 * @property {string} text
 * @property {string[][]} sections anchor, title, text
 * @property {number} length in words
 * @property {Map<string, number>} labels of each stem in its title and names: how many words the shortest of them has
 * @property {string[][]} names the stems of its title, then those of each name;
 *
 * @typedef {object} Postings where a stem stands
 * @property {number[]} entries
 * @property {number[]} counts weighted by field
 *
 * @typedef {object} Matches what answers one word: by entry
 * @property {Map<number, number>} counts
 * @property {Map<number, number>} forms how near the form is to what was written, 0 to 1
 * @property {Map<number, number>} labels the same for titles and names, over the length of the shortest of them
 *
 * @typedef {{score: number, cover: number}} Gain
 *
 * @typedef {object} Clause one word of the query, or several that belong together
 * @property {string} text as written
 * @property {boolean} isKnown
 * @property {boolean} [isExact]
 * @property {boolean} [isWeak]
 * @property {[Postings, number, string][]} list the postings that answer it, how near each is, and its stem
 * @property {string[]} words what is marked in snippets: folded words and stems
 * @property {string} [meant] what it was read as, where that was a typo
 * @property {string[]} [split] the words it can be taken apart into
 * @property {boolean} [isPart] it is one of these
 * @property {string[]} [soft] the parts of a compound that is known
 * @property {string[]} [members] the words it was written as, where they were written apart
 * @property {Bag[]} [others] what the vocabulary has for it
 * @property {number} [at] the number of its word
 * @property {number} [span] how many of the query's words it joins
 * @property {number} [over] how many of the query's words it stands beside
 * @property {number} idf
 * @property {number} weight
 * @property {Map<number, Gain>} gains by entry
 *
 * @typedef {object} Token a word of the query
 * @property {string} text as written, in small letters
 * @property {string} word folded
 * @property {number} at its number
 * @property {boolean} isLast
 * @property {boolean} isStop
 * @property {boolean} isWeak
 * @property {Clause} [clause] what it was read as
 *
 * @typedef {{gains: Map<number, Gain>, words: string[]}} Bag
 *
 * @typedef {{entry: Entry, score: number, cover: number}} Hit
 *
 * @typedef {object} Answer
 * @property {Hit[]} hits best first
 * @property {Clause[]} clauses
 * @property {string} meant the query with its typos mended; empty where there were none
 * @property {Entry[]} near what is near where there are no hits
 */

export const FORMAT = 1;

/** Questions for the meaning of a word. */
const DEFINITION = /^\s*(hvad|hvem) (er|betyder|menes|forst\S+|vil det sige)\b|\b(betyder|betydning)\b|^\s*what (is|are|does)\b/i;
/** How much a term counts then. */
const MEANING = 1.3;

const LONGEST_QUERY = 200;
const MOST_WORDS = 24;

/** How much a word counts by where it stands. */
const FIELD = { title: 1, names: 1, note: 1.2, about: 1.1, lead: 1.6, text: 1, heading: 1.2 };
const LABEL = 2.5;
const SATURATION = 1.4;
const LENGTH = 0.6;

/** How near a form is to what was written. */
const EXACT = 1;
const INFLECTED = 0.95;
const LOOSE = 0.9;
const ROOT = 0.8;
const PREFIX = 0.75;
const SPLIT = 0.75;
const VOCABULARY = 0.8;
const PART = 0.62;
const TYPO = 0.62;
const SOFT = 0.5;
const JOINED = 1.15;

/** What a title or a name adds that is just what was asked. */
const FIT = 0.8;
/** How much a name counts beside a title. */
const NAME = 0.9;
/** The share of a query that the best answer must cover. */
const COVER = 0.5;
/** The rarity from which a word tells something. */
const TELLING = 1.6;

export class Engine {
  /** @param {any} index as the build made it */
  constructor(index) {
    if (index.format !== FORMAT) throw new Error(`The search index has format ${index.format}, not ${FORMAT}.`);
    this.words = index.words;
    this.badges = index.badges;
    /** Words that say nothing of what is asked for, question words too. */
    this.stop = new Set(index.stop);
    /** Words that most questions have: they count little where there are others. */
    this.weak = new Set(index.weak);
    /** @type {Kind[]} */
    this.kinds = index.kinds;
    /** @type {Entry[]} */
    this.entries = [];
    /** @type {Map<string, {stem: string, shown: string}>} every folded word of the site */
    this.lexicon = new Map();
    /** @type {Map<string, Postings>} */
    this.whole = new Map();
    /** @type {Map<string, Postings>} */
    this.roots = new Map();
    /** @type {Map<string, Postings>} */
    this.partly = new Map();
    /** @type {Map<string, string>} */
    this.stems = new Map();
    /** @type {Map<string, string[]>} */
    this.parts = new Map();
    /** @type {Map<string, string[]>} */
    this.split = new Map();
    for (const [word, written] of Object.entries(index.parts)) {
      const [split, nested] = written.split("|").map((/** @type {string} */ words) => words.split(" "));
      this.split.set(word, split);
      this.parts.set(word, nested ? [...split, ...nested] : split);
    }
    /** @type {Map<string, {word: string, places: [Postings, boolean][], stem: string}>} every word as written */
    this.read = new Map();
    for (const row of index.entries) this.add(row);
    this.averageLength = this.entries.reduce((sum, entry) => sum + entry.length, 0) / (this.entries.length || 1);
    this.prepare(index.vocabulary);
  }

  /** @param {any[]} row */
  add([address, kind, title, note, badge, lead, text, about, names, sections = []]) {
    const entry = {
      ...{ number: this.entries.length, address, kind: this.kinds[kind], title, note, badge, lead, text, sections },
      ...{ length: 0, labels: new Map(), names: [] },
    };
    this.entries.push(entry);
    this.addText(entry, title, FIELD.title, true);
    for (const name of names) this.addText(entry, name, FIELD.names, true);
    this.addText(entry, note, FIELD.note);
    this.addText(entry, lead, FIELD.lead);
    this.addText(entry, about, FIELD.about);
    this.addText(entry, text, FIELD.text);
    for (const [, heading, said] of sections) {
      this.addText(entry, heading, FIELD.heading);
      this.addText(entry, said, FIELD.text);
    }
  }

  /**
   * @param {Entry} entry
   * @param {string} text
   * @param {number} weight
   * @param {boolean} [isLabel]
   */
  addText(entry, text, weight, isLabel = false) {
    const known = (text.match(WORD) || []).map((written) => this.read.get(written) ?? this.meet(written));
    for (const { places } of known) {
      for (const [postings] of places) {
        const last = postings.entries.length - 1;
        if (postings.entries[last] === entry.number) postings.counts[last] += weight;
        else {
          postings.entries.push(entry.number);
          postings.counts.push(weight);
        }
      }
    }
    entry.length += known.length;
    if (!isLabel) return;
    const some = known.filter(({ word }) => !this.stop.has(word));
    const named = some.length ? some : known;
    entry.names.push(named.map((each) => each.stem));
    for (const each of named) {
      for (const key of [each.stem, ...(this.parts.get(each.word) ?? []).map((part) => `+${this.stem(part)}`)]) {
        entry.labels.set(key, Math.min(entry.labels.get(key) ?? 99, named.length));
      }
    }
  }

  /** @param {string} written */
  meet(written) {
    const word = fold(written);
    const stemmed = this.stem(word);
    if (!this.lexicon.has(word)) this.lexicon.set(word, { stem: stemmed, shown: written.toLowerCase() });
    /** @type {[Postings, boolean][]} */
    const places = [[at(this.whole, stemmed), true]];
    const shared = root(stemmed);
    if (shared !== stemmed) places.push([at(this.roots, shared), false]);
    for (const part of this.parts.get(word) ?? []) places.push([at(this.partly, this.stem(part)), false]);
    const met = { word, stem: stemmed, places };
    this.read.set(written, met);
    return met;
  }

  /** @param {[string[], string[]][]} vocabulary */
  prepare(vocabulary) {
    this.sorted = [...this.lexicon.keys()].sort();
    /** @type {Map<string, string[]>} */
    this.byLoose = new Map();
    for (const word of this.sorted) pushTo(this.byLoose, loose(word), word);
    /** @type {Map<string, string>} the words and stems that a typo may have been meant as, and their stems */
    const spellings = new Map();
    for (const [word, { stem: stemmed }] of this.lexicon) {
      spellings.set(word, stemmed);
      if (!spellings.has(stemmed)) spellings.set(stemmed, stemmed);
    }
    /** @type {Map<number, [string, string][]>} */
    this.byLength = new Map();
    for (const [word, stemmed] of spellings) {
      if (word.length > 3 && !/\d/.test(word)) pushTo(this.byLength, word.length, [word, stemmed]);
    }
    /** @type {Map<string, string[]>} */
    this.splitByStem = new Map();
    this.partWords = new Set();
    for (const [word, split] of this.split) {
      this.splitByStem.set(this.stem(word), split);
      for (const part of this.parts.get(word) ?? []) this.partWords.add(part);
    }
    /** @type {Map<string, Set<string>>} phrases, their stems between blanks, and the catalogue's own */
    this.vocabulary = new Map();
    this.longestPhrase = 1;
    for (const [written, meant] of vocabulary) {
      for (const phrase of written) {
        const stems = this.telling(phrase.split(" ")).map((word) => this.stem(word));
        this.longestPhrase = Math.max(this.longestPhrase, stems.length);
        const key = stems.join(" ");
        const known = this.vocabulary.get(key) ?? new Set();
        for (const each of meant) if (each !== phrase) known.add(each);
        this.vocabulary.set(key, known);
      }
    }
  }

  /** @param {string[]} words those that say something, or all of them where none does */
  telling(words) {
    const some = words.filter((word) => !this.stop.has(word));
    return some.length ? some : words;
  }

  /** @param {string} word */
  stem(word) {
    let stemmed = this.stems.get(word);
    if (stemmed === undefined) this.stems.set(word, (stemmed = stem(word)));
    return stemmed;
  }

  /**
   * Rank the entries for a query.
   * @param {string} query
   * @param {{kinds?: string[]}} [options] only these kinds
   * @returns {{address: string, kind: string, title: string, score: number}[]} best first
   */
  rank(query, { kinds } = {}) {
    return this.answer(query)
      .hits.filter(({ entry }) => !kinds || kinds.includes(entry.kind.id))
      .map(({ entry, score }) => ({ address: entry.address, kind: entry.kind.id, title: entry.title, score }));
  }

  /**
   * Answer a query, with what the answer was made of.
   * @param {string} query
   * @returns {Answer}
   */
  answer(query) {
    const tokens = this.tokens(query).flatMap((token) => this.takenApart(token));
    const clauses = this.clauses(tokens);
    for (const clause of clauses) this.score(clause);
    const { hits, all } = this.combine(clauses, DEFINITION.test(query));
    const mended = new Map(clauses.filter((clause) => clause.meant).map((clause) => [clause.text, clause.meant]));
    const meant = hits.length && mended.size ? tokens.map(({ text }) => mended.get(text) ?? text).join(" ") : "";
    return { hits, clauses, meant, near: hits.length ? [] : this.nearest(all) };
  }

  /**
   * @param {string} query
   * @returns {Token[]}
   */
  tokens(query) {
    const chunks = query.slice(0, LONGEST_QUERY).split(/\s+/);
    const words = chunks.flatMap((chunk) => {
      const parts = chunk.match(WORD) || [];
      const id = fold(parts.join(""));
      return parts.length > 1 && /^[a-z]+\d/.test(id) && this.lexicon.has(id) ? [id] : parts.filter((part) => part.length > 1);
    });
    const tokens = words.slice(0, MOST_WORDS).map((text) => ({ text: text.toLowerCase(), word: fold(text) }));
    const isTelling = tokens.some(({ word }) => !this.stop.has(word));
    const hasStrong = tokens.some(({ word }) => !this.stop.has(word) && !this.weak.has(word));
    return tokens.map((token, at) => ({
      ...token,
      ...{ at, isLast: at === tokens.length - 1, isStop: isTelling && this.stop.has(token.word) },
      isWeak: hasStrong && this.weak.has(token.word),
    }));
  }

  /**
   * Read a word that is not known and can be taken apart as the words it is made of.
   * @param {Token} token
   * @returns {Token[]}
   */
  takenApart(token) {
    if (token.isStop) return [token];
    const clause = this.clause(token.word, token.text, token.isLast || token.word.length > 3);
    if (!clause.split) return [{ ...token, clause }];
    return clause.split.map((word, place) => {
      const part = { ...this.clause(word, token.text, false), isPart: true };
      return { ...token, word, at: token.at + place / 10, isWeak: this.weak.has(word), clause: part };
    });
  }

  /** @param {Token[]} tokens */
  clauses(tokens) {
    /** @type {Clause[]} */
    const clauses = [];
    const used = new Set();
    // Words written apart: "lomme penge job".
    for (let span = Math.min(4, tokens.length); span > 1; span--) {
      for (let first = 0; first + span <= tokens.length; first++) {
        const written = tokens.slice(first, first + span);
        if (written.some(({ at, word }) => used.has(at) || word.length < 2 || this.stop.has(word))) continue;
        const joined = joinings(written.map(({ word }) => word)).find((word) => this.isOneWord(word, written[0].word));
        if (!joined) continue;
        const text = written.map((token) => token.text).join(" ");
        const clause = this.clause(joined, text, false);
        clauses.push({ ...clause, span, members: written.map(({ word }) => word) });
        for (const { at } of written) used.add(at);
      }
    }
    for (const token of tokens) {
      if (token.isStop || used.has(token.at)) continue;
      clauses.push({ ...(token.clause ?? empty(token.text)), at: token.at, isWeak: token.isWeak });
    }
    this.addVocabulary(tokens, clauses);
    return clauses;
  }

  /**
   * @param {string} word
   * @param {string} first
   */
  isOneWord(word, first) {
    const stemmed = this.stem(word);
    return word.length > 5 && stemmed.length > first.length && this.whole.has(stemmed);
  }

  /**
   * Add what the vocabulary has for the query's phrases, the longest first; stop words between do not matter.
   * @param {Token[]} tokens
   * @param {Clause[]} clauses
   */
  addVocabulary(tokens, clauses) {
    const content = tokens.filter(({ isStop }) => !isStop);
    const stems = content.map(({ word }) => this.stem(word));
    const used = new Set();
    for (let span = Math.min(this.longestPhrase ?? 1, content.length); span > 0; span--) {
      for (let first = 0; first + span <= content.length; first++) {
        const places = content.slice(first, first + span).map(({ at }) => at);
        const phrases = this.vocabulary?.get(stems.slice(first, first + span).join(" "));
        if (!phrases?.size || places.some((at) => used.has(at))) continue;
        for (const at of places) used.add(at);
        const covered = clauses.filter(({ at }) => at !== undefined && places.includes(at));
        const holder = covered.length === 1 ? covered[0] : null;
        const weight = (span > 1 ? 1 : VOCABULARY) * (holder?.isExact ? 0.85 : 1);
        const others = [...phrases].map((phrase) => this.bag(phrase.split(" "), weight)).filter((bag) => bag !== null);
        if (!others.length) continue;
        if (holder) Object.assign(holder, { others: [...(holder.others ?? []), ...others], isKnown: true });
        else {
          const text = content.slice(first, first + span).map((token) => token.text).join(" ");
          for (const clause of covered) clause.isKnown = true;
          clauses.push({ ...empty(text), isKnown: true, others, over: Math.max(1, covered.length) });
        }
      }
    }
  }

  /**
   * Read one word: as written, inflected, spelled loosely, mistyped, or as several words in one.
   * @param {string} word
   * @param {string} text
   * @param {boolean} mayBeginOthers
   * @returns {Clause}
   */
  clause(word, text, mayBeginOthers) {
    const direct = this.direct(word, mayBeginOthers);
    if (direct.list.length) {
      const soft = this.split.get(word) ?? this.splitByStem?.get(this.stem(word));
      return { ...empty(text), ...direct, isKnown: true, soft };
    }
    for (const ending of ENDINGS) {
      const base = word.slice(0, -ending.length);
      if (!word.endsWith(ending) || base.length < 4) continue;
      const known = [base, `${base}e`].find((each) => this.lexicon.has(each));
      if (known) return { ...this.reading(text, [known], INFLECTED), isExact: true, soft: this.split.get(known) };
    }
    const spelled = this.byLoose?.get(loose(word));
    if (spelled) return this.reading(text, spelled, LOOSE);
    const split = this.splitQuery(word);
    const { near, distance } = this.nearWords(word);
    if (near.length && (!split || distance === 1)) {
      const shown = near.map((each) => this.lexicon.get(each)?.shown).find(Boolean);
      return { ...this.reading(text, near, TYPO / Math.sqrt(distance)), meant: shown ?? near[0] };
    }
    return split ? { ...empty(text), isKnown: true, split } : empty(text);
  }

  /**
   * Give the postings of a word as written: its stem, its root, as a part of compounds, as the beginning of words.
   * @param {string} word
   * @param {boolean} mayBeginOthers
   */
  direct(word, mayBeginOthers) {
    const stemmed = this.stem(word);
    const shared = root(stemmed);
    /** @type {[Postings, number, string][]} */
    const list = [];
    const take = (/** @type {Postings | undefined} */ postings, /** @type {number} */ form, /** @type {string} */ key) => {
      if (postings) list.push([postings, form, key]);
    };
    take(this.whole.get(stemmed), EXACT, stemmed);
    const isExact = list.length > 0;
    take(this.roots.get(shared), ROOT, shared);
    if (shared !== stemmed) take(this.whole.get(shared), ROOT, shared);
    take(this.partly.get(stemmed), PART, `+${stemmed}`);
    const words = [word, stemmed];
    if (mayBeginOthers && word.length > 2 && !/^\d+$/.test(word)) {
      const seen = new Set([stemmed]);
      for (const other of this.beginningWith(word)) {
        const key = this.stem(other);
        if (!seen.has(key)) take(this.whole.get(key), PREFIX * Math.sqrt(word.length / other.length), key);
        seen.add(key);
        words.push(other);
      }
    }
    return { list, isExact, words };
  }

  /**
   * @param {string} text
   * @param {string[]} words
   * @param {number} form
   * @returns {Clause}
   */
  reading(text, words, form) {
    /** @type {[Postings, number, string][]} */
    const list = [];
    const stems = new Set(words.map((word) => this.lexicon.get(word)?.stem ?? word));
    for (const stemmed of stems) {
      const whole = this.whole.get(stemmed);
      const partly = this.partly.get(stemmed);
      if (whole) list.push([whole, form, stemmed]);
      if (partly) list.push([partly, form * PART, `+${stemmed}`]);
    }
    return { ...empty(text), isKnown: true, list, words: [...words, ...stems] };
  }

  /** @param {string} beginning */
  beginningWith(beginning) {
    const sorted = this.sorted ?? [];
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle] < beginning) low = middle + 1;
      else high = middle;
    }
    let end = low;
    while (end < sorted.length && end < low + 200 && sorted[end].startsWith(beginning)) end++;
    return sorted.slice(low, end);
  }

  /**
   * Give the words that a mistyped one is nearest to.
   * @param {string} word
   */
  nearWords(word) {
    const most = word.length > 7 ? 2 : word.length > 4 ? 1 : 0;
    if (!most || /\d/.test(word)) return { near: [], distance: 0 };
    /** @type {string[]} */
    let near = [];
    let distance = most;
    for (let length = word.length - most; length <= word.length + most; length++) {
      for (const [other] of this.byLength?.get(length) ?? []) {
        if (other[0] !== word[0] && other[1] !== word[0] && other[0] !== word[1]) continue;
        const away = slips(word, other, distance);
        if (away > distance) continue;
        if (away < distance) near = [];
        distance = away;
        near.push(other);
      }
    }
    return { near, distance };
  }

  /**
   * Take a word that is not known apart into words that are.
   * @param {string} word
   * @returns {string[] | undefined} two or three
   */
  splitQuery(word) {
    /** @type {({cost: number, parts: string[]} | null)[]} */
    const best = Array(word.length + 1).fill(null);
    best[0] = { cost: 0, parts: [] };
    for (let start = 0; start < word.length; start++) {
      const before = best[start];
      for (let end = start + 3; before && end <= word.length; end++) {
        const piece = word.slice(start, end);
        const hasLink = piece.length > 4 && /[se]$/.test(piece) && end < word.length;
        for (const part of hasLink ? [piece, piece.slice(0, -1)] : [piece]) {
          if (!this.isPart(part)) continue;
          const dear = (part === piece ? 0 : 0.2) + Math.max(0, 5 - part.length) * 0.4;
          const cost = before.cost + 1 + dear;
          if (cost < (best[end]?.cost ?? Infinity)) best[end] = { cost, parts: [...before.parts, part] };
        }
      }
    }
    const parts = best[word.length]?.parts ?? [];
    return parts.length > 1 && parts.length < 4 ? parts : undefined;
  }

  /** @param {string} part */
  isPart(part) {
    if (this.partWords?.has(part)) return true;
    return part.length > 3 && !this.stop.has(part) && (this.whole.has(this.stem(part)) || this.partly.has(this.stem(part)));
  }

  /** @param {number} entries how many have the word */
  rarity(entries) {
    return Math.log(1 + (this.entries.length - entries + 0.5) / (entries + 0.5));
  }

  /**
   * Join the postings of the forms that answer one word.
   * @param {[Postings, number, string][]} list
   * @returns {Matches}
   */
  matches(list) {
    const counts = new Map();
    const forms = new Map();
    const labels = new Map();
    for (const [postings, form, key] of list) {
      for (let place = 0; place < postings.entries.length; place++) {
        const number = postings.entries[place];
        counts.set(number, (counts.get(number) ?? 0) + postings.counts[place] * form);
        if (!(forms.get(number) >= form)) forms.set(number, form);
        const length = this.entries[number].labels.get(key);
        const label = length ? form * (0.5 + 0.5 / length) : 0;
        if (label && !(labels.get(number) >= label)) labels.set(number, label);
      }
    }
    return { counts, forms, labels };
  }

  /**
   * Give what one word gains an entry: more of the same counts less and less, and a title counts beside the text.
   * @param {Matches} matches
   * @param {number} number
   */
  gain({ counts, labels }, number) {
    const count = counts.get(number) ?? 0;
    const relative = this.entries[number].length / this.averageLength;
    const said = (count * (SATURATION + 1)) / (count + SATURATION * (1 - LENGTH + LENGTH * relative));
    return said + LABEL * (labels.get(number) ?? 0);
  }

  /**
   * Score words that belong together by the mean of them.
   * @param {string[]} words
   * @param {number} weight
   * @returns {Bag | null}
   */
  bag(words, weight) {
    const found = this.telling(words).map((word) => this.direct(word, false)).filter(({ list }) => list.length);
    if (!found.length) return null;
    const matched = found.map(({ list }) => this.matches(list));
    const rarities = matched.map(({ counts }) => this.rarity(counts.size));
    const sum = rarities.reduce((total, each) => total + each, 0);
    const gains = new Map();
    matched.forEach((matches, place) => {
      for (const number of matches.counts.keys()) {
        const gain = gains.get(number) ?? { score: 0, cover: 0 };
        gain.score += rarities[place] * this.gain(matches, number);
        gain.cover += rarities[place] / sum;
        gains.set(number, gain);
      }
    });
    for (const gain of gains.values()) gain.score *= (gain.cover * weight) / Math.sqrt(found.length);
    return { gains, words: found.flatMap((each) => each.words) };
  }

  /** @param {Clause} clause */
  score(clause) {
    const { gains } = clause;
    const put = (/** @type {number} */ number, /** @type {number} */ score, /** @type {number} */ cover) => {
      const old = gains.get(number);
      if (!old) gains.set(number, { score, cover });
      else gains.set(number, { score: Math.max(old.score, score), cover: Math.max(old.cover, cover) });
    };
    const putBag = (/** @type {string[] | undefined} */ words, /** @type {number} */ weight, /** @type {number} */ cover) => {
      const bag = words ? this.bag(words, weight) : null;
      for (const [number, gain] of bag?.gains ?? []) put(number, gain.score, gain.cover * cover);
      return bag?.words ?? [];
    };
    if (clause.list.length) {
      const matches = this.matches(clause.list);
      clause.idf = this.rarity(matches.counts.size);
      const factor = clause.idf * (clause.span ? JOINED : clause.isPart ? SPLIT : 1);
      for (const number of matches.counts.keys()) {
        const cover = Math.min(1, 0.25 + (matches.forms.get(number) ?? 0));
        // Half a word, or one much like it, may stand in a long text by chance.
        const isByChance = (clause.isPart || clause.meant) && !matches.labels.has(number);
        put(number, factor * this.gain(matches, number), isByChance ? cover / 2 : cover);
      }
    }
    putBag(clause.soft, SOFT, 0.6);
    for (const other of clause.others ?? []) {
      clause.words.push(...other.words);
      for (const [number, { score, cover }] of other.gains) {
        const old = gains.get(number);
        // The vocabulary's answer supports the word's own answer.
        if (!old) gains.set(number, { score, cover: cover * 0.9 });
        else {
          const sum = Math.max(old.score, score) + 0.4 * Math.min(old.score, score);
          gains.set(number, { score: sum, cover: Math.max(old.cover, cover * 0.9) });
        }
      }
    }
    putBag(clause.members, 0.7, 0.8);
    const rarest = this.rarity(1);
    clause.weight = clause.isKnown ? Math.max(0.6, clause.idf || rarest * 0.7) : rarest * 1.1;
    if (clause.span) clause.weight *= clause.span * 0.6;
    if (clause.over) clause.weight *= clause.over;
    if (clause.isWeak) clause.weight *= 0.3;
  }

  /**
   * Add the clauses up, each entry by the share of the query that it covers, and leave out what answers too little.
   * @param {Clause[]} clauses
   * @param {boolean} isDefinition what is asked for is the meaning of a word
   * @returns {{hits: Hit[], all: Hit[]}}
   */
  combine(clauses, isDefinition) {
    const own = clauses.filter(({ over }) => !over);
    const weight = own.reduce((sum, clause) => sum + clause.weight, 0) || 1;
    /** @type {Map<number, {score: number, cover: number, telling: number}>} */
    const sums = new Map();
    for (const clause of clauses) {
      const factor = (clause.over ? Math.sqrt(clause.over) : 1) * (clause.isWeak ? 0.3 : 1);
      const isTelling = !clause.isWeak && clause.weight > TELLING;
      for (const [number, { score, cover }] of clause.gains) {
        const sum = sums.get(number) ?? { score: 0, cover: 0, telling: 0 };
        sum.score += score * factor;
        sum.cover += (clause.weight * Math.min(1, cover)) / weight;
        if (isTelling && cover >= 0.5) sum.telling++;
        sums.set(number, sum);
      }
    }
    /** @type {Hit[]} */
    const all = [];
    let isAnswered = false;
    for (const [number, sum] of sums) {
      const entry = this.entries[number];
      const cover = Math.min(1, sum.cover);
      const { fit, isWhole } = this.fit(own, weight, entry);
      isAnswered ||= cover >= COVER || sum.telling > 1 || (isWhole && cover > COVER / 2);
      const boost = isDefinition && entry.kind.id === "term" ? MEANING : entry.kind.boost;
      all.push({ entry, score: sum.score * (0.35 + 0.65 * cover) * boost * (1 + FIT * fit), cover });
    }
    all.sort((one, other) => other.score - one.score || one.entry.number - other.entry.number);
    if (!isAnswered) return { hits: [], all };
    const best = Math.max(...all.map(({ cover }) => cover));
    const hits = all.filter(({ score, cover }) => score >= all[0].score * 0.06 && cover >= best * 0.3);
    return { hits, all };
  }

  /**
   * Tell how well a query and an entry's title or one of its names are the same, 0 to 1, and whether the whole of one
   * is in the query.
   * @param {Clause[]} clauses
   * @param {number} weight of all the clauses
   * @param {Entry} entry
   */
  fit(clauses, weight, entry) {
    let fit = 0;
    let isWhole = false;
    const found = clauses.filter(({ list }) => list.some(([, , key]) => entry.labels.has(key)));
    if (!found.length) return { fit, isWhole };
    const keys = found.map(({ list, weight: its }) => ({ its, near: new Map(list.map(([, form, key]) => [key, form])) }));
    entry.names.forEach((name, place) => {
      let asked = 0;
      const named = name.map(() => 0);
      for (const { its, near } of keys) {
        const forms = name.map((key) => near.get(key) ?? 0);
        asked += (its / weight) * Math.max(...forms);
        forms.forEach((form, at) => (named[at] = Math.max(named[at], form)));
      }
      const share = named.reduce((sum, form) => sum + form, 0) / name.length;
      // Other names are everyday words, and those of towns are in every mouth.
      if (share > PREFIX && (!place || entry.kind.id === "activity")) isWhole = true;
      if (share) fit = Math.max(fit, ((2 * share * asked) / (share + asked)) * (place ? NAME : 1));
    });
    return { fit, isWhole };
  }

  /**
   * Give three themes or outcomes that are nearest to a query without an answer.
   * @param {Hit[]} all
   */
  nearest(all) {
    const near = all.map(({ entry }) => entry).filter(({ kind }) => ["theme", "outcome"].includes(kind.id));
    const themes = this.entries.filter(({ kind }) => kind.id === "theme");
    return [...new Set([...near.slice(0, 3), ...themes])].slice(0, Math.max(3, themes.length));
  }
}

/**
 * Make an engine of an index.
 * @param {any} index
 * @returns {Engine}
 */
export const engine = (index) => new Engine(index);

/** @param {string} text @returns {Clause} */
const empty = (text) => ({ text, isKnown: false, list: [], words: [], idf: 0, weight: 0, gains: new Map() });

/**
 * Give the ways to write words as one, with linking letters.
 * @param {string[]} words
 * @returns {string[]}
 */
const joinings = ([first, ...others]) =>
  others.reduce(
    (joined, word) => joined.flatMap((each) => ["", ...(each.endsWith("s") ? [] : ["s", "e"])].map((link) => each + link + word)),
    [first]
  );

/** @param {Map<string, Postings>} map @param {string} key */
function at(map, key) {
  let postings = map.get(key);
  if (!postings) map.set(key, (postings = { entries: [], counts: [] }));
  return postings;
}

/** @template K, V @param {Map<K, V[]>} map @param {K} key @param {V} value */
function pushTo(map, key, value) {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}
