// The Dockerfile: its grammar, that what it copies is there and not ignored, and that its restore sees every project.
import { existsSync, readdirSync } from "node:fs";
import { DockerfileParser } from "dockerfile-ast";
import { validate } from "dockerfile-utils";

const file = "deploy/Dockerfile";

function check(work) {
  const text = work.read(file);
  const instructions = DockerfileParser.parse(text).getInstructions();
  const named = (keyword) => instructions.filter((instruction) => instruction.getKeyword() === keyword);
  const line = (instruction) => `line ${instruction.getRange().start.line + 1}`;
  const stages = named("FROM").map((from) => from.getBuildStage());
  const last = named("FROM").at(-1).getRange().start.line;
  const final = instructions.filter((instruction) => instruction.getRange().start.line >= last);
  const copies = named("COPY").map((copy) => {
    const words = copy.getArguments().map((argument) => argument.getValue());
    const from = copy
      .getFlags()
      .find((flag) => flag.getName() === "from")
      ?.getValue();
    return { at: line(copy), from, sources: words.slice(0, -1), target: words.at(-1) };
  });
  const own = copies.filter((copy) => !copy.from).flatMap((copy) => copy.sources.map((source) => ({ ...copy, source })));
  const user = final
    .filter((instruction) => instruction.getKeyword() === "USER")
    .at(-1)
    ?.getArguments()[0]
    .getValue();
  const entry = final.find((instruction) => instruction.getKeyword() === "ENTRYPOINT");

  return [
    ...validate(text).map((problem) => `line ${problem.range.start.line + 1}: ${problem.message}`),
    ...named("FROM")
      .filter((from) => !/:\d[^:]*$/.test(from.getImage() ?? "") || /latest/.test(from.getImage()))
      .map((from) => `${line(from)}: ${from.getImage()} names no version`),
    ...named("ADD").map((add) => `${line(add)}: COPY does what ADD does, and nothing unforeseen`),
    ...copies
      .filter((copy) => copy.from && !stages.includes(copy.from))
      .map((copy) => `${copy.at}: there is no stage ${copy.from}`),
    ...own
      .filter(({ source }) => source !== "." && matches(work, source).length === 0)
      .map(({ at, source }) => `${at}: ${source} is not there`),
    ...own
      .filter(({ source }) => source !== "." && ignored(work, source))
      .map(({ at, source }) => `${at}: .dockerignore leaves out ${source}`),
    ...neededByRestore(work)
      .filter((needed) => !own.some(({ source }) => matches(work, source).includes(needed)))
      .map((needed) => `the restore needs ${needed}, which is not copied before it`),
    ...(user && !/^(0|root)(:|$)/.test(user) ? [] : ["the image runs as root"]),
    ...(entry?.getRawArgumentsContent()?.startsWith("[") ? [] : ["ENTRYPOINT needs a shell, of which there is none"]),
  ];
}

/** Files like a path whose last part may have a star. */
function matches(work, pattern) {
  const path = pattern.replace(/\/$/, "");
  if (!path.includes("*")) return existsSync(work.path(path)) ? [path] : [];
  const [folder, name] = [path.slice(0, path.lastIndexOf("/")), path.slice(path.lastIndexOf("/") + 1)];
  const like = new RegExp(`^${name.replace(/[.]/g, "\\.").replaceAll("*", ".*")}$`);
  return existsSync(work.path(folder))
    ? readdirSync(work.path(folder))
        .filter((file) => like.test(file))
        .map((file) => `${folder}/${file}`)
    : [];
}

function ignored(work, path) {
  const kept = work
    .read(".dockerignore")
    .split("\n")
    .filter((line) => line.startsWith("!"))
    .map((line) => line.slice(1));
  return !kept.some((prefix) => path === prefix || path.startsWith(`${prefix}/`));
}

/** The command line's project and all that it refers to, directly or not. */
function projectsOf(work, name = "PetitionHub.Cli", found = new Set()) {
  found.add(name);
  for (const [, other] of work.read(`src/${name}/${name}.csproj`).matchAll(/<ProjectReference Include="[^"]*?([\w.]+)\.csproj"/g)) {
    if (!found.has(other)) projectsOf(work, other, found);
  }
  return [...found];
}

/** Projects, their lock files, and the properties that projects import from folders of their own. */
function neededByRestore(work) {
  const projects = projectsOf(work);
  const engines = work.path("src/PetitionHub.Ledger/Engines");
  return [
    "Directory.Build.props",
    "Directory.Packages.props",
    "global.json",
    ...projects.flatMap((name) => [`src/${name}/${name}.csproj`, `src/${name}/packages.lock.json`]),
    ...readdirSync(engines)
      .filter((name) => existsSync(`${engines}/${name}/Engine.props`))
      .map((name) => `src/PetitionHub.Ledger/Engines/${name}/Engine.props`),
  ];
}

export default {
  name: "dockerfile",
  check,
  faults: [
    ["an unknown instruction", (work) => work.edit(file, "WORKDIR /app", "WORKDIRECTORY /app"), /Unknown instruction/],
    ["an image without a version", (work) => work.edit(file, "aspnet:10.0-noble-chiseled-extra", "aspnet"), /names no version/],
    [
      "a folder that is not there",
      (work) => work.edit(file, "COPY src/PetitionHub.Hub/*.csproj", "COPY src/PetitionHub.Hob/*.csproj"),
      /Hob.* is not there/,
    ],
    [
      "a project that is forgotten",
      (work) => work.edit(file, /COPY src\/PetitionHub.Client.*\n/, ""),
      /the restore needs src\/PetitionHub.Client/,
    ],
    ["an ignored folder", (work) => work.edit(".dockerignore", "!src\n", ""), /leaves out src/],
    ["a stage that is not there", (work) => work.edit(file, "--from=build /app", "--from=built /app"), /no stage built/],
    ["root", (work) => work.edit(file, "USER 1654:1654", "USER root"), /runs as root/],
    ["a shell", (work) => work.edit(file, 'ENTRYPOINT ["/app/petitionhub"]', "ENTRYPOINT /app/petitionhub"), /needs a shell/],
  ],
};
