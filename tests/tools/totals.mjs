// Adds up the CTRF reports of all test projects: node totals.mjs FOLDER [GATE-THAT-FAILED ...]
// Names what failed and what was skipped, ends with the totals on one line, and exits 1 unless tests ran and none of it failed.
import { readdirSync, readFileSync } from "node:fs";

const [folder, ...gates] = process.argv.slice(2);
const tests = readdirSync(folder)
  .filter((name) => name.endsWith(".json"))
  .sort()
  .flatMap((name) => JSON.parse(readFileSync(`${folder}/${name}`, "utf8")).results.tests);

const having = (status) => tests.filter((test) => test.status === status);
const [passed, failed, skipped] = ["passed", "failed", "skipped"].map(having);
if (passed.length + failed.length + gates.length === 0) gates.push("no test ran");
const firstLine = (text) => (text ?? "no message").trim().split("\n")[0];

for (const { name, message } of failed) console.log(`FAILED   ${name}: ${firstLine(message)}`);
for (const { name, message } of skipped) console.log(`SKIPPED  ${name}: ${firstLine(message)}`);
for (const gate of gates) console.log(`FAILED   gate: ${gate}`);
console.log(`${passed.length} passed, ${failed.length + gates.length} failed, ${skipped.length} skipped`);
process.exitCode = failed.length + gates.length === 0 ? 0 : 1;
