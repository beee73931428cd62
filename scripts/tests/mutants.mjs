// @ts-check
// Makes the deliberate changes of mutantTable.mjs, one at a time, in a copy of the project, and runs the tests that may
// notice: what no test fails for has survived. The working tree is left alone.
//
// usage: npm run test:mutants [-- TEXT …]   those alone whose room or text holds one of the TEXTs
import { cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { execFileSync } from 'node:child_process';
import { main, Problem, run } from '../vscode/programs.mjs';
import { projectFolder } from '../vscode/server.mjs';
import { MUTANTS } from './mutantTable.mjs';
import { temporaryFolder } from './temporaryFolder.mjs';

const MINUTE = 60_000;
/** Tests that look at the clock would kill what only a busy machine made slow. */
const WITHOUT_CLOCK = [
  '--invert',
  '--grep',
  '/cost grows|costs what|takes time in proportion|time that recognition takes/',
];
const LOG = 'mutant.log';
const ALL_ROOMS = 'server/src';

/**
 * @typedef {object} Mutant
 * @property {string} room
 * @property {string} from
 * @property {string} to
 * @property {readonly string[]} tests
 */

await main(async () => {
  const wanted = process.argv.slice(2);
  const mutants = MUTANTS.flatMap(({ room, tests, changes }) =>
    changes.map(([from, to]) => ({ room, tests, from, to })),
  ).filter(
    ({ room, from }) => wanted.length === 0 || wanted.some((text) => `${room} ${from}`.includes(text)),
  );
  if (mutants.length === 0) throw new Problem('no change of mutantTable.mjs has that in its room or text');
  const folder = temporaryFolder('mutants');
  await copyProject(folder);
  for (const tests of new Set(mutants.flatMap((mutant) => mutant.tests)))
    if (!(await pass(folder, tests))) {
      const said = await readFile(path.join(folder, LOG), 'utf8');
      throw new Problem(`${said}\nWithout any change, tests of ${tests} fail.`);
    }
  const survivors = [];
  for (const mutant of mutants) {
    const outcome = await outcomeOf(folder, mutant);
    if (!outcome.startsWith('killed')) survivors.push(mutant);
    console.log(`${outcome}: ${title(mutant)}`);
  }
  console.log(`\n${mutants.length - survivors.length} of ${mutants.length} killed`);
  return survivors.length === 0 ? 0 : 1;
});

/** @param {Mutant} mutant */
function title({ room, from, to }) {
  return `${room}: ${from}  →  ${to === '' ? '(nothing)' : to}`;
}

/**
 * The files that git knows or would add, and the packages.
 * @param {string} folder
 */
async function copyProject(folder) {
  const listed = execFileSync('git', ['ls-files', '-z', '-co', '--exclude-standard'], {
    cwd: projectFolder,
    maxBuffer: 2 ** 26,
  });
  for (const file of new Set(listed.toString().split('\0').filter(Boolean))) {
    if (path.basename(file) === 'node_modules') continue;
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await cp(path.join(projectFolder, file), path.join(folder, file)).catch((error) => {
      // taken away, and not committed yet
      if (error.code !== 'ENOENT') throw error;
    });
  }
  await symlink(path.join(projectFolder, 'node_modules'), path.join(folder, 'node_modules'));
}

/**
 * Where a text stands in the TypeScript below a folder.
 * @param {string} folder
 * @param {string} wanted
 */
async function placesOf(folder, wanted) {
  const places = [];
  for (const name of existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : []) {
    if (!name.endsWith('.ts')) continue;
    const file = path.join(folder, name);
    const text = await readFile(file, 'utf8');
    for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1))
      places.push({ file, text, at });
  }
  return places;
}

/**
 * @param {string} folder the copy
 * @param {Mutant} mutant
 */
async function outcomeOf(folder, { room, from, to, tests }) {
  const inRoom = await placesOf(path.join(folder, room), from);
  // it may have moved to another room
  const places = inRoom.length > 0 ? inRoom : await placesOf(path.join(folder, ALL_ROOMS), from);
  const [place] = places;
  if (!place) return 'NOT FOUND any more';
  if (places.length > 1) return `FOUND ${places.length} TIMES`;
  const { file, text, at } = place;
  await writeFile(file, text.slice(0, at) + to + text.slice(at + from.length));
  try {
    for (const each of tests) if (!(await pass(folder, each))) return `killed by ${each}`;
    return 'SURVIVED';
  } finally {
    await writeFile(file, text);
  }
}

/**
 * Whether the tests of a folder below `test` can be built and pass.
 * @param {string} folder the copy
 * @param {string} tests
 */
async function pass(folder, tests) {
  const options = { cwd: folder, timeLimit: 3 * MINUTE, log: path.join(folder, LOG) };
  const build = ['esbuild.mjs', '--tests', '--only', tests];
  if ((await run(process.execPath, build, options)) !== 0) throw new Problem('The tests cannot be built.');
  const built = `out/only/${tests}/**/*.test.mjs`;
  const mocha = ['node_modules/mocha/bin/mocha.js', '--bail', '--timeout', '60000', built, ...WITHOUT_CLOCK];
  return (await run(process.execPath, mocha, options)) === 0;
}
