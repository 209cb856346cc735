// Page: elements of the page by their selectors, and texts with slots.

/**
 * The first element of a selector, which is there.
 * @template {HTMLElement} T
 * @param {string} selector
 * @returns {T}
 */
export const the = selector => /** @type {T} */ (document.querySelector(selector));

/**
 * The elements of a selector, in the order of the page.
 * @param {string} selector
 * @param {ParentNode} [within]
 * @returns {HTMLElement[]}
 */
export const all = (selector, within = document) => [
  .../** @type {NodeListOf<HTMLElement>} */ (within.querySelectorAll(selector)),
];

/**
 * A text with its slots filled: `{n}` by the value called n.
 * @param {string | undefined} text
 * @param {Record<string, string | number>} slots
 */
export const fill = (text, slots) => (text ?? "").replace(/\{(\w+)\}/g, (_, name) => String(slots[name]));

/**
 * What the page has ready of each activity, by its id.
 * @returns {Map<string, HTMLTemplateElement>}
 */
export const activityTemplates = () =>
  new Map(all("template[data-activity]").map(each => [each.dataset.activity ?? "", /** @type {HTMLTemplateElement} */ (each)]));

/** Take away what is for those who run no scripts; where the style sheet could ask for that, it is away already. */
export function greet() {
  for (const each of all(".kk-no-script")) each.hidden = true;
}
