// prometheus.yml, the alert rules and the dashboard: promtool's own check, queries that can be read, and targets and sources that exist.
import { writeFileSync } from "node:fs";
import { parse } from "yaml";
import { alerts, dashboard, panelsOf, readDashboard, readQueries } from "../queries.mjs";
import { NotChecked, run, unpacked } from "../workspace.mjs";

const file = "deploy/prometheus/prometheus.yml";
const source = "deploy/grafana/datasource.yaml";

function check(work) {
  const promtool = unpacked("usr/bin/promtool");
  if (!promtool) throw new NotChecked("promtool is not there.");
  const tool = (...args) => {
    const { code, output } = run(promtool.program, args, { env: promtool.env });
    return code === 0 ? [] : [output];
  };
  // With the configuration, the rules that it names.
  const config = tool("check", "config", work.path(file));
  if (config.length > 0) return config;

  const services = Object.keys(parse(work.read("deploy/compose.yaml"), { merge: true }).services);
  const document = parse(work.read(file));
  const targets = document.scrape_configs
    .flatMap((job) => job.static_configs.flatMap((group) => group.targets))
    .map((target) => target.split(":")[0])
    .filter((host) => host !== "127.0.0.1");
  const sources = parse(work.read(source)).datasources;
  const board = readDashboard(work);
  const variables = board.templating.list.filter(({ type }) => type === "datasource");
  const ids = board.panels.map(({ id }) => id);
  return [
    ...(document.rule_files?.includes("alerts.yml") ? [] : ["nothing reads alerts.yml"]),
    ...targets.filter((host) => !services.includes(host)).map((host) => `compose.yaml has no ${host}`),
    ...services.filter((name) => /^hub-/.test(name) && !targets.includes(name)).map((name) => `${name} is not scraped`),
    ...sources
      .map(({ url }) => new URL(url).hostname)
      .filter((host) => !services.includes(host))
      .map((host) => `compose.yaml has no ${host}`),
    ...variables.filter(({ query }) => !sources.some(({ type }) => type === query)).map(({ name }) => `no source is for ${name}`),
    ...panelsOf(board)
      .filter(({ datasource }) => !variables.some(({ name }) => datasource?.uid === `\${${name}}`))
      .map(({ title }) => `'${title}' has no source`),
    ...(new Set(ids).size === ids.length ? [] : ["two panels have one id"]),
    ...checkQueries(work, tool),
  ];
}

/** promtool reads queries only in rules. */
function checkQueries(work, tool) {
  const rules = readQueries(work).map(({ expr }, index) => ({ record: `panel:${index}`, expr }));
  writeFileSync(work.path("rules.json"), JSON.stringify({ groups: [{ name: "panels", rules }] }));
  return tool("check", "rules", work.path("rules.json"));
}

export default {
  name: "prometheus",
  check,
  faults: [
    ["an unknown key", (work) => work.edit(file, "scrape_timeout", "scrape_time_out"), /scrape_time_out/],
    ["a target that is not there", (work) => work.edit(file, "hub-2:7480", "hub-3:7480"), /hub-2 is not scraped/],
    [
      "a query that cannot be read",
      (work) => work.edit(dashboard, "sum by (outcome) (", "sum by (outcome ("),
      /parse/,
    ],
    ["rules that cannot be read", (work) => work.edit(alerts, "for: 1m", "for: a minute"), /duration/],
    ["rules that nothing reads", (work) => work.edit(file, "rule_files:\n  - alerts.yml", "rule_files: []"), /nothing reads alerts.yml/],
    [
      "a source of one Grafana only",
      (work) => work.edit(dashboard, '"uid": "${datasource}"', '"uid": "prometheus"'),
      /has no source/,
    ],
    ["a source of another type", (work) => work.edit(source, "type: prometheus", "type: loki"), /no source is for datasource/],
  ],
};
