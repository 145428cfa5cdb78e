// redis.conf and the access list that compose/prepare makes: a real Redis is started with them, and tried.
import { spawn } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";
import { NotChecked, run, unpacked } from "../workspace.mjs";

async function check(work) {
  const server = unpacked("usr/bin/redis-server");
  if (!server) throw new NotChecked("redis-server is not there.");
  const cli = unpacked("usr/bin/redis-cli");
  const socket = work.path("redis.sock");
  const child = spawn(
    server.program,
    [
      work.path("deploy/compose/redis.conf"),
      "--aclfile",
      work.path("deploy/secrets/redis_acl"),
      "--port",
      "0",
      "--unixsocket",
      socket,
      "--dir",
      work.root,
      "--daemonize",
      "no",
    ],
    { env: server.env },
  );
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (data) => (output += data));
  const ended = new Promise((resolve) => child.on("exit", resolve));
  const as = (user, ...words) =>
    run(
      cli.program,
      ["-s", socket, ...(user ? ["--user", user, "--pass", secretOf(work, user), "--no-auth-warning"] : []), ...words],
      { env: cli.env },
    ).stdout.trim();
  try {
    for (let i = 0; i < 50 && child.exitCode === null && as(null, "ping") === ""; i++) await wait(50);
    if (child.exitCode !== null) return [`redis-server ended: ${output.trim().split("\n").slice(-4).join(" ")}`];
    const expect = (wanted, user, ...words) => {
      const answer = as(user, ...words);
      if (wanted.test(answer)) return [];
      const may = wanted.source === "NOPERM" ? "may do what it should not" : "may not do what it must";
      return [`${user ?? "nobody"} ${may}: ${words.join(" ")} gives '${answer}'`];
    };
    return [
      ...expect(/NOAUTH/, null, "ping"),
      ...expect(/^PONG$/, "probe", "ping"),
      ...expect(/NOPERM/, "probe", "get", "petitionhub:unit"),
      ...expect(/^OK$/, "petitionhub", "set", "petitionhub:unit", "1", "px", "1000"),
      ...expect(/^1$/, "petitionhub", "hset", "petitionhub:route", "data", "1"),
      ...expect(/^\d+$/, "petitionhub", "publish", "petitionhub:tail", "1"),
      ...expect(/maxmemory_policy:volatile-ttl/, "petitionhub", "info", "memory"),
      ...expect(/maxmemory:268435456/, "petitionhub", "info", "memory"),
      ...expect(/petitionhub:/, "petitionhub", "--scan", "--pattern", "petitionhub:*"),
      ...expect(/NOPERM/, "petitionhub", "set", "another", "1"),
      ...expect(/NOPERM/, "petitionhub", "publish", "another", "1"),
      ...expect(/NOPERM/, "petitionhub", "flushall"),
      ...expect(/NOPERM/, "petitionhub", "config", "get", "*"),
    ];
  } finally {
    child.kill("SIGKILL");
    await ended;
  }
}

const secretOf = (work, user) => work.read("deploy/secrets", user === "probe" ? "redis_probe" : "redis_password");

const acl = "deploy/secrets/redis_acl";

export default {
  name: "redis",
  check,
  faults: [
    [
      "an unknown word",
      (work) => work.edit("deploy/compose/redis.conf", "maxmemory-policy volatile-ttl", "maxmemory-policy volatile-ttx"),
      /redis-server ended/,
    ],
    ["no password", (work) => work.edit(acl, "user default off", "user default on nopass +@all"), /nobody may/],
    ["keys of others", (work) => work.edit(acl, "~petitionhub:* ~__Booksleeve_TieBreak", "~*"), /set another/],
    ["commands that administer", (work) => work.edit(acl, "-@admin -@dangerous", ""), /flushall/],
    ["too few commands", (work) => work.edit(acl, "+@all", "+@read"), /must: set petitionhub/],
  ],
};
