// Every setting, command and option that deploy/, the README and docs/ name exists in the command line as it is built.
import { builtProgram, run } from "../workspace.mjs";

// Without a section: read by the command line itself, by compose.yaml, or by tests.
const standalone = [
  "PETITIONHUB_CONFIG",
  "PETITIONHUB_SECRETS",
  "PETITIONHUB_DATA",
  "PETITIONHUB_HUB",
  "PETITIONHUB_IMAGE",
  "PETITIONHUB_TEST_SQLSERVER",
  "PETITIONHUB_SCREENSHOTS",
];
// Those that name commands to be run.
const isManual = (name) => /^(README\.md|deploy\/README\.md|docs\/[A-Z]+\.md)$/.test(name);
const helpOf = new Map();

function check(work) {
  const binary = builtProgram(work);
  const cli = (...args) => run(binary, args, { cwd: work.root, env: { PATH: process.env.PATH, HOME: work.root } });
  const config = cli("config", "-o", "json");
  if (config.code !== 0) return [`petitionhub config: ${config.output}`];
  const keys = config.stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line).key);
  const known = new Set(keys.map((key) => key.toLowerCase()));
  const unknown = [];
  const named = [...work.files("deploy"), ...work.files("docs"), "README.md"];
  for (const name of named.filter((name) => !name.startsWith("deploy/secrets/"))) {
    const text = work.read(name);
    for (const setting of settingsIn(name, text))
      if (!known.has(setting.toLowerCase())) unknown.push(`${name}: the hub has no ${setting}`);
    for (const [variable] of text.matchAll(/\bPETITIONHUB_[A-Z0-9_]+\b/g))
      if (!variable.includes("__") && !standalone.includes(variable) && !/^PETITIONHUB_VERSION_\d$/.test(variable))
        unknown.push(`${name}: nothing reads ${variable}`);
  }
  return [...unknown, ...named.filter(isManual).flatMap((name) => findUnknownCommands(name, work.read(name), cli))];
}

function settingsIn(name, text) {
  const found = [
    ...[...text.matchAll(/\bPETITIONHUB_([A-Z0-9]+)__([A-Z0-9]+)\b/g)],
    ...[...text.matchAll(/(?<![\w])([A-Z][A-Za-z]+)__([A-Z][A-Za-z0-9]+)\b/g)],
    ...[...text.matchAll(/`([A-Z][A-Za-z]+):([A-Z][A-Za-z0-9]+)`/g)],
  ]
    .map(([, section, key]) => `${section}:${key}`)
    .filter((setting) => setting.toLowerCase() !== "section:key");
  const sections = name.endsWith("petitionhub.json") && name.includes("systemd") ? JSON.parse(text) : {};
  return [
    ...found,
    ...Object.entries(sections).flatMap(([section, values]) => Object.keys(values).map((key) => `${section}:${key}`)),
  ];
}

/** Commands of a manual: in its code where a command can stand, and in its text. */
function findUnknownCommands(name, text, cli) {
  const blocks = [...text.matchAll(/```(?:sh|bash|text)\n([\s\S]*?)```/g)];
  const code = blocks.map(([, block]) => block.replace(/\\\n\s*/g, " ")).join("\n");
  const inline = [...text.matchAll(/`(petitionhub [^`]+)`/g)].map(([, command]) => command).join("\n");
  const command = /(?:^|[|;&(])\s*(?:sudo )?(?:[A-Z_]+=(?:"[^"]*"|\$\([^)]*\)|\S+) )*petitionhub ([a-z][^\n|;&>#]*)/gm;
  const commands = [...`${code}\n${inline}`.matchAll(command)];
  return commands.flatMap(([, command]) => {
    const [words] = /^[a-z]+( [a-z]+)*/.exec(command);
    const path = words.split(" ");
    // The last words may be arguments, of a command that takes some.
    while (path.length > 1 && help(cli, path).code !== 0) path.pop();
    const { code: exit, output } = help(cli, path);
    if (exit !== 0 || (path.join(" ") !== words && !/Usage:\s+petitionhub [a-z ]*</.test(output)))
      return [`${name}: there is no command 'petitionhub ${words}'`];
    return [...command.matchAll(/(?<=\s)--[a-z-]+/g)]
      .filter(([option]) => !output.includes(option))
      .map(([option]) => `${name}: 'petitionhub ${path.join(" ")}' has no ${option}`);
  });
}

function help(cli, path) {
  const key = path.join(" ");
  if (!helpOf.has(key)) helpOf.set(key, cli(...path, "--help"));
  return helpOf.get(key);
}

export default {
  name: "settings",
  check,
  faults: [
    [
      "an unknown variable",
      (work) => work.edit("deploy/compose.yaml", "PETITIONHUB_LEDGER__ENGINE", "PETITIONHUB_LEDGER__ENGIN"),
      /Ledger:Engin|LEDGER:ENGIN/,
    ],
    [
      "a variable without a section",
      (work) => work.edit("deploy/compose.yaml", "PETITIONHUB_SECRETS", "PETITIONHUB_SECRET"),
      /nothing reads/,
    ],
    [
      "an unknown secret file",
      (work) => work.edit("deploy/kubernetes/overlays/production/hub.yaml", "Redis__Connection", "Redis__Conection"),
      /Redis:Conection/,
    ],
    [
      "an unknown key of the file",
      (work) => work.edit("deploy/systemd/petitionhub.json", '"TraceRatio"', '"Ratio"'),
      /Telemetry:Ratio/,
    ],
    [
      "an unknown option",
      (work) => work.edit("docs/OPERATIONS.md", "petitionhub ledger check --data", "petitionhub ledger check --folder"),
      /has no --folder/,
    ],
    [
      "an unknown setting, in a page",
      (work) => work.edit("docs/SETTINGS.md", "`Redis:Connection`", "`Redis:Conection`"),
      /Redis:Conection/,
    ],
    [
      "an unknown command",
      (work) => work.edit("deploy/README.md", "petitionhub ledger migrate", "petitionhub ledger migrat"),
      /ledger migrat'/,
    ],
  ],
};
