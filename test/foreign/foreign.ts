/** What the tests with programs of others share: documents, files on disk, and what an export carries of them. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from '../../scripts/tests/temporaryFolder.mjs';
import type { ExchangeDocument, FormatOptions } from '../../server/src/formats/format.js';
import { projectDocument } from '../../server/src/formats/projection.js';
import { chooseFormat } from '../../server/src/formats/registry.js';
import type { MemoryExport } from '../unit/formats/memoryExport.js';

export function works(command: string, ...argv: string[]): boolean {
  try {
    execFileSync(command, argv, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Skips a test, and says why. */
export function skip(context: Mocha.Context, reason: string): never {
  console.log(`      skipped: ${reason}`);
  return context.skip();
}

/** Files on disk; gives their paths by name. */
export function onDisk({ held }: MemoryExport): Map<string, string> {
  const folder = temporaryFolder('foreign');
  return new Map(
    [...held].map(([name, bytes]) => {
      const file = path.join(folder, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, bytes);
      return [name, file];
    }),
  );
}

/** The documents as exported: their own reader, which the round trips prove, tells what they carry. */
export function carried(
  id: string,
  given: readonly ExchangeDocument[],
  asked: FormatOptions = {},
): ExchangeDocument[] {
  const { format, options } = chooseFormat(id, asked);
  return given.map((document) => projectDocument(document, format.carries(options), options).document);
}
