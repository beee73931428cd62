// @ts-check
// The names of the lexicons, frozen into a file beside the bundle whenever something is bundled that asks for them: in the
// program's own text they would be read, and kept twice, by every process and thread that loads it.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const kept = path.join(root, 'out/names');

/** The frozen names, and the files that they were made of. Made anew when one of them has changed. */
async function freeze() {
  const { outputFiles, metafile } = await esbuild.build({
    // What freezes them.
    entryPoints: [path.join(root, 'scripts/lexiconNames.ts')],
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    format: 'esm',
    absWorkingDir: root,
    loader: { '.tsv': 'text' },
  });
  const code = outputFiles[0]?.text ?? '';
  const inputs = Object.keys(metafile.inputs).map((file) => path.join(root, file));
  const name = path.join(kept, createHash('sha256').update(code).digest('hex').slice(0, 16));
  if (existsSync(`${name}.bin`)) return { inputs, contents: await readFile(`${name}.bin`) };
  await mkdir(kept, { recursive: true });
  // Under names of this process: several may build at once.
  const own = `${name}-${process.pid}`;
  await writeFile(`${own}.mjs`, code);
  /** @type {{ default: Uint8Array }} */
  const { default: contents } = await import(pathToFileURL(`${own}.mjs`).href);
  await rm(`${own}.mjs`);
  await writeFile(`${own}.bin`, contents);
  await rename(`${own}.bin`, `${name}.bin`);
  await forgetOld();
  return { inputs, contents };
}

const HOUR = 3_600_000;

/** Takes away what was frozen of lexicons as they no longer are. */
async function forgetOld() {
  for (const file of await readdir(kept)) {
    const { mtimeMs } = await stat(path.join(kept, file)).catch(() => ({ mtimeMs: Infinity }));
    if (Date.now() - mtimeMs > HOUR) await rm(path.join(kept, file), { force: true });
  }
}

/**
 * One after the other: what a build has frozen the next one finds.
 * @type {Promise<unknown>}
 */
let last = Promise.resolve();

/** Who asks for them gets what reads their bytes. */
const reading = `
  import { readFileSync } from 'node:fs';
  import file from 'frozen';
  export default () => readFileSync(new URL(file, import.meta.url));
`;

/** @type {esbuild.Plugin} */
export const frozenNames = {
  name: 'frozen-names',
  setup(build) {
    build.onResolve({ filter: /\/bundled\.names$/ }, ({ resolveDir }) => ({
      path: path.join(resolveDir, 'bundled.names'),
      namespace: 'frozen-names',
    }));
    build.onLoad({ filter: /.*/, namespace: 'frozen-names' }, () => ({ contents: reading, loader: 'js' }));
    build.onResolve({ filter: /^frozen$/, namespace: 'frozen-names' }, () => ({
      path: 'names.bin',
      namespace: 'frozen-bytes',
    }));
    build.onLoad({ filter: /.*/, namespace: 'frozen-bytes' }, async () => {
      const frozen = last.catch(() => undefined).then(freeze);
      last = frozen;
      const { inputs, contents } = await frozen;
      return { contents, loader: 'file', watchFiles: inputs };
    });
  },
};
