import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { placeKey } from '../../../../server/src/annotation/fragments.js';
import type { Annotation } from '../../../../server/src/annotation/model.js';
import { isOpen } from '../../../../server/src/corpus/adjudication/adjudication.js';
import type { Settled, Strategy } from '../../../../server/src/corpus/adjudication/strategies.js';
import { classOf } from '../../../../server/src/corpus/agreement/alignedRows.js';
import { seededRandom } from '../../../../server/src/corpus/agreement/random.js';
import { MemoryFileSystem } from '../../../../server/src/corpus/files/memoryFileSystem.js';
import { openModel } from '../memoryModel.js';
import { applied, done, goldOf, planned } from './adjudicated.js';

const LABELS = ['PERS', 'ORG', 'GPE', 'LOC', 'EVENT', 'FAC'];

const keyOf = (annotation: Pick<Annotation, 'start' | 'end' | 'fragments' | 'label'>): string =>
  `${placeKey(annotation)} ${annotation.label}`;

/** The same thing without its article, with the proclitic before it, or without its last word. */
function otherBorder(text: string, annotation: Annotation): Annotation {
  const at = (start: number, end: number): Annotation => ({
    ...annotation,
    start,
    end,
    text: text.slice(start, end),
  });
  const { start, end } = annotation;
  if (/[وبل]/.test(text.charAt(start - 1)) && /\s/.test(text.charAt(start - 2))) return at(start - 1, end);
  if (annotation.text.startsWith('ال') && annotation.text.length > 5) return at(start + 2, end);
  const cut = annotation.text.lastIndexOf(' ');
  return cut > 0 ? at(start, start + cut) : annotation;
}

describe('adjudication of the seeds', () => {
  it('makes the truth of three who err, with at most a key for each disagreement and none for what agrees', async () => {
    const truth = new Map<string, readonly (Annotation & { readonly note?: string })[]>();
    const files: Record<string, string> = { '/c/hawashi.json': '{}' };
    const annotators = ['amal', 'هدى', 'c'];
    for (const name of readdirSync('seeds')
      .filter((file) => file.endsWith('.txt'))
      .map((file) => file.slice(0, -4))) {
      const text = readFileSync(`seeds/${name}.txt`, 'utf8');
      files[`/c/${name}.txt`] = text;
      const lines = readFileSync(`seeds/annotations/gold/${name}.jsonl`, 'utf8').trim().split('\n');
      const gold = lines
        .map((each, i) => ({ ...(JSON.parse(each) as Annotation), id: `t${i}` }))
        .filter(({ label }) => label);
      truth.set(name, gold);
      for (const [i, annotator] of annotators.entries()) {
        const random = seededRandom(100 * (i + 1) + text.length);
        const marked = gold.flatMap((annotation) => {
          const luck = random.next();
          if (luck < 0.05) return [];
          if (luck < 0.1)
            return [
              {
                ...annotation,
                label: LABELS.filter((label) => label !== annotation.label)[random.below(5)]!,
              },
            ];
          return [luck < 0.15 ? otherBorder(text, annotation) : annotation];
        });
        files[`/c/annotations/${annotator}/${name}.jsonl`] = done(...marked);
      }
    }
    const corpus = await openModel(new MemoryFileSystem(files), '/c');
    const strategies: readonly Strategy[] = [{ kind: 'agreed' }, { kind: 'borders' }];
    const first = await applied(corpus, annotators, strategies);
    let [keys, disagreements] = [0, 0];
    const chosen = new Map<string, Map<number, Settled>>();
    for (const { document, rows } of first.documents) {
      const right = new Set(truth.get(document.name)!.map((annotation) => keyOf(annotation)));
      const choices = new Map<number, Settled>();
      chosen.set(document.name, choices);
      for (const [number, adjudicated] of rows.entries()) {
        if (classOf(adjudicated.row) !== 'agreed') disagreements++;
        if (!isOpen(adjudicated)) continue;
        const annotator = adjudicated.row.cells.findIndex(
          (cell) => cell && right.has(`${placeKey(cell)} ${cell.label}`),
        );
        choices.set(number, annotator === -1 ? { why: 'rejected' } : { why: 'chosen', annotator });
        keys++;
      }
    }
    await applied(corpus, annotators, strategies, chosen);
    for (const [name, gold] of truth) {
      // What nobody had right is written by hand, which costs two keys more.
      const there = new Set(
        (await goldOf(corpus, name)).annotations.filter(({ rejected }) => !rejected).map(keyOf),
      );
      const store = (await corpus.store((await corpus.corpus.document(name))!, 'gold'))!;
      for (const missing of gold.filter((each) => !there.has(keyOf(each)))) {
        store.decide({ ...missing, kind: 'tag', spans: [missing] });
        keys += 2;
      }
    }
    for (const [name, gold] of truth) {
      const { annotations, status } = await goldOf(corpus, name);
      const kept = annotations
        .filter(({ rejected }) => rejected !== true)
        .map((each) => `${each.start}-${each.end} ${each.label} ${each.canonical ?? ''} ${each.value ?? ''}`);
      const right = gold.map(
        (each) => `${each.start}-${each.end} ${each.label} ${each.canonical ?? ''} ${each.value ?? ''}`,
      );
      assert.deepEqual(kept.sort(), right.sort());
      assert.equal(status, 'done');
    }
    assert.ok(disagreements > 60 && keys <= disagreements, `${keys} keys, ${disagreements} disagreements`);
    assert.ok((await planned(corpus, annotators, strategies)).change.documents.length === 0);
  });
});
