import assert from 'node:assert/strict';
import type { Annotation } from '../../../../server/src/annotation/model.js';
import { RowMaker } from '../../../../server/src/corpus/consistency/documentRow.js';
import { arabic } from '../../languages/packs.js';

const LABELS = ['PERS', 'GPE'].map((name) => ({ name }));
const SENTENCE = 'زار حموشي مدينة مراكش ثم عاد.\n';
const NAMES = [
  ['حموشي', 'PERS'],
  ['مراكش', 'GPE'],
] as const;

/** Milliseconds for a document of so many sentences, all of its names annotated. */
function cost(sentences: number): number {
  const annotations: Annotation[] = [];
  for (let i = 0; i < sentences; i++)
    for (const [name, label] of NAMES) {
      const start = i * SENTENCE.length + SENTENCE.indexOf(name);
      annotations.push({ id: `${start}`, start, end: start + name.length, text: name, label });
    }
  const text = SENTENCE.repeat(sentences);
  const before = performance.now();
  new RowMaker().make({
    ...{ name: 'd', text, annotations, open: [], relations: [] },
    ...{ language: arabic, labels: LABELS },
  });
  return performance.now() - before;
}

it('a document costs what it holds, however much that is', () => {
  cost(1000);
  // Four times the annotations, at most ten times the cost (quadratic would be sixteen), in the quietest of some runs.
  const ratios: number[] = [];
  do ratios.push(cost(8000) / cost(2000));
  while (ratios.length < 4 && ratios.at(-1)! > 10);
  assert.ok(ratios.at(-1)! <= 10, ratios.join(' '));
});
