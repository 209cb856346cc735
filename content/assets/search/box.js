/**
 * Box: what the site's search adds to the theme's search box. A classic script that runs before the theme's own.
 *
 * It names the dialog, announces the number of results, shows "Mente du …?" and what is near where nothing was found.
 * In a copy opened from disk, where a page may start no worker, it lets the worker's script run in the page.
 */
(() => {
  const config = JSON.parse(document.getElementById("__config")?.textContent ?? "{}");
  const address = new URL(config.search, document.baseURI).href;
  const isOnDisk = location.protocol === "file:";
  const NativeWorker = globalThis.Worker;
  const shared = /** @type {typeof globalThis & import("./load.js").Shared} */ (globalThis);

  /** A worker that is none: the same messages, in the page itself. */
  class WorkerHere extends EventTarget {
    constructor() {
      super();
      const port = new EventTarget();
      /** @type {(target: EventTarget) => (data: unknown) => boolean} */
      const say = (target) => (data) => target.dispatchEvent(new MessageEvent("message", { data }));
      const script = document.createElement("script");
      const isReady = new Promise((resolve) => script.addEventListener("load", resolve));
      this.postMessage = (/** @type {unknown} */ data) => isReady.then(() => say(port)(data));
      shared.kernekatalogSearch = Object.assign(port, { address, postMessage: say(this) });
      script.src = address;
      document.head.append(script);
    }
  }

  /**
   * @param {string | URL} url
   * @param {WorkerOptions} [options]
   */
  function start(url, options) {
    const isOurs = new URL(url, document.baseURI).href === address;
    const worker = isOurs && isOnDisk ? new WorkerHere() : new NativeWorker(url, options);
    if (isOurs) {
      globalThis.Worker = NativeWorker;
      listen(worker);
    }
    return worker;
  }

  // Called with `new`, a function that gives an object gives that object.
  globalThis.Worker = /** @type {typeof Worker} */ (/** @type {unknown} */ (start));

  /** @param {EventTarget} worker */
  function listen(worker) {
    const input = /** @type {HTMLInputElement | null} */ (document.querySelector("[data-md-component=search-query]"));
    const dialog = document.querySelector("[data-md-component=search]");
    const result = document.querySelector("[data-md-component=search-result]");
    const meta = result?.firstElementChild;
    const found = result?.lastElementChild;
    if (!input || !dialog || !meta || !found) return;
    dialog.setAttribute("aria-label", input.getAttribute("aria-label") ?? "");
    meta.setAttribute("role", "status");
    const note = document.createElement("div");
    note.className = "kk-search-note";
    meta.after(note);
    // A list in the theme's own markup whose every entry would be a landmark.
    new MutationObserver(() => {
      for (const tags of found.querySelectorAll("nav:not([role])")) tags.setAttribute("role", "none");
    }).observe(found, { childList: true, subtree: true });

    let answered = "";
    let isEmpty = true;
    let due = "";
    worker.addEventListener("message", (event) => {
      const { type, data } = /** @type {MessageEvent} */ (event).data;
      if (type !== 3) return;
      answered = data.query;
      isEmpty = !data.items.length;
      // The theme shows the answer after us, and then a key can open it or go into it.
      if (due && answered === input.value) setTimeout(press, 0, due);
      note.replaceChildren(...(data.meant ? meant(data.meant) : data.near ? near(data.near) : []));
      note.hidden = !note.childNodes.length;
    });
    // The theme opens the best link on Enter, and goes to one by the arrows: not to one for what was written before,
    // which is gone with the focus when the answer comes, and with Enter to none where nothing was found.
    input.addEventListener("keydown", (event) => {
      due = ["Enter", "ArrowDown", "ArrowUp"].includes(event.key) && answered !== input.value ? event.key : "";
      if (due || (event.key === "Enter" && isEmpty)) event.stopPropagation();
    });
    input.form?.addEventListener("submit", (event) => event.preventDefault());

    /** @param {string} key */
    const press = (key) => input.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));

    /** @param {{label: string, query: string}} answer */
    const meant = ({ label, query }) => {
      const again = link(`?q=${encodeURIComponent(query)}`, query);
      again.addEventListener("click", (event) => {
        event.preventDefault();
        event.stopPropagation();
        input.value = query;
        input.focus();
        input.dispatchEvent(new KeyboardEvent("keyup"));
      });
      return [`${label} `, again, "?"];
    };

    /** @param {{label: string, links: {address: string, title: string}[], suggest: string}} answer */
    function near({ label, links, suggest }) {
      const list = document.createElement("ul");
      const all = [...links, { address: "bidrag/", title: suggest }];
      for (const { address: target, title } of all) {
        const item = document.createElement("li");
        const page = isOnDisk ? `${target}index.html` : target;
        item.append(link(new URL(page, new URL(`${config.base}/`, document.baseURI)).href, title));
        list.append(item);
      }
      return [`${label}:`, list];
    }
  }

  /**
   * The theme reads a score off every link in the box.
   * @param {string} href
   * @param {string} text
   */
  function link(href, text) {
    const anchor = document.createElement("a");
    const inner = document.createElement("span");
    anchor.href = href;
    inner.dataset.mdScore = "0";
    inner.textContent = text;
    anchor.append(inner);
    return anchor;
  }
})();
