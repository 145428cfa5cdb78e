// prometheus.yml and the dashboards: promtool's own check, queries that can be read, and targets and sources that exist.
import { writeFileSync } from "node:fs";
import { parse } from "yaml";
import { NotChecked, run, unpacked } from "../workspace.mjs";

const file = "deploy/compose/prometheus.yml";
const grafana = "deploy/compose/grafana";

function check(work) {
  const promtool = unpacked("usr/bin/promtool");
  if (!promtool) throw new NotChecked("promtool is not there.");
  const tool = (...args) => {
    const { code, output } = run(promtool.program, args, { env: promtool.env });
    return code === 0 ? [] : [output];
  };
  const config = tool("check", "config", work.path(file));
  if (config.length > 0) return config;

  const services = Object.keys(parse(work.read("deploy/compose.yaml"), { merge: true }).services);
  const targets = parse(work.read(file))
    .scrape_configs.flatMap((job) => job.static_configs.flatMap((group) => group.targets))
    .map((target) => target.split(":")[0])
    .filter((host) => host !== "127.0.0.1");
  const sources = parse(work.read(grafana, "datasources/prometheus.yaml")).datasources;
  const dashboards = work
    .files(`${grafana}/dashboards`)
    .filter((name) => name.endsWith(".json"))
    .map((name) => JSON.parse(work.read(name)));
  const panels = dashboards.flatMap((dashboard) => dashboard.panels);
  return [
    ...targets.filter((host) => !services.includes(host)).map((host) => `compose.yaml has no ${host}`),
    ...services.filter((name) => /^hub-/.test(name) && !targets.includes(name)).map((name) => `${name} is not scraped`),
    ...sources
      .map((source) => new URL(source.url).hostname)
      .filter((host) => !services.includes(host))
      .map((host) => `compose.yaml has no ${host}`),
    ...panels
      .filter((panel) => !sources.some((source) => source.uid === panel.datasource?.uid))
      .map((panel) => `'${panel.title}' has no source`),
    ...(dashboards.length > 0 ? [] : ["there is no dashboard"]),
    ...checkQueries(work, panels, tool),
  ];
}

/** promtool reads queries only in rules. */
function checkQueries(work, panels, tool) {
  const rules = panels.flatMap((panel) => panel.targets).map(({ expr }, index) => ({ record: `panel:${index}`, expr }));
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
      (work) => work.edit(`${grafana}/dashboards/petitionhub.json`, "sum by (outcome) (", "sum by (outcome ("),
      /parse/,
    ],
    [
      "another source",
      (work) => work.edit(`${grafana}/datasources/prometheus.yaml`, "uid: prometheus", "uid: prom"),
      /has no source/,
    ],
  ],
};
