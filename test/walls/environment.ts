/** Checks a file that does not exist as if it stood in one of the repo's TypeScript projects. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const sources = new Map<string, ts.SourceFile | undefined>();

/** The project whose settings a file of this folder gets: the nearest `tsconfig.json` above it. */
function projectOf(file: string): ts.ParsedCommandLine {
  const found = ts.findConfigFile(path.dirname(file), ts.sys.fileExists)!;
  const { config } = ts.readConfigFile(found, (name) => readFileSync(name, 'utf8'));
  return ts.parseJsonConfigFileContent(config, ts.sys, path.dirname(found));
}

/** What the compiler says of `text` as the file `file` (from the repo's root). */
export function compile(file: string, text: string): readonly string[] {
  const probe = path.resolve(file);
  const { options, fileNames } = projectOf(probe);
  const alone: ts.CompilerOptions = {
    ...options,
    composite: false,
    emitDeclarationOnly: false,
    declarationMap: false,
    noEmit: true,
  };
  const host = ts.createCompilerHost(alone);
  const fromDisk = host.getSourceFile.bind(host);
  host.getSourceFile = (name, target) => {
    if (path.resolve(name) === probe) return ts.createSourceFile(name, text, target);
    if (!sources.has(name)) sources.set(name, fromDisk(name, target));
    return sources.get(name);
  };
  host.fileExists = (name) => path.resolve(name) === probe || ts.sys.fileExists(name);
  const declared = fileNames.filter((name) => name.endsWith('.d.ts'));
  const program = ts.createProgram([probe, ...declared], alone, host);
  return ts
    .getPreEmitDiagnostics(program, program.getSourceFile(probe))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}
