// Runs the steps named on the command line, or all: node main.mjs [STEP...]
// A step checks deploy/, and then a copy with each of its planted faults, which it must find.
import { Workspace, NotChecked, run } from "./workspace.mjs";
import compose from "./checks/compose.mjs";
import dockerfile from "./checks/dockerfile.mjs";
import haproxy from "./checks/haproxy.mjs";
import kubernetes from "./checks/kubernetes.mjs";
import metrics from "./checks/metrics.mjs";
import prometheus from "./checks/prometheus.mjs";
import redis from "./checks/redis.mjs";
import settings from "./checks/settings.mjs";
import sqlserver from "./checks/sqlserver.mjs";
import systemd from "./checks/systemd.mjs";

const all = [dockerfile, compose, haproxy, redis, prometheus, kubernetes, systemd, settings, sqlserver, metrics];
const unknown = process.argv.slice(2).filter((name) => !all.some((step) => step.name === name));
if (unknown.length > 0) {
  console.error(`There is no step ${unknown.join(", ")}.`);
  process.exit(2);
}

const steps = process.argv.length > 2 ? all.filter((step) => process.argv.includes(step.name)) : all;
const good = new Workspace(process.cwd());
const prepared = run(good.path("deploy/compose/prepare"), ["hub.example.cn", "localhost"]);
if (prepared.code !== 0) {
  console.error(prepared.output);
  process.exit(1);
}

let failures = 0;
const say = (text) => console.log(text.replaceAll(good.root, "."));

for (const { name, check, faults } of steps) {
  const start = Date.now();
  try {
    const found = await check(good);
    for (const fault of found) say(`FAULT   ${name}: ${fault}`);
    failures += found.length;
    for (const [title, plant, expected] of faults) {
      const bad = new Workspace(good.root);
      try {
        plant(bad);
        const caught = await check(bad);
        if (caught.some((fault) => expected.test(fault))) continue;
        say(`MISSED  ${name}: ${title}. Found: ${caught.join("; ") || "nothing"}`);
        failures++;
      } finally {
        bad.delete();
      }
    }
    console.log(`${name}: ${found.length} faults, ${faults.length} planted, ${((Date.now() - start) / 1000).toFixed(1)} s`);
  } catch (error) {
    if (!(error instanceof NotChecked)) throw error;
    console.log(`NOT CHECKED  ${name}: ${error.message}`);
  }
}

good.delete();
process.exitCode = failures === 0 ? 0 : 1;
