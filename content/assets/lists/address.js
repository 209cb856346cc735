// Address: what is chosen in a form, kept in the page's address, so that it can be shared and gone back to.

/**
 * What is chosen in a form as the part of an address; nothing for what is as the page came.
 * @param {HTMLFormElement} form
 * @returns {URLSearchParams}
 */
export function chosen(form) {
  const parameters = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    const isThere = parameters.getAll(name).includes(String(value));
    if (value !== "" && !isThere) parameters.append(name, String(value));
  }
  return parameters;
}

/**
 * Set a form to what an address says; what it does not name is as the page came.
 * @param {HTMLFormElement} form
 * @param {URLSearchParams} parameters
 */
export function choose(form, parameters) {
  for (const field of form.elements) {
    if (field instanceof HTMLInputElement && (field.type === "checkbox" || field.type === "radio")) {
      const values = parameters.getAll(field.name);
      field.checked = values.length ? values.includes(field.value) : field.defaultChecked;
    } else if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) {
      field.value = parameters.get(field.name) ?? "";
      // A value that is no longer a choice is no choice.
      if (field instanceof HTMLSelectElement && field.selectedIndex < 0) field.selectedIndex = 0;
    }
  }
}

/**
 * Put parameters into the address: as a new step that "back" leaves again, or in place of the one before.
 * @param {URLSearchParams} parameters
 * @param {{isStep: boolean}} how
 */
export function show(parameters, { isStep }) {
  const query = parameters.toString();
  const target = `${location.pathname}${query && `?${query}`}${location.hash}`;
  if (target === `${location.pathname}${location.search}${location.hash}`) return;
  history[isStep ? "pushState" : "replaceState"](null, "", target);
}

/**
 * An address with activities in it, in place of what it asked for.
 * @param {string} address
 * @param {string[]} ids
 */
export function withActivities(address, ids) {
  return `${address.split("?")[0]}?${new URLSearchParams(ids.map(id => ["a", id]))}`;
}
