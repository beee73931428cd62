/** Adjudicates corpora in memory. */
import assert from 'node:assert/strict';
import type { AnnotationSet } from '../../../../server/src/annotation/model.js';
import {
  planAdjudication,
  type AdjudicationPlan,
} from '../../../../server/src/corpus/adjudication/adjudicating.js';
import type { Settled, Strategy } from '../../../../server/src/corpus/adjudication/strategies.js';
import type { CorpusModel } from '../../../../server/src/corpus/corpusModel.js';
import { inWords } from '../../messages/inWords.js';
import { line } from '../memoryModel.js';

export const done = (...lines: readonly object[]): string =>
  line({ hawashi: 1, status: 'done' }) + lines.map(line).join('');

type Chosen = ReadonlyMap<string, ReadonlyMap<number, Settled>>;

export async function planned(
  corpus: CorpusModel,
  annotators: readonly string[],
  strategies: readonly Strategy[],
  chosen?: Chosen,
  as = 'gold',
): Promise<AdjudicationPlan> {
  const plan = await planAdjudication({
    model: corpus,
    annotators,
    as,
    by: 'huda',
    strategies,
    ...(chosen && { chosen }),
  });
  if ('refusal' in plan) assert.fail(inWords(plan.refusal));
  return plan;
}

export async function applied(
  ...given: Parameters<typeof planned>
): Promise<AdjudicationPlan & { readonly id: string }> {
  const plan = await planned(...given);
  const { id = '', told } = await given[0].changes.apply(plan.change, plan.ticks);
  assert.deepEqual(told.map(inWords), []);
  return { ...plan, id };
}

export async function goldOf(corpus: CorpusModel, name = 'a', as = 'gold'): Promise<AnnotationSet> {
  return (await corpus.decided((await corpus.corpus.document(name))!, as))!.set;
}
