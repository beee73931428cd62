/** What an annotator does in Neovim, by the editor's own functions. Skipped where it is not installed. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { folderOf } from '../unit/cli/tool.js';
import { skip, works } from './foreign.js';

const TEXT = 'قالت الإنتربول ذلك أمس.\n\nوقالت المنظمة الدولية للشرطة الجنائية ذلك.\n';
const FILES = {
  'hawashi.json': '{}\n',
  'article.txt': TEXT,
  'other.txt': 'عقدت الإنتربول مؤتمرا.\n',
  'entities.jsonl': '{"id":"interpol","label":"ORG","name":"الإنتربول","aliases":["Interpol"]}\n',
};

interface Results {
  readonly problem?: string;
  readonly diagnostics: readonly string[];
  readonly hover: string;
  readonly symbols: number;
  readonly highlights: number;
  readonly workspace: readonly string[];
  readonly annotations: readonly string[];
  readonly definition: number;
  readonly references: readonly string[];
  readonly renamed: readonly string[];
  readonly text: readonly string[];
}

describe('Neovim', function () {
  this.timeout(180_000);
  let results: Results;

  before(async function () {
    if (!works('nvim', '--version')) skip(this, 'nvim is not installed');
    const folder = await folderOf(FILES);
    const out = path.join(folder, 'results.json');
    execFileSync('nvim', ['--headless', '--clean', '-u', path.resolve('test/foreign/neovim.lua')], {
      cwd: folder,
      env: {
        ...process.env,
        HOME: folder,
        HAWASHI_SERVER: [process.execPath, path.resolve('dist/server.js'), '--stdio'].join('\n'),
        HAWASHI_TEXT: path.join(folder, 'article.txt'),
        HAWASHI_OUT: out,
      },
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: 150_000,
    });
    results = JSON.parse(readFileSync(out, 'utf8')) as Results;
    assert.equal(results.problem, undefined, JSON.stringify(results));
  });

  it('is told of diagnostics', () => assert.deepEqual(results.diagnostics, ['time.unresolved']));
  it('hovers', () => assert.match(results.hover, /ORG.*الإنتربول/su));
  it('outlines', () => assert.equal(results.symbols, 2));
  it('highlights an entity under all of its names', () => assert.equal(results.highlights, 2));
  it('finds entities by name', () => assert.deepEqual(results.workspace, ['الإنتربول (Interpol)']));
  it('accepts by a code action', () =>
    assert.ok(results.annotations.some((line) => /"text": "الإنتربول".*"origin": "accepted"/u.test(line))));
  it('tags what is selected by a code action', () =>
    assert.ok(
      results.annotations.some((line) =>
        /"text": "المنظمة الدولية".*"label": "MISC".*"origin": "human"/u.test(line),
      ),
      results.annotations.join('\n'),
    ));
  it('goes to the line of an entity', () => assert.equal(results.definition, 1));
  it('lists references in all documents', () =>
    assert.deepEqual(results.references, ['article.txt:1', 'article.txt:3', 'other.txt:1']));
  it('renames an entity, and no text', () => {
    const { name, aliases } = JSON.parse(results.renamed[0]!) as { name: string; aliases: string[] };
    assert.deepEqual([name, aliases], ['منظمة الإنتربول', ['الإنتربول', 'Interpol']]);
    assert.deepEqual(results.text, TEXT.trimEnd().split('\n'));
  });
});
