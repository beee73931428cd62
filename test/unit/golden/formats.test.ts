import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { FORMATS } from '../../../server/src/formats/registry.js';
import type { ExchangeDocument } from '../../../server/src/formats/format.js';
import { CodePointIndex } from '../../../server/src/text/offsets.js';
import { exportToMemory } from '../formats/memoryExport.js';
import { checkGolden } from './goldenFile.js';
import { seeds } from './sources.js';

const { title, text, date } = seeds[0]!;

/** The gold annotations of a seed, with ids, a note, a refused mention and two relations, so that all of a format is there. */
function annotatedSeed(): ExchangeDocument {
  const index = new CodePointIndex(text);
  const annotations = readFileSync(`seeds/annotations/gold/${title}.jsonl`, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line, i) => {
      const { start, end, ...rest } = JSON.parse(line) as {
        start: number;
        end: number;
        text: string;
        label: string;
      };
      return { ...rest, id: `a${i + 1}`, start: index.toUtf16(start), end: index.toUtf16(end) };
    });
  return {
    name: title,
    text,
    sha256: createHash('sha256').update(text).digest('hex'),
    date,
    annotator: 'gold',
    status: 'done',
    annotations: annotations.map((annotation, i) => ({
      ...annotation,
      ...(i === 0 && { note: 'the kingdom', origin: 'human' as const }),
      ...(i === 2 && { rejected: true }),
    })),
    relations: [
      { id: 'r1', type: 'holds', from: 'a5', to: 'a6' },
      { id: 'r2', type: 'member-of', from: 'a1', to: 'a8' },
    ],
  };
}

describe('a seed in every text format', () => {
  for (const { id, options } of FORMATS) {
    if (id === 'parquet') continue;
    it(id, async () => {
      const defaults = Object.fromEntries(options.map(({ name, values }) => [name, values[0]!]));
      const { held, losses } = await exportToMemory(id, defaults, [annotatedSeed()]);
      const files = [...held].map(([path, bytes]) => `## ${path}\n${new TextDecoder().decode(bytes)}\n`);
      checkGolden(`formats/${id}.txt`, [`losses ${JSON.stringify(losses)}\n`, ...files].join('\n'));
    });
  }
});
