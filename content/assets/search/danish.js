/** Danish: words as the search compares them, folded to the letters a to z, and their stems. */

export const WORD = /[\p{L}\p{N}]+/gu;

/** @type {Record<string, string>} */
const LETTERS = { æ: "ae", ø: "oe", å: "aa", ä: "ae", ö: "oe", ü: "y", ß: "ss", ð: "d", þ: "th" };

/**
 * Write a word with plain small letters: `Gældsrådgivning` as `gaeldsraadgivning`.
 * @param {string} word
 * @returns {string}
 */
export const fold = (word) =>
  word.normalize("NFC").toLowerCase().replace(/[æøåäöüßðþ]/g, (letter) => LETTERS[letter]).normalize("NFD").replace(/\p{M}+/gu, "");

/**
 * Spell a folded word as those do who write o for ø and a for å.
 * @param {string} word
 * @returns {string}
 */
export const loose = (word) => word.replace(/ae|oe|aa/g, (pair) => (pair === "oe" ? "o" : "a"));

const VOWELS = "aeiouy";
const BEFORE_S = "abcdfghjklmnoprtvyz";
const INFLECTIONS =
  "erendes erende hedens endes heden heder erede erens erets ernes ethed enes erne eren erer eres eret ende heds ered ens ers ets ene ere hed en er es et e".split(" ");

/** Endings that the stemmer leaves on some words, longest first where one ends with another. */
export const ENDINGS = "ernes erne enes ene rnes rne ens ets ers en et er es ne ns ts rs e n t r s".split(" ");

/**
 * Give the stem of a folded word, by Snowball's algorithm for Danish.
 * @param {string} word
 * @returns {string}
 */
export function stem(word) {
  if (word.length < 4) return word;
  let start = 0;
  while (start < word.length && !VOWELS.includes(word[start])) start++;
  while (start < word.length && VOWELS.includes(word[start])) start++;
  start = Math.max(3, start + 1);
  let rest = word;
  const ends = (/** @type {string} */ ending) => rest.endsWith(ending) && rest.length - ending.length >= start;
  const cut = (/** @type {number} */ letters) => {
    rest = rest.slice(0, rest.length - letters);
  };
  const cutPair = () => {
    if (["gd", "dt", "gt", "kt"].some(ends)) cut(1);
  };
  const inflection = INFLECTIONS.find(ends);
  if (inflection) cut(inflection.length);
  else if (ends("s") && BEFORE_S.includes(rest.at(-2) ?? "")) cut(1);
  cutPair();
  if (ends("igst")) cut(2);
  if (ends("loest")) cut(1);
  else {
    const suffix = ["elig", "els", "lig", "ig"].find(ends);
    if (suffix) {
      cut(suffix.length);
      cutPair();
    }
  }
  const last = rest.at(-1) ?? "";
  if (rest.length > start && last === rest.at(-2) && !VOWELS.includes(last)) cut(1);
  return rest;
}

/**
 * Give what a noun in -ing shares with its verb: the root of `raadgivning` and `raadgive` is `raadgiv`.
 * @param {string} stemmed
 * @returns {string} the stem itself where it has no such ending
 */
export function root(stemmed) {
  const match = /^(.{3,}[^aeiouy])ning$|^(.{4,})ing$/.exec(stemmed);
  return match ? match[1] ?? match[2] : stemmed;
}
