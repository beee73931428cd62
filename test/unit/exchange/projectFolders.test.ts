/** Projects of INCEpTION that were unpacked: a folder a document, a file an annotator. */
import assert from 'node:assert/strict';
import { ImportCorpus, TEXT } from './importCorpus.js';

/** A file of WebAnno with a person or a city. */
const tsv = (label: string, word: string): string => {
  const words = TEXT.trim().split(/(?=[.])| /);
  let at = 0;
  const rows = words.map((one, i) => {
    const start = TEXT.indexOf(one, at);
    at = start + one.length;
    return `1-${i + 1}\t${start}-${at}\t${one}\t${one === word ? label : '_'}\t`;
  });
  return ['#FORMAT=WebAnno TSV 3.3', '#T_SP=custom.E|value', '', '', `#Text=${TEXT.trim()}`, ...rows].join(
    '\n',
  );
};

describe('projects of INCEpTION that were unpacked', () => {
  const folder = {
    '/in/annotation/a.txt/anna.tsv': tsv('GPE', 'طنجة'),
    '/in/annotation/a.txt/bob.tsv': tsv('ORG', 'طنجة'),
    '/in/annotation/a.txt/INITIAL_CAS.tsv': tsv('MISC', 'زار'),
  };

  for (const source of ['/in', '/in/annotation', '/in/annotation/a.txt'])
    it(`are taken in as the work of each annotator, ${source}`, async () => {
      const corpus = new ImportCorpus(folder);
      const { conflicts, said } = await corpus.import('webanno-tsv', { sources: [`file://${source}`] });
      assert.equal(conflicts, 0);
      assert.match(said, /2 annotators/);
      const labels = (who: string): readonly string[] =>
        corpus
          .lines(`/c/annotations/${who}/a.jsonl`)
          .slice(1)
          .map(({ label, text }) => `${label} ${text}`);
      assert.deepEqual(labels('x-anna'), ['GPE طنجة']);
      assert.deepEqual(labels('x-bob'), ['ORG طنجة']);
    });

  it('are no folders of another kind', async () => {
    const corpus = new ImportCorpus({
      '/in/annotation/letters/a.tsv': tsv('GPE', 'طنجة'),
      '/in/annotation/letters/b.tsv': tsv('PERS', 'سعيد'),
    });
    await corpus.import('webanno-tsv');
    assert.equal(corpus.lines('/c/annotations/x/a.jsonl').length, 3);
  });
});
