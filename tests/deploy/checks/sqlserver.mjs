// What Compose tells the hubs, SQL Server and its accounts fits together. None is started: it needs a daemon.
import { existsSync } from "node:fs";
import { parse } from "yaml";
import { builtProgram, run } from "../workspace.mjs";

const compose = "deploy/compose.yaml";
const configuration = "deploy/compose/mssql.conf";
const accounts = "deploy/compose/create-database.sql";
const migration = "src/PetitionHub.Ledger/Engines/SqlServer/Migrations/Initial.SetUp.cs";
const clients = { "hub-1": "ledger_hub", "hub-2": "ledger_hub", migrate: "ledger_migrate" };

const answers = new Map();

function check(work) {
  const { services } = parse(work.read(compose), { merge: true });
  const server = services.sqlserver.entrypoint.join("\n");
  const setting = (name) => new RegExp(`^${name} = (.*)$`, "m").exec(work.read(configuration))?.[1];
  const users = [...work.read(accounts).matchAll(/CREATE USER (\w+)/g)].map(([, user]) => user);
  const [, granted, member] = /ALTER ROLE (\w+) ADD MEMBER (\w+)/.exec(services.authorize.entrypoint.join("\n")) ?? [];
  const role = /CREATE ROLE (\w+)/.exec(work.read(migration))?.[1];
  return [
    ...Object.entries(clients).flatMap(([name, secret]) =>
      findFaults(work, services, name, secret, users).map((fault) => `${name}: ${fault}`),
    ),
    ...[setting("tlscert"), setting("tlskey")]
      .filter((path) => !server.includes(` ${path}\n`))
      .map((path) => `mssql.conf names ${path}, which the container does not have`),
    ...(setting("forceencryption") === "1" ? [] : ["SQL Server takes what is not encrypted"]),
    ...(run("openssl", ["x509", "-in", certificate(work), "-noout", "-pubkey"]).stdout ===
    run("openssl", ["pkey", "-in", work.path("deploy/secrets/sqlserver_key"), "-pubout"]).stdout
      ? []
      : ["SQL Server's key is of another certificate"]),
    ...(granted === role ? [] : [`the migration makes the role ${role}, and not ${granted}`]),
    ...(users.includes(member) ? [] : [`there is no user ${member} for the role`]),
    ...(users.includes(role) ? [`the user ${role} is in the way of the role of that name`] : []),
  ];
}

const certificate = (work) => work.path("deploy/secrets/trust/sqlserver.pem");

function findFaults(work, services, name, secret, users) {
  const text = work.read("deploy/secrets", secret);
  const words = Object.fromEntries(text.split(";").map((word) => word.split(/=(.*)/s)));
  const host = words.Server.split(",")[0];
  const { code, output } = configure(work, text);
  const authorities = work.path("deploy/secrets/tls/authorities.pem");
  const wanted = ["-purpose", "sslserver", "-verify_hostname", host];
  return [
    ...(code === 0 ? [] : [`the hub refuses the connection string: ${output}`]),
    ...(run("openssl", ["verify", "-CAfile", authorities, ...wanted, certificate(work)]).code === 0
      ? []
      : [`the certificate is not that of ${host}`]),
    ...(services[host]?.networks.some((network) => services[name].networks.includes(network)) ? [] : [`cannot reach ${host}`]),
    ...(mounts(work, services[name], words.ServerCertificate) ? [] : [`does not have ${words.ServerCertificate}`]),
    ...(users.includes(words["User Id"]) ? [] : [`there is no user ${words["User Id"]}`]),
    ...(services[name].secrets.some(({ source }) => source === secret) ? [] : [`does not get ${secret}`]),
  ];
}

/** What the hub says to a connection string; a planted fault leaves most as they were. */
function configure(work, text) {
  if (!answers.has(text)) {
    const options = { cwd: work.root, env: { PATH: process.env.PATH, HOME: work.root } };
    answers.set(text, run(builtProgram(work), ["config", "--ledger", "sqlserver", "--connection", text], options));
  }
  return answers.get(text);
}

/** Whether a container has a file, by what is mounted into it. */
const mounts = (work, service, path = "") =>
  service.volumes
    .map((volume) => volume.split(":"))
    .filter(([, target]) => path.startsWith(`${target}/`))
    .some(([source, target]) => existsSync(work.path("deploy", source, path.slice(target.length))));

const connection = "deploy/secrets/ledger_hub";

export default {
  name: "sqlserver",
  check,
  faults: [
    [
      "any certificate is trusted",
      (work) => work.edit(connection, /ServerCertificate=[^;]*/, "TrustServerCertificate=True"),
      /refuses the connection string/,
    ],
    ["another server's name", (work) => work.edit(connection, "Server=sqlserver", "Server=redis"), /not that of redis/],
    ["a certificate that is not mounted", (work) => work.edit(connection, "/trust/", "/tls/"), /hub-1: does not have/],
    ["a user that is not there", (work) => work.edit(connection, "petitionhub_serve", "petitionhub_hub"), /hub-1: there is no user/],
    ["a user in the role's way", (work) => work.edit(accounts, /petitionhub_serve/g, "petitionhub_hub"), /in the way of the role/],
    ["another role", (work) => work.edit(compose, "ALTER ROLE petitionhub_hub", "ALTER ROLE db_datawriter"), /not db_datawriter/],
    ["a key elsewhere", (work) => work.edit(configuration, "tls/sqlserver.key", "sqlserver.key"), /mssql.conf names/],
    ["encryption left open", (work) => work.edit(configuration, "forceencryption = 1", "forceencryption = 0"), /not encrypted/],
  ],
};
