/** Runs the tool in this process, and makes folders for it to work in. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable, Writable } from 'node:stream';
import { temporaryFolder } from '../../../scripts/tests/temporaryFolder.mjs';
import { run } from '../../../server/src/cli/program.js';

export interface ToolResult {
  readonly code: number;
  readonly output: string;
  readonly errors: string;
}

function collector(): Writable & { text: string } {
  const parts: Buffer[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      parts.push(Buffer.from(chunk));
      done();
    },
  });
  return Object.defineProperty(stream, 'text', { get: () => Buffer.concat(parts).toString('utf8') }) as never;
}

/** `entry`: the file that worker threads run. */
export async function tool(
  argv: readonly string[],
  options: { readonly input?: string | Buffer; readonly entry?: string } = {},
): Promise<ToolResult> {
  const output = collector();
  const errors = collector();
  const input = Readable.from(options.input === undefined ? [] : [Buffer.from(options.input)]);
  const code = await run(argv, options.entry ?? import.meta.url, { input, output, errors });
  return { code, output: output.text, errors: errors.text };
}

/** A new folder with files in it; gives its path. */
export async function folderOf(files: Readonly<Record<string, string | Buffer>>): Promise<string> {
  // Within a folder of its own, so that what is written beside it goes with it.
  const folder = path.join(temporaryFolder('tool'), 'files');
  await mkdir(folder);
  for (const [name, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), content);
  }
  return folder;
}
