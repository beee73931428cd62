/** `hawashi adjudicate CORPUS ANNOTATOR…`: shows what strategies make of their annotations; with --apply, writes it. */
import { classOf } from '../corpus/agreement/alignedRows.js';
import { planAdjudication, type AdjudicationPlan } from '../corpus/adjudication/adjudicating.js';
import {
  isOpen,
  type AdjudicatedDocument,
  type AdjudicatedRow,
} from '../corpus/adjudication/adjudication.js';
import { STRATEGY_KINDS, type Strategy, type StrategyKind } from '../corpus/adjudication/strategies.js';
import { formatPlain } from '../messages/format.js';
import { chosenAnnotators, known } from './agree.js';
import { BadUse, EXIT_FINDINGS, EXIT_FINE } from './messages.js';
import { openModel } from './openModel.js';
import type { Run } from './run.js';
import { say } from './say.js';

export interface AdjudicateOptions {
  readonly as: string;
  readonly by: string;
  readonly strategy?: readonly string[];
  readonly votes?: number;
  readonly take?: string;
  readonly document?: readonly string[];
  readonly unfinished?: boolean;
  readonly apply?: boolean;
  readonly json?: boolean;
}

/** Where none is named: what nobody would decide otherwise. */
const SURE: readonly StrategyKind[] = ['agreed', 'borders'];

/** 0 where nothing is left to decide, else 1. */
export async function adjudicate(
  folder: string,
  given: readonly string[],
  options: AdjudicateOptions,
  run: Run,
): Promise<number> {
  const named = (options.strategy ?? []).flatMap((names) => names.split(',')).map((name) => name.trim());
  const kinds = named.length > 0 ? named.map((name) => known('--strategy', STRATEGY_KINDS, name)) : [...SURE];
  const model = await openModel(folder, run.messages, run.messages);
  const as = options.as.normalize('NFC');
  const annotators = await chosenAnnotators(model, given, as);
  const { document, unfinished } = options;
  const plan = await planAdjudication({
    ...{ model, annotators, as, by: options.by },
    strategies: strategiesOf(kinds, annotators, options),
    ...(document && { documents: document }),
    ...(unfinished !== undefined && { unfinished }),
  });
  if ('refusal' in plan) throw new BadUse(formatPlain(plan.refusal));
  await run.print(options.json ? JSON.stringify(planObject(plan), null, 2) + '\n' : planText(plan));
  for (const { document: name, why } of plan.comparison.left)
    run.messages.warn(say('tool.adjudicate.left', { document: name, why }));
  if (options.apply) {
    const { told, documents } = await model.changes.apply(plan.change, plan.ticks);
    for (const note of told) run.messages.error(formatPlain(note));
    run.messages.info(say('tool.adjudicate.applied', { as, documents }));
  } else if (plan.change.documents.length > 0) run.messages.info(say('tool.adjudicate.notApplied'));
  await model.dispose();
  const isLeft = plan.documents.some(({ rows }) => rows.some(isOpen));
  return isLeft || run.messages.errors > 0 ? EXIT_FINDINGS : EXIT_FINE;
}

function strategiesOf(
  kinds: readonly StrategyKind[],
  annotators: readonly string[],
  { votes, take }: AdjudicateOptions,
): Strategy[] {
  const wanted = new Set(kinds);
  if (votes !== undefined) wanted.add('votes');
  if (take !== undefined) wanted.add('take');
  return [...wanted].map((kind): Strategy => {
    if (kind === 'votes') return { kind, least: votes ?? Math.floor(annotators.length / 2) + 1 };
    if (kind !== 'take') return { kind };
    const annotator = annotators.indexOf((take ?? '').normalize('NFC'));
    if (annotator === -1)
      throw new BadUse(say('tool.search.wrong', { option: '--take', known: annotators, given: take ?? '' }));
    return { kind, annotator };
  });
}

const counted = ({ rows }: AdjudicatedDocument): { settled: number; decided: number; open: number } => ({
  settled: rows.filter(({ settled }) => settled).length,
  decided: rows.filter(({ decided, settled }) => decided && !settled).length,
  open: rows.filter(isOpen).length,
});

/** A line a document, and a line for each row that is open. */
function planText({ documents, comparison: { annotators } }: AdjudicationPlan): string {
  return documents
    .flatMap((each) => [
      say('adjudication.document', { document: each.document.name, ...counted(each) }),
      ...each.rows.flatMap((row, number) => (isOpen(row) ? [rowText(row, number + 1, annotators)] : [])),
    ])
    .map((line) => `${line}\n`)
    .join('');
}

function rowText({ row }: AdjudicatedRow, number: number, annotators: readonly string[]): string {
  const said = row.cells.map((cell, i) =>
    cell
      ? say('adjudication.cell', { annotator: annotators[i]!, label: cell.label, text: cell.text })
      : say('adjudication.nothing', { annotator: annotators[i]! }),
  );
  return say('adjudication.row', {
    number,
    class: say(`agreement.class.${classOf(row)}`),
    said: said.join(' | '),
  });
}

function planObject({ documents, comparison }: AdjudicationPlan): object {
  return {
    annotators: comparison.annotators,
    documents: documents.map((each) => ({
      document: each.document.name,
      ...counted(each),
      rows: each.rows.map(({ row, decided, settled }) => ({
        class: classOf(row),
        state: settled ? 'settled' : decided ? 'decided' : 'open',
        ...(settled && {
          why: settled.why,
          ...(settled.annotator !== undefined && { take: comparison.annotators[settled.annotator] }),
        }),
        cells: row.cells.map((cell) => cell && { id: cell.id, label: cell.label, text: cell.text }),
      })),
    })),
    left: comparison.left.map(({ document, why }) => ({ document, why: formatPlain(why) })),
  };
}
