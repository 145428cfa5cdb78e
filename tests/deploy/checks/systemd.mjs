// The unit and its drop-in: systemd's own check, its measure of exposure, and times that fit the hub's.
import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { NotChecked, run } from "../workspace.mjs";

const file = "deploy/systemd/petitionhub.service";
const dropIn = "deploy/systemd/petitionhub.service.d/sqlserver.conf";
// Of 100; a service without any hardening has 96. What is left is what the hub needs: the network and the JIT compiler.
const mostExposure = 15;

function check(work) {
  if (run("systemd-analyze", ["--version"]).code !== 0) throw new NotChecked("systemd-analyze is not there.");
  const text = work.read(file);
  const folder = work.path("units");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  // The program is not on this machine, and systemd looks for it.
  writeFileSync(`${folder}/petitionhub.service`, text.replace("/opt/petitionhub/petitionhub ", "/bin/true "));
  cpSync(work.path("deploy/systemd/petitionhub.service.d"), `${folder}/petitionhub.service.d`, { recursive: true });
  const verified = run("systemd-analyze", ["verify", "--man=no", `${folder}/petitionhub.service`]);
  const security = run("systemd-analyze", [
    "security",
    "--offline=true",
    `--threshold=${mostExposure}`,
    `${folder}/petitionhub.service`,
  ]);
  const value = (name) => new RegExp(`^${name}=(.*)$`, "m").exec(text)?.[1];
  const settings = readJson(work);
  return [
    ...(verified.code === 0 && verified.output === "" ? [] : [verified.output]),
    ...(security.code === 0 ? [] : [`exposure: ${security.output.split("\n").at(-1)}`]),
    ...(Number(value("TimeoutStopSec")) > (settings.Listen?.StopTimeoutSeconds ?? 30) ? [] : ["is killed before it has stopped"]),
    ...(value("MemoryDenyWriteExecute") ? ["MemoryDenyWriteExecute stops the JIT compiler"] : []),
    ...(value("Restart") === "on-failure" ? [] : ["does not start again after a failure"]),
    ...(settings.fault ? [settings.fault] : []),
  ];
}

function readJson(work) {
  try {
    return JSON.parse(work.read("deploy/systemd/petitionhub.json"));
  } catch (error) {
    return { fault: `petitionhub.json: ${error.message}` };
  }
}

export default {
  name: "systemd",
  check,
  faults: [
    ["an unknown key", (work) => work.edit(file, "RestartSec=2", "RestartSecond=2"), /RestartSecond/],
    ["an unknown value", (work) => work.edit(file, "ProtectSystem=strict", "ProtectSystem=strictly"), /protect system/],
    [
      "a drop-in with an unknown key",
      (work) => work.edit(dropIn, "LoadCredential=Redis", "LoadCredentials=Redis"),
      /LoadCredentials/,
    ],
    [
      "less hardening",
      (work) => work.edit(file, /^(PrivateUsers|ProtectKernel.*|SystemCallFilter|CapabilityBoundingSet)=.*\n/gm, ""),
      /exposure/,
    ],
    ["too short a time to stop", (work) => work.edit(file, "TimeoutStopSec=45", "TimeoutStopSec=20"), /is killed/],
    [
      "no memory for the JIT compiler",
      (work) => work.edit(file, "NoNewPrivileges=yes", "NoNewPrivileges=yes\nMemoryDenyWriteExecute=yes"),
      /JIT/,
    ],
    [
      "settings that are not JSON",
      (work) => work.edit("deploy/systemd/petitionhub.json", '"Listen": {', '"Listen" {'),
      /petitionhub.json/,
    ],
  ],
};
