// Reads edits as JSON lines, makes each by the form's own format, and writes the text that comes of it.

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [, , scripts, packages] = process.argv;
const from = (folder, file) => import(pathToFileURL(`${folder}/${file}`).href);
const yaml = await from(packages, "yaml/browser/dist/index.js");
const { format } = await from(scripts, "format.js");

const { kinds, edits } = JSON.parse(readFileSync(0, "utf8"));
const texts = edits.map(({ kind, text, changes }) => {
  const { fields, head } = kinds[kind];
  const { fromFile, toFile } = format(yaml, fields, head);
  const values = text === null ? {} : fromFile(text);
  for (const { path, value } of changes) {
    let place = values;
    for (const step of path.slice(0, -1)) place = place[step] ??= {};
    const last = path.at(-1);
    if (value === undefined) delete place[last];
    else place[last] = value;
  }
  return toFile(values);
});
process.stdout.write(JSON.stringify(texts));
