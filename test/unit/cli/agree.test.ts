import assert from 'node:assert/strict';
import { corpusOf, at, GOLD, lines } from './smallCorpus.js';
import { tool } from './tool.js';

const DONE = { hawashi: 1, status: 'done' };
const FILES = {
  'annotations/أمل بن علي/a.jsonl': lines(DONE) + GOLD,
  'annotations/c=1/a.jsonl': lines(
    DONE,
    { ...at('حموشي'), label: 'PERS', canonical: 'hammouchi' },
    { ...at('مدينة مراكش'), label: 'LOC' },
    { ...at('رباط'), label: 'GPE' },
  ),
};
const agreed = async (...argv: string[]) => tool(['agree', await corpusOf(FILES), ...argv]);

describe('hawashi agree', () => {
  it('prints tables, of all who annotated but gold', async () => {
    const { code, output } = await agreed();
    assert.equal(code, 0);
    assert.match(output, /^c=1, أمل بن علي compared in 1 document; left out: 0\./m);
    assert.match(output, /^ {2}γ +0\.\d{3} /m);
    assert.match(output, /^ {2}F1, exact +0\.250 +8$/m);
    assert.match(output, /^ {2}article +ال +– +1$/m);
    assert.match(output, /^ {2}FAC +LOC +1$/m);
  });

  it('writes JSON and CSV with the same numbers, and a page that fetches nothing', async () => {
    const { output: json } = await agreed(
      'c=1',
      'أمل بن علي',
      '--json',
      '--measure',
      'f1,kappa',
      '--draws',
      '0',
    );
    const { annotators, figures, documents } = JSON.parse(json) as {
      annotators: string[];
      figures: { measure: string; value?: number }[];
      documents: { disagreements: { class: string }[] }[];
    };
    assert.deepEqual(annotators, ['c=1', 'أمل بن علي']);
    assert.deepEqual(new Set(figures.map(({ measure }) => measure)), new Set(['f1', 'kappa']));
    assert.equal(documents[0]!.disagreements.length, 4);
    const { output: csv } = await agreed('c=1', 'أمل بن علي', '--format', 'csv', '--measure', 'f1');
    assert.match(csv, /^\ufeffmeasure,of,annotators,value,[^]*\r\nf1,,c=1 \/ أمل بن علي,0\.25,/);
    const { output: page } = await agreed('--format', 'html', '--draws', '0');
    assert.match(page, /^<!doctype html>/);
    assert.doesNotMatch(page, /<script|https?:|src=/);
  });

  it('ends with 1 below what is asked for, or where there is no value', async () => {
    assert.equal((await agreed('--at-least', '0.1')).code, 0);
    const low = await agreed('--at-least', '0.9', '--measure', 'f1', '--measure', 'relations');
    assert.equal(low.code, 1);
    assert.match(low.errors, /F1, exact of c=1, أمل بن علي is 0\.250, not 0\.9 or more/);
    assert.match(low.errors, /F1, relations of .* is –/);
  });

  it('says what it does not know', async () => {
    for (const argv of [
      ['nobody', 'c=1'],
      ['c=1'],
      ['--measure', 'delta'],
      ['--format', 'xml'],
      ['--at-least', 'much'],
      ['--document', 'z'],
    ])
      assert.equal((await agreed(...argv)).code, 2, argv.join(' '));
  });
});

describe('hawashi adjudicate', () => {
  it('shows what it would write, writes it, and keeps it', async () => {
    const corpus = await corpusOf(FILES);
    const adjudicated = async (...argv: string[]) => tool(['adjudicate', corpus, '--as', 'final', ...argv]);
    const shown = await adjudicated();
    assert.equal(shown.code, 1);
    assert.match(shown.output, /^a: 2 settled now, 0 decided before, 3 open$/m);
    assert.match(shown.output, /: label: c=1 LOC «مدينة مراكش» \| أمل بن علي FAC «مدينة مراكش»$/m);
    assert.match(shown.errors, /--apply/);
    const written = await adjudicated('--strategy', 'agreed,borders', '--take', 'أمل بن علي', '--apply');
    assert.equal(written.code, 0);
    assert.match(written.errors, /written as final in 1 document/);
    const again = await adjudicated('--json', '--take', 'c=1');
    assert.equal(again.code, 0);
    const { documents } = JSON.parse(again.output) as { documents: { settled: number; decided: number }[] };
    assert.deepEqual(
      documents.map(({ settled, decided }) => [settled, decided]),
      [[0, 5]],
    );
  });

  it('refuses a folder that is somebody’s own, and what it does not know', async () => {
    const corpus = await corpusOf(FILES);
    for (const argv of [
      [],
      ['--as', 'c=1', 'c=1', 'أمل بن علي'],
      ['--strategy', 'luck'],
      ['--take', 'nobody'],
    ])
      assert.equal((await tool(['adjudicate', corpus, ...argv])).code, 2, argv.join(' '));
  });
});
