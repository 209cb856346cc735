// The header's menu and its switch for light and dark as real buttons, for those who go by keyboard or hear the page:
// the theme has labels there, for a hidden checkbox and for radio buttons that are named by their opposite.

/**
 * Make a button that looks as a label of the theme's.
 * @param {HTMLLabelElement} label
 * @param {string} className
 * @returns {HTMLButtonElement}
 */
const buttonLike = (label, className) => {
  const button = document.createElement("button");
  button.type = "button";
  button.className = `${label.className} ${className}`;
  button.append(...[...label.children].map((icon) => icon.cloneNode(true)));
  return button;
};

const makeMenuButton = () => {
  const drawer = /** @type {HTMLInputElement} */ (document.querySelector("#__drawer"));
  const label = /** @type {HTMLLabelElement} */ (document.querySelector('.md-header label[for="__drawer"]'));
  const menu = /** @type {HTMLElement} */ (document.querySelector(".md-nav--primary"));
  const button = buttonLike(label, "kk-menu");
  button.setAttribute("aria-label", menu.getAttribute("aria-label") ?? "");
  label.before(button);

  const tell = () => button.setAttribute("aria-expanded", String(drawer.checked));
  /** @param {boolean} isOpen */
  const turn = (isOpen) => {
    drawer.checked = isOpen;
    drawer.dispatchEvent(new Event("change"));
    (isOpen ? menu.querySelector("a") : button)?.focus();
  };
  tell();
  drawer.addEventListener("change", tell);
  button.addEventListener("click", () => turn(!drawer.checked));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && drawer.checked) turn(false);
  });
};

const makeLightsButton = () => {
  const form = /** @type {HTMLFormElement} */ (document.querySelector('[data-md-component="palette"]'));
  const labels = /** @type {HTMLLabelElement[]} */ ([...form.querySelectorAll("label")]);
  const shown = () => labels.find((label) => !label.hidden) ?? labels[0];
  const button = buttonLike(labels[0], "kk-lights");
  form.before(button);

  const names = new Map(labels.map((label) => [label, label.title]));
  for (const label of labels) label.removeAttribute("title");
  const show = () => {
    button.title = names.get(shown()) ?? "";
    button.setAttribute("aria-label", button.title);
    button.replaceChildren(...[...shown().children].map((icon) => icon.cloneNode(true)));
  };
  show();
  // The theme hides the one label and shows the other once it has changed the colours.
  new MutationObserver(show).observe(form, { attributeFilter: ["hidden"], subtree: true });
  button.addEventListener("click", () => {
    shown().click();
    button.focus();
  });
};

makeMenuButton();
makeLightsButton();
