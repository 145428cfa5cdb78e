// What deploy/ asks Prometheus: the queries of its dashboards and of its alert rules.
import { parse } from "yaml";

export const dashboard = "deploy/grafana/petitionhub.json";
export const alerts = "deploy/prometheus/alerts.yml";

export const readDashboard = (work) => JSON.parse(work.read(dashboard));

/** The panels that show something: rows only head them. */
export const panelsOf = (board) => board.panels.filter((panel) => panel.type !== "row");

/** Every query, where it stands, and the texts that are filled from its labels. */
export function readQueries(work) {
  const panels = panelsOf(readDashboard(work)).flatMap((panel) =>
    panel.targets.map(({ expr, legendFormat }) => ({ at: `${dashboard}, '${panel.title}'`, expr, texts: [legendFormat] })),
  );
  const rules = parse(work.read(alerts)).groups.flatMap((group) =>
    group.rules.map(({ alert, expr, annotations }) => ({
      at: `${alerts}, ${alert}`,
      expr,
      texts: Object.values(annotations).map((text) => text.replaceAll("$labels.", "").replaceAll("{{ $value }}", "")),
    })),
  );
  return [...panels, ...rules];
}

/** A query's metrics, each with the labels by which its series are selected. */
export function metricsIn(expr) {
  return [...expr.matchAll(/\b((?:petitionhub|haproxy)_[a-z_]+|up)\b(?:\{([^}]*)\})?/g)].map(([, name, selector]) => ({
    name,
    labels: [...(selector ?? "").matchAll(/(\w+)\s*[=!]~?/g)].map(([, label]) => label),
  }));
}

/** The labels by which a query puts series together, or matches them, and those that its texts show. */
export function labelsIn({ expr, texts }) {
  const lists = [...expr.matchAll(/\b(?:by|without|on|ignoring) \(([^)]*)\)/g)].flatMap(([, list]) => list.split(","));
  const shown = texts.flatMap((text) => [...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map(([, label]) => label));
  return [...new Set([...lists, ...shown].map((label) => label.trim()).filter(Boolean))];
}
