import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { ExchangeDocument } from '../../../server/src/formats/format.js';
import { exportToMemory } from './memoryExport.js';

/** As INCEpTION reads it: the lines of a sentence joined by one line break, from the place of its first token. */
function textAsRead(tsv: string): string {
  let text = '';
  let lines: string[] = [];
  for (const line of tsv.split('\n')) {
    if (line.startsWith('#Text='))
      lines.push(
        line
          .slice('#Text='.length)
          .replace(/\\(.)/g, (_, letter: string) => ({ r: '\r', t: '\t' })[letter] ?? letter),
      );
    const first = /^\d+-1\t(\d+)-/.exec(line);
    if (!first) continue;
    text = text.padEnd(Number(first[1])) + lines.join('\n');
    lines = [];
  }
  return text;
}

describe('line breaks within a sentence in WebAnno TSV', () => {
  for (const text of ['أحمد\r\nعلي', 'أحمد\nعلي في فاس', 'أحمد\rعلي', 'أحمد\r\n\r\nعلي\r\nفاس'])
    it(`leave the places of what comes after: ${JSON.stringify(text)}`, async () => {
      const end = text.indexOf('علي') + 'علي'.length;
      const quote = text.slice(0, end);
      const document: ExchangeDocument = {
        name: 'a',
        text,
        sha256: createHash('sha256').update(text).digest('hex'),
        status: 'done',
        annotations: [{ id: 'x', start: 0, end, text: quote, label: 'PERS' }],
        relations: [],
      };
      const { held } = await exportToMemory('webanno-tsv', {}, [document]);
      const [tsv] = [...held.values()];
      assert.equal(textAsRead(new TextDecoder().decode(tsv)).slice(0, end), quote);
    });
});
