// Bundles the programs (client, the reader's page, server, tool) and the tests.
// usage: node esbuild.mjs [--production] [--watch] [--tests [--only FOLDER|FILE]] [--meta] [--quiet]
// --only: tests below test/FOLDER, or test/FILE alone, into out/only/FOLDER
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';
import { boundedParquet } from './scripts/boundedParquet.mjs';
import { frozenNames } from './scripts/frozenNames.mjs';
import { NOTICES, notices } from './scripts/notices.mjs';

const has = (flag) => process.argv.includes(flag);
const production = has('--production');
const only = has('--only') ? process.argv[process.argv.indexOf('--only') + 1] : undefined;
const onlyFolder = only?.endsWith('.test.ts') ? path.dirname(only) : only;

/** CommonJS dependencies inside an ES module bundle still ask for `require`. */
const requireShim = {
  js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
};

/** @type {esbuild.BuildOptions} */
const shared = {
  bundle: true,
  target: 'node20',
  platform: 'node',
  minify: production,
  sourcemap: production ? false : 'linked',
  legalComments: 'none',
  charset: 'utf8',
  loader: { '.tsv': 'text', '.md': 'text', '.css': 'text' },
  plugins: [frozenNames, boundedParquet],
  logLevel: has('--quiet') ? 'warning' : 'info',
};

/** @type {esbuild.BuildOptions[]} */
const programs = [
  {
    ...shared,
    entryPoints: { client: 'client/src/extension.ts' },
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
    format: 'cjs',
    external: ['vscode'],
    // languageclient's ESM build is preferred where it has one; its CommonJS one asks for 'vscode' by require
    mainFields: ['module', 'main'],
  },
  {
    ...shared,
    entryPoints: {
      server: 'server/src/node/main.ts',
      cli: 'server/src/cli/main.ts',
      // The worker threads of both, by its name.
      readingWorker: 'server/src/node/workers/readingWorker.ts',
      trainingWorker: 'server/src/node/workers/trainingWorker.ts',
    },
    outdir: 'dist',
    format: 'esm',
    splitting: true,
    chunkNames: 'shared-[hash]',
    banner: requireShim,
    mainFields: ['module', 'main'],
  },
  {
    ...shared,
    // The pages; the style sheet of each is the bundle beside it.
    entryPoints: {
      reader: 'client/pages/reader/main.ts',
      concordance: 'client/pages/concordance/main.ts',
      agreement: 'client/pages/agreement/main.ts',
      learning: 'client/pages/learning/main.ts',
      overview: 'client/pages/overview/main.ts',
      entity: 'client/pages/entity/main.ts',
    },
    outdir: 'dist',
    platform: 'browser',
    target: 'es2022',
    format: 'esm',
    loader: { ...shared.loader, '.css': 'css' },
  },
];

/** A test file, or every `*.test.ts` below a folder, as esbuild entry points that keep their places. */
function testFiles(folder) {
  if (folder.endsWith('.test.ts')) return [folder];
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.test.ts'))
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name));
}

/**
 * The repo's own scripts are not bundled into tests: they find their files from where they are.
 * @type {esbuild.Plugin}
 */
const scriptsWhereTheyAre = {
  name: 'scripts-where-they-are',
  setup: (build) =>
    build.onResolve(
      { filter: /\/scripts\/(vscode|tests|lint|l10n)\/.*\.mjs$/ },
      ({ path: asked, resolveDir }) => ({
        path: pathToFileURL(path.resolve(resolveDir, asked)).href,
        external: true,
      }),
    ),
};

/** Tests that run inside VS Code's extension host, which loads CommonJS. */
const inExtensionHost = 'test/vscode/extension';

/** @type {() => esbuild.BuildOptions[]} */
const tests = () => [
  ...(only
    ? []
    : [
        {
          ...shared,
          minify: false,
          sourcemap: 'inline',
          entryPoints: [`${inExtensionHost}/index.ts`, ...testFiles(inExtensionHost)],
          outbase: 'test',
          outdir: 'out/test',
          outExtension: { '.js': '.cjs' },
          format: 'cjs',
          external: ['vscode', 'mocha'],
          mainFields: ['module', 'main'],
        },
      ]),
  {
    ...shared,
    minify: false,
    sourcemap: 'inline',
    entryPoints: testFiles(only ? path.join('test', only) : 'test').filter(
      (file) => !file.startsWith(path.normalize(inExtensionHost)),
    ),
    outbase: path.join('test', onlyFolder ?? ''),
    outdir: only ? path.join('out/only', onlyFolder) : 'out/test',
    outExtension: { '.js': '.mjs' },
    format: 'esm',
    splitting: true,
    banner: requireShim,
    // Surfaces of the editor are tested in front of a stand-in.
    alias: { vscode: './test/unit/client/vscodeStandIn.ts' },
    external: [
      'mocha',
      'fast-check',
      'playwright-core',
      'eslint',
      'typescript',
      'typescript-eslint',
      'dependency-cruiser',
    ],
    plugins: [frozenNames, boundedParquet, scriptsWhereTheyAre],
    mainFields: ['module', 'main'],
  },
];

/**
 * Says when all programs are built, and each error in two lines, as the problem matcher of .vscode/tasks.json reads them.
 * @param {number} count of programs
 * @returns {esbuild.Plugin[]} one a program
 */
function watchReports(count) {
  const building = new Set(Array.from({ length: count }, (_, i) => i));
  console.log('[watch] build started');
  return [...building].map((program) => ({
    name: 'watch-report',
    setup: (build) => {
      build.onStart(() => {
        if (building.size === 0) console.log('[watch] build started');
        building.add(program);
      });
      build.onEnd(({ errors }) => {
        for (const { text, location } of errors) {
          console.log(`✘ [ERROR] ${text}`);
          console.log(
            `    ${location?.file ?? 'esbuild.mjs'}:${location?.line ?? 1}:${location?.column ?? 0}:`,
          );
        }
        building.delete(program);
        if (building.size === 0) console.log('[watch] build finished');
      });
    },
  }));
}

async function assets() {
  if (existsSync('server/models/tagger.bin')) await cp('server/models/tagger.bin', 'dist/tagger.bin');
}

await mkdir('dist', { recursive: true });
if (has('--watch')) {
  const reports = watchReports(programs.length);
  const contexts = await Promise.all(
    programs.map((options, i) =>
      esbuild.context({ ...options, plugins: [...shared.plugins, reports[i]], logLevel: 'silent' }),
    ),
  );
  await assets();
  await Promise.all(contexts.map((context) => context.watch()));
} else {
  if (production) await rm('dist', { recursive: true, force: true });
  const wanted = has('--tests') ? tests() : programs;
  const results = await Promise.all(wanted.map((options) => esbuild.build({ ...options, metafile: true })));
  if (!has('--tests')) {
    await assets();
    await writeFile(NOTICES, await notices(results.map((result) => result.metafile)));
  }
  if (has('--meta')) {
    for (const [i, result] of results.entries())
      await writeFile(`dist/meta-${i}.json`, JSON.stringify(result.metafile));
  }
}
