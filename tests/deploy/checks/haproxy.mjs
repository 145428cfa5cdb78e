// haproxy.cfg: HAProxy's own check (Debian's, so no newer words), and that TLS is passed through to hubs that exist.
import { parse } from "yaml";
import { NotChecked, run, unpacked } from "../workspace.mjs";

const file = "deploy/compose/haproxy.cfg";

function check(work) {
  const haproxy = unpacked("usr/sbin/haproxy");
  if (!haproxy) throw new NotChecked("haproxy is not there.");
  const { code, output } = run(haproxy.program, ["-c", "-f", work.path(file)], { env: haproxy.env });
  const text = work.read(file).replace(/#.*/g, "");
  const sections = Object.fromEntries(text.split(/^(?=\S)/m).map((section) => [section.split("\n")[0].trim(), section]));
  const services = Object.keys(parse(work.read("deploy/compose.yaml"), { merge: true }).services);
  const servers = [...text.matchAll(/^\s+server \S+ ([^:]+):7443/gm)].map(([, host]) => host);
  return [
    ...(code === 0 && !/\[WARNING\]/.test(output) ? [] : [output]),
    ...["frontend units", "backend hubs"]
      .filter((name) => !/^\s+mode tcp$/m.test(sections[name] ?? ""))
      .map((name) => `${name} is not in TCP mode`),
    ...(/\bssl\b/.test(text) ? ["TLS ends at the load balancer: the hub would not see who calls"] : []),
    ...servers.filter((host) => !services.includes(host)).map((host) => `compose.yaml has no ${host}`),
    ...services.filter((name) => /^hub-/.test(name) && !servers.includes(name)).map((name) => `${name} gets no calls`),
  ];
}

export default {
  name: "haproxy",
  check,
  faults: [
    ["an unknown word", (work) => work.edit(file, "balance leastconn", "balance leastcon"), /leastcon/],
    ["a backend that is not there", (work) => work.edit(file, "default_backend hubs", "default_backend hub"), /hub/],
    [
      "HTTP mode for units",
      (work) => work.edit(file, "    mode tcp\n    bind :7443", "    mode http\n    bind :7443"),
      /not in TCP mode|tcplog/,
    ],
    ["TLS that ends early", (work) => work.edit(file, "hub-1:7443", "hub-1:7443 ssl verify none"), /TLS ends/],
    ["a hub that is not there", (work) => work.edit(file, "hub-2:7443", "hub-3:7443"), /no hub-3/],
  ],
};
