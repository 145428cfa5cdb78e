// Manifests as TypeScript literals: the compiler finds unknown fields, values of another type, and what is missing.
import { existsSync } from "node:fs";
import ts from "typescript";

const here = new URL("..", import.meta.url).pathname;
const options = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  types: [],
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
};
const host = ts.createCompilerHost(options);
const parsed = new Map();
let last;

export function findTypeFaults(manifests) {
  const files = new Map();
  const faults = [];
  for (const manifest of manifests) {
    const { apiVersion, kind } = manifest;
    const name = `${kind} ${manifest.metadata?.name}`;
    const module = `kubernetes-models/${apiVersion}/${kind}`;
    if (!existsSync(`${here}node_modules/${module}.d.ts`)) faults.push(`${name}: the API has no ${kind} in ${apiVersion}`);
    else
      files.set(`${here}${name.replace(" ", "-")}.ts`, [
        name,
        `import type { I${kind} } from "${module}";\nexport const it: I${kind} = ${JSON.stringify(manifest, null, 1)};\n`,
      ]);
  }
  last = ts.createProgram([...files.keys()], options, hostOf(files), last);
  for (const { file, start, messageText } of ts.getPreEmitDiagnostics(last)) {
    const [name, text] = files.get(file?.fileName) ?? [file?.fileName];
    const line = text?.split("\n")[file.getLineAndCharacterOfPosition(start).line].trim();
    faults.push(`${name}: ${line}: ${ts.flattenDiagnosticMessageText(messageText, " ").replace(/\s+/g, " ").slice(0, 300)}`);
  }
  return faults;
}

/** The files of this call from memory, and the API's types parsed once. */
function hostOf(files) {
  return {
    ...host,
    fileExists: (path) => files.has(path) || host.fileExists(path),
    readFile: (path) => files.get(path)?.[1] ?? host.readFile(path),
    getSourceFile(path, version) {
      if (files.has(path)) return ts.createSourceFile(path, files.get(path)[1], version);
      if (!parsed.has(path)) parsed.set(path, host.getSourceFile(path, version));
      return parsed.get(path);
    },
  };
}
