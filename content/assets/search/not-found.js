/** Not found: searches the site for the words of an address that leads nowhere, and offers what it finds. */

import { open } from "./open.js";

const MOST = 5;

/** @param {string} path */
const words = (path) => path.replace(/\.html$|index\.html$/, "").split("/").slice(-3).join(" ").replace(/[-_.+]/g, " ");

const offer = document.getElementById("kk-not-found");
const { base } = JSON.parse(document.getElementById("__config")?.textContent ?? "{}");
const root = new URL(`${base}/`.replace("//", "/"), document.baseURI);
const search = await open();
for (const { address, title } of search.rank(words(decodeURIComponent(location.pathname))).slice(0, MOST)) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = new URL(address, root).href;
  link.textContent = title;
  item.append(link);
  offer?.querySelector("ul")?.append(item);
  offer?.removeAttribute("hidden");
}
