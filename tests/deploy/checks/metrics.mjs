// Every metric that the dashboard, an alert or the runbook names is exported by a running hub, with the labels that queries select and
// sum by, and that their texts show; and the runbook tells of every one that is.
import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { alerts, dashboard, labelsIn, metricsIn, readQueries } from "../queries.mjs";
import { builtProgram, run } from "../workspace.mjs";

const runbook = "docs/OPERATIONS.md";
// Those that Prometheus itself gives to each series, and HAProxy to its own.
const given = ["instance", "job"];
const others = new Map([
  ["up", []],
  ["haproxy_server_status", ["proxy", "server", "state"]],
]);
const petition = {
  id: "1",
  details: {
    subject: "回迁安置延期",
    content: "安置房至今没有交付，请求协调解决。",
    category: "030102",
    territory: "430104",
    channel: "CHANNEL_WEBSITE",
    purpose: "PURPOSE_APPEAL",
  },
  handover: { transfer: { destination_unit: "430100-bureau" } },
};
let exported;

async function check(work) {
  exported ??= scrapeHub(work);
  const metrics = await exported;
  const tables = work.read(runbook).match(/^\|.*$/gm).join("\n");
  const told = [...new Set([...tables.matchAll(/\bpetitionhub_[a-z_]+/g)].map(([name]) => name))];
  return [
    ...told.filter((metric) => !metrics.has(metric)).map((metric) => `${runbook}: the hub exports no ${metric}`),
    ...[...metrics.keys()].filter((metric) => !told.includes(metric)).map((metric) => `${runbook} does not tell of ${metric}`),
    ...readQueries(work).flatMap((query) => checkQuery(query, metrics).map((fault) => `${query.at}: ${fault}`)),
  ];
}

function checkQuery(query, metrics) {
  const used = metricsIn(query.expr).map((metric) => ({ ...metric, has: labelsOf(metric.name, metrics) }));
  const all = used.flatMap(({ has }) => has ?? []);
  return [
    ...(used.length > 0 ? [] : ["asks for no metric"]),
    ...used.filter(({ has }) => !has).map(({ name }) => `the hub exports no ${name}`),
    ...used
      .filter(({ has }) => has)
      .flatMap(({ name, labels, has }) => labels.filter((label) => !has.includes(label)).map((label) => `${name} has no ${label}`)),
    ...labelsIn(query)
      .filter((label) => used.every(({ has }) => has) && !all.includes(label))
      .map((label) => `${used.map(({ name }) => name).join(", ")} has no ${label}`),
  ];
}

/** A histogram is named by its parts in queries, and by itself where it is told of; null where nothing has the name. */
function labelsOf(name, metrics) {
  const [, whole, part] = /^(.*?)(_bucket|_sum|_count)?$/.exec(name);
  const labels = others.get(name) ?? metrics.get(name) ?? (part ? metrics.get(whole) : undefined);
  return labels ? [...given, ...labels, ...(part === "_bucket" ? ["le"] : [])] : null;
}

/**
 * The metrics of a hub without its Redis, each with its labels: they are there from their first use on. It is started again on what it
 * wrote, as a hub looks for dates that near when it starts.
 */
async function scrapeHub(work) {
  const program = builtProgram(work);
  const data = work.path("metrics-data");
  mkdirSync(data);
  const first = await runHub(work, program, data, (call) => exchange(call, data));
  const second = await runHub(work, program, data, () => {}, "petitionhub_deadline_notices_total");
  const metrics = new Map();
  for (const [, name] of `${first}${second}`.matchAll(/^# TYPE (petitionhub_\w+)/gm)) metrics.set(name, []);
  for (const [, name, labels] of `${first}${second}`.matchAll(/^(petitionhub_\w+)\{([^}]*)\}/gm)) {
    const known = metrics.get(name) ?? metrics.get(name.replace(/_(bucket|sum|count)$/, ""));
    known.push(...[...labels.matchAll(/(\w+)="/g)].map(([, label]) => label).filter((label) => !/^otel_|^le$/.test(label)));
  }
  return metrics;
}

/** Commands, one refused call, one uploaded file, one handover. */
function exchange(call, data) {
  const header = "unit_code,name,territory,organ_type,system";
  const units = ["430000", "430100"].map((code) => `${code}-bureau,Bureau,${code},bureau,petitions\n`).join("");
  writeFileSync(`${data}/units.csv`, `${header}\n${units}`);
  for (const caller of [
    ["--operator", "admin"],
    ["--unit", "430000-nobody"],
  ])
    call("units", "import", `${data}/units.csv`, ...caller);
  const unit = ["--unit", "430000-bureau"];
  call("attachments", "upload", `${data}/units.csv`, ...unit);
  writeFileSync(`${data}/petition.jsonl`, JSON.stringify(petition));
  call("petitions", "push", `${data}/petition.jsonl`, ...unit);
}

/** What a hub shows after some calls, and once it shows what is awaited. */
async function runHub(work, program, data, act, awaited = "petitionhub_stuck") {
  const [units, operations] = [await freePort(), await freePort()];
  const env = { ...process.env, HOME: work.root };
  const listen = ["--listen", `https://127.0.0.1:${units}`, "--operations-listen", `http://127.0.0.1:${operations}`];
  // Every date is near.
  const settings = ["--redis", "127.0.0.1:1,abortConnect=false", "--set", "Deadlines:WarnDaysBefore=30"];
  const hub = spawn(program, ["serve", "--data", data, ...settings, ...listen], { stdio: "ignore", cwd: work.root, env });
  const ended = new Promise((resolve) => hub.on("exit", resolve));
  const get = (path) => fetch(`http://127.0.0.1:${operations}${path}`).catch(() => ({ ok: false }));
  try {
    for (let i = 0; i < 300 && hub.exitCode === null && !(await get("/health/ready")).ok; i++) await wait(100);
    act((...args) => run(program, [...args, "--data", data, "--hub", `https://localhost:${units}`], { cwd: work.root, env }));
    let text = "";
    for (let i = 0; i < 100 && hub.exitCode === null && !text.includes(awaited); i++) {
      await wait(100);
      const response = await get("/metrics");
      text = response.ok ? await response.text() : "";
    }
    return text;
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

export default {
  name: "metrics",
  check,
  faults: [
    [
      "an unknown metric in a dashboard",
      (work) => work.edit(dashboard, '"petitionhub_tail_lag"', '"petitionhub_tail_lag_entries"'),
      /exports no petitionhub_tail_lag_entries/,
    ],
    ["an unknown label", (work) => work.edit(dashboard, "sum by (outcome)", "sum by (result)"), /has no result/],
    [
      "a label of another metric",
      (work) => work.edit(dashboard, "sum by (channel)", "sum by (province)"),
      /petitionhub_registrations_total has no province/,
    ],
    [
      "an unknown label, in a legend",
      (work) => work.edit(dashboard, "{{from_province}} → {{province}}", "{{from_province}} → {{to_province}}"),
      /has no to_province/,
    ],
    [
      "an unknown metric in an alert",
      (work) => work.edit(alerts, "petitionhub_queue_length > 1000", "petitionhub_queue_size > 1000"),
      /QueueLong: the hub exports no petitionhub_queue_size/,
    ],
    [
      "an unknown label, in an alert's selector",
      (work) => work.edit(alerts, 'petitionhub_stuck{kind="Overdue"}', 'petitionhub_stuck{reason="Overdue"}'),
      /OverdueGrows: petitionhub_stuck has no reason/,
    ],
    [
      "an unknown label, in an alert's text",
      (work) => work.edit(alerts, "$labels.server", "$labels.hub"),
      /HubNotReady: haproxy_server_status has no hub/,
    ],
    [
      "an unknown metric in the runbook",
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
