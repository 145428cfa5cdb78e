// A copy of deploy/ and docs/ in which a check may write, and faults may be planted; the rest of the repository is linked into it.
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { spawnSync } from "node:child_process";

export const tools = process.env.DEPLOY_TOOLS;
const copied = ["deploy", "docs", ".dockerignore"];

export class Workspace {
  /** A copy of `source`, a repository or another workspace. */
  constructor(source) {
    this.root = mkdtempSync(join(tmpdir(), "deploy-check-"));
    for (const name of copied) cpSync(join(source, name), join(this.root, name), { recursive: true });
    for (const name of readdirSync(source).filter((name) => !copied.includes(name) && name !== ".git"))
      symlinkSync(join(source, name), join(this.root, name));
  }

  path(...names) {
    return join(this.root, ...names);
  }

  read(...names) {
    return readFileSync(this.path(...names), "utf8");
  }

  /** Plants a fault; a text that is not there any more would be a test of nothing. */
  edit(name, from, to) {
    const before = this.read(name);
    const after = before.replace(from, to);
    if (after === before) throw new Error(`Nothing in ${name} is like ${from}.`);
    writeFileSync(this.path(name), after);
  }

  files(folder) {
    return readdirSync(this.path(folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(this.root.length + 1));
  }

  delete() {
    rmSync(this.root, { recursive: true, force: true });
  }
}

/** Runs a program; its exit code and all that it wrote. */
export function run(program, args, options = {}) {
  const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: "utf8", timeout: 60_000, ...options });
  return { code: status ?? -1, stdout: stdout ?? "", output: `${stdout ?? ""}${stderr ?? ""}${error?.message ?? ""}`.trim() };
}

/** The path of a program that apt-get brings, and what it needs to run; null where there is none. */
export function unpacked(path) {
  const root = join(tools, "root");
  const program = join(root, path);
  if (run("test", ["-x", program]).code !== 0) return null;
  const { stdout } = run("dpkg-architecture", ["-qDEB_HOST_MULTIARCH"]);
  const libraries = join(root, "usr/lib", stdout.trim() || `${run("uname", ["-m"]).stdout.trim()}-linux-gnu`);
  return { program, env: { ...process.env, LD_LIBRARY_PATH: libraries } };
}

/** The command line as it is built. */
export function builtProgram(work) {
  const program = "src/PetitionHub.Cli/bin/Release/net10.0/petitionhub";
  if (!existsSync(work.path(program))) throw new NotChecked(`there is no ${program}: build it first.`);
  return work.path(program);
}

/** Thrown where a tool cannot be had: said aloud, and no failure. */
export class NotChecked extends Error {}
