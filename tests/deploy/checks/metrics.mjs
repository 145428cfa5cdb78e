// Every metric that a dashboard or the runbook names is exported by a running hub, with the labels that queries sum by; and the
// runbook tells of every one that is.
import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { builtProgram, run } from "../workspace.mjs";

const runbook = "deploy/README.md";
const dashboards = "deploy/compose/grafana/dashboards";
let exported;

async function check(work) {
  exported ??= scrapeHub(work);
  const { names, labels } = await exported;
  const tables = work.read(runbook).match(/^\|.*$/gm).join("\n");
  const files = work.files(dashboards).filter((name) => name.endsWith(".json"));
  const queries = files.flatMap((name) =>
    JSON.parse(work.read(name)).panels.flatMap((panel) => panel.targets.map(({ expr }) => ({ name, expr }))),
  );
  const told = metricsIn(tables);
  return [
    ...told.filter((metric) => !names.has(metric)).map((metric) => `README.md: the hub exports no ${metric}`),
    ...[...names].filter((metric) => !told.includes(metric)).map((metric) => `README.md does not tell of ${metric}`),
    ...queries.flatMap(({ name, expr }) =>
      metricsIn(expr).flatMap((metric) => [
        ...(names.has(metric) ? [] : [`${name}: the hub exports no ${metric}`]),
        ...[...expr.matchAll(/ by \((\w+)\)/g)]
          .filter(([, label]) => !labels.has(label))
          .map(([, label]) => `${name}: ${metric} has no ${label}`),
      ]),
    ),
  ];
}

/** A histogram is named by its parts in queries, and by itself where it is told of. */
const metricsIn = (text) => [
  ...new Set([...text.matchAll(/\bpetitionhub_[a-z_]+/g)].map(([name]) => name.replace(/_(bucket|sum|count)$/, ""))),
];

/** A hub without its Redis, after one command, one refused call and one uploaded file: metrics are there from their first use on. */
async function scrapeHub(work) {
  const program = builtProgram(work);
  const data = work.path("metrics-data");
  mkdirSync(data);
  const [units, operations] = [await freePort(), await freePort()];
  const env = { ...process.env, HOME: work.root };
  const listen = ["--listen", `https://127.0.0.1:${units}`, "--operations-listen", `http://127.0.0.1:${operations}`];
  const hub = spawn(program, ["serve", "--data", data, "--redis", "127.0.0.1:1,abortConnect=false", ...listen], {
    stdio: "ignore",
    cwd: work.root,
    env,
  });
  const ended = new Promise((resolve) => hub.on("exit", resolve));
  const get = (path) => fetch(`http://127.0.0.1:${operations}${path}`).catch(() => ({ ok: false }));
  try {
    for (let i = 0; i < 300 && hub.exitCode === null && !(await get("/health/ready")).ok; i++) await wait(100);
    const header = "unit_code,name,territory,organ_type,system";
    writeFileSync(`${data}/units.csv`, `${header}\n430000-bureau,Bureau,430000,bureau,petitions\n`);
    for (const caller of [
      ["--operator", "admin"],
      ["--unit", "430000-nobody"],
    ])
      run(
        program,
        ["units", "import", `${data}/units.csv`, ...caller, "--data", data, "--hub", `https://localhost:${units}`],
        { cwd: work.root, env },
      );
    run(
      program,
      ["attachments", "upload", `${data}/units.csv`, "--unit", "430000-bureau", "--data", data, "--hub", `https://localhost:${units}`],
      { cwd: work.root, env },
    );
    const response = await get("/metrics");
    const text = response.ok ? await response.text() : "";
    return {
      names: new Set([...text.matchAll(/^# TYPE (petitionhub_\w+)/gm)].map(([, name]) => name)),
      labels: new Set([...text.matchAll(/(\w+)="/g)].map(([, label]) => label)),
    };
  } finally {
    hub.kill("SIGKILL");
    await ended;
  }
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

const dashboard = `${dashboards}/petitionhub.json`;

export default {
  name: "metrics",
  check,
  faults: [
    [
      "a metric that is none in a dashboard",
      (work) => work.edit(dashboard, '"petitionhub_tail_lag"', '"petitionhub_tail_lag_entries"'),
      /exports no petitionhub_tail_lag_entries/,
    ],
    ["a label that is none", (work) => work.edit(dashboard, "sum by (outcome)", "sum by (result)"), /has no result/],
    [
      "a metric that is none in the runbook",
      (work) => work.edit(runbook, "`petitionhub_queue_length`", "`petitionhub_queue`"),
      /exports no petitionhub_queue$/,
    ],
    [
      "a metric that nothing tells of",
      (work) => work.edit(runbook, /\| `petitionhub_directory_units`.*\n/, ""),
      /not tell of petitionhub_directory_units/,
    ],
  ],
};
