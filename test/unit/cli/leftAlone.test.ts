/** Files that a command line names, or that lie where it looks, are never waited for and have an end. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFile, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { folderOf, tool } from './tool.js';

const isWindows = path.sep === '\\';
const LINE = JSON.stringify({ start: 4, end: 9, text: 'حموشي', label: 'PERS' }) + '\n';

const FILES = {
  'C/hawashi.json': '{}',
  'C/a.txt': 'زار حموشي مدينة مراكش.\n',
  'C/annotations/gold/a.jsonl': LINE,
  'labels.json': '{}',
  'file.jsonl': LINE,
};

/** What a file may turn out to be, with a word of what is said of it. */
const KINDS: Readonly<Record<string, readonly [(file: string) => unknown, RegExp]>> = {
  'a pipe': [(file) => execFileSync('mkfifo', [file]), /a pipe/],
  'an endless device': [(file) => symlink('/dev/zero', file), /a device|it is a link/],
};

/** Each place, with the command that reads it. */
const PLACES: readonly (readonly [string, (folder: string) => string[]])[] = [
  ['C/a.txt', (folder) => ['annotate', `${folder}/C/a.txt`, '-o', `${folder}/out`]],
  ['C/a.txt', (folder) => ['annotate', `${folder}/C`, '-o', `${folder}/out`]],
  ['C/hawashi.json', (folder) => ['annotate', `${folder}/C`, '-o', `${folder}/out`]],
  ['C/documents.json', (folder) => ['annotate', `${folder}/C`, '-o', `${folder}/out`]],
  [
    'dates.json',
    (folder) => ['annotate', `${folder}/C`, '-o', `${folder}/out`, '--documents', `${folder}/dates.json`],
  ],
  ['out/.hawashi-made', (folder) => ['annotate', `${folder}/C`, '-o', `${folder}/out`]],
  ['file.jsonl', (folder) => ['score', `${folder}/file.jsonl`, `${folder}/C/annotations/gold/a.jsonl`]],
  [
    'C/annotations/gold/a.jsonl',
    (folder) => ['score', `${folder}/C/annotations/gold`, `${folder}/C/annotations/gold`],
  ],
  ['C/a.txt', (folder) => ['evaluate', `${folder}/C`]],
  [
    'C/annotations/gold/a.jsonl',
    (folder) => ['export', `${folder}/C`, '--annotator', 'gold', '-f', 'brat', '-o', `${folder}/out`],
  ],
  ['file.jsonl', (folder) => ['import', `${folder}/C`, `${folder}/file.jsonl`, '--annotator', 'x']],
  [
    'labels.json',
    (folder) => [
      'import',
      `${folder}/C`,
      `${folder}/file.jsonl`,
      '--annotator',
      'x',
      '-f',
      'jsonl',
      '--labels',
      `${folder}/labels.json`,
    ],
  ],
  ['C/a.txt', (folder) => ['check', `${folder}/C`]],
];

describe('what the tool reads', function () {
  before(function () {
    if (isWindows) this.skip();
  });

  for (const [place, argvOf] of PLACES)
    for (const [kind, [make, said]] of Object.entries(KINDS))
      it(`${argvOf('.').slice(0, 2).join(' ')}: ${place} is ${kind}`, async () => {
        const folder = await folderOf({ ...FILES, 'out/.keep': '' });
        await rm(path.join(folder, place), { force: true });
        await make(path.join(folder, place));
        const { code, output, errors } = await tool(argvOf(folder));
        assert.notEqual(code, 0, output);
        assert.match(errors + output, said);
      });

  it('a link to a folder of texts is told, by check and annotate', async () => {
    const folder = await folderOf({ ...FILES, 'texts/b.txt': 'x\n', 'out/.keep': '' });
    await symlink('../texts', path.join(folder, 'C/texts'));
    for (const argv of [
      ['check', `${folder}/C`],
      ['annotate', `${folder}/C`, '-o', `${folder}/out`],
    ]) {
      const { output, errors } = await tool(argv);
      assert.match(output + errors, /texts.*not seen: it is a link to a folder/);
    }
  });

  it('the list of what was made is not added to through a link', async () => {
    const folder = await folderOf({ ...FILES, 'out/.keep': '' });
    await symlink('../file.jsonl', path.join(folder, 'out/.hawashi-made'));
    const { code, errors } = await tool(['annotate', `${folder}/C`, '-o', `${folder}/out`]);
    assert.notEqual(code, 0);
    assert.match(errors, /it is a link/);
    assert.equal(await readFile(path.join(folder, 'file.jsonl'), 'utf8'), LINE);
  });
});
