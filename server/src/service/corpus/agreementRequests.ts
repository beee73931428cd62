/** What clients ask about agreement and adjudication: figures, the rows that annotators differ in, and what becomes of them. */
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Annotation } from '../../annotation/model.js';
import { planAdjudication, type AdjudicationPlan } from '../../corpus/adjudication/adjudicating.js';
import type { AdjudicatedDocument, AdjudicatedRow } from '../../corpus/adjudication/adjudication.js';
import type { Settled, Strategy } from '../../corpus/adjudication/strategies.js';
import { annotatorsShownTo, whyHidden } from '../../corpus/assignment/visible.js';
import { agreementSteps, type Agreement, type Figure } from '../../corpus/agreement/agreement.js';
import { alignedRows, classOf } from '../../corpus/agreement/alignedRows.js';
import type { ComparedAnnotation } from '../../corpus/agreement/comparedDocument.js';
import { compare } from '../../corpus/agreement/comparing.js';
import { MEASURE_WORDS } from '../../corpus/agreement/measured/measureWords.js';
import { finishedInSlices } from '../../corpus/agreement/steps.js';
import type { CorpusModel } from '../../corpus/corpusModel.js';
import type { Format } from '../../messages/formatter.js';
import { message, type Message } from '../../messages/message.js';
import type {
  AgreementAnswer,
  AgreementCell,
  AgreementFigure,
  AgreementRow,
  AgreementRows,
  NoAgreement,
} from '../../protocol/agreement.js';
import type { ChangeResult } from '../../protocol/changes.js';
import type { Requests } from '../../protocol/requests.js';

export interface AgreementRequestsHost {
  readonly corpusAt: (uri: string) => Promise<CorpusModel | undefined>;
  readonly annotator: (model: CorpusModel) => string;
  readonly say: Format;
}

/** Rows that are told at once. */
const MOST_ROWS = 5000;
/** UTF-16 units on either side of a row. */
const CONTEXT = 40;
/** Who adjudicates, where nobody else is named. */
const ADJUDICATOR = 'gold';

type Asked<M extends keyof Requests> = Requests[M][0];
/** The client does not wait any longer. */
class GivenUp extends Error {}

export class AgreementRequests {
  constructor(private readonly host: AgreementRequestsHost) {}

  /** Undefined where there is no corpus, or it was given up. */
  async figures(
    { uri, annotators, unfinished }: Asked<'hawashi/agreement'>,
    isCancelled: () => boolean,
  ): Promise<AgreementAnswer | NoAgreement | undefined> {
    const model = await this.host.corpusAt(uri);
    if (!model) return undefined;
    const names = await this.chosen(model, annotators, ADJUDICATOR);
    if ('refusal' in names) return names;
    const rest = async (): Promise<void> => {
      await model.pauseInBackground();
      if (isCancelled()) throw new GivenUp();
    };
    try {
      const comparison = await compare(model, names, { unfinished: unfinished === true, pause: rest });
      return this.told(await finishedInSlices(agreementSteps(comparison, model.language), rest));
    } catch (error) {
      if (error instanceof GivenUp) return undefined;
      throw error;
    }
  }

  private told({
    annotators,
    documents,
    left,
    notes,
    figures,
    confusions,
    borders,
  }: Agreement): AgreementAnswer {
    const { say } = this.host;
    return {
      annotators,
      documents: documents.length,
      left: left.map(({ document, why }) => ({ document, why: say(why) })),
      notes: notes.map((note) => say(note)),
      figures: figures.map((figure) => this.figure(figure)),
      confusions: confusions.map(({ labels: [one, other], count, turned }) => ({
        ...{ labels: [one, other ?? null], count, turned },
      })),
      borders,
    };
  }

  private figure({ measure, of, annotators, value, interval, count, why }: Figure): AgreementFigure {
    const { say } = this.host;
    const { name, about } = MEASURE_WORDS[measure];
    return {
      ...{ measure, annotators, count, name: say(name), about: say(about) },
      ...(of !== undefined && { of }),
      ...(value !== undefined && { value }),
      ...(interval && { interval }),
      ...(why && { why: say(why) }),
    };
  }

  private async chosen(
    model: CorpusModel,
    given: readonly string[],
    adjudicator: string,
  ): Promise<readonly string[] | NoAgreement> {
    const all = await model.corpus.annotators();
    const viewer = this.host.annotator(model);
    const hidden = await whyHidden(model, viewer, given.length > 0 ? [...given, adjudicator] : all);
    const everybody = hidden ? await annotatorsShownTo(model, viewer) : all;
    if (hidden) return { refusal: this.host.say(hidden), annotators: everybody };
    const others = everybody.filter((name) => name !== adjudicator && name !== ADJUDICATOR);
    const named = given.length > 0 ? given.filter((name) => everybody.includes(name)) : others;
    if (named.length >= 2) return named;
    return { refusal: this.host.say(message('agreement.needsTwo')), annotators: everybody };
  }

  async rows(asked: Asked<'hawashi/agreementRows'>): Promise<AgreementRows | NoAgreement | undefined> {
    const model = await this.host.corpusAt(asked.uri);
    if (!model) return undefined;
    const annotators = await this.chosen(model, asked.annotators, asked.as);
    if ('refusal' in annotators) return annotators;
    const plan = await this.plan(model, annotators, asked, []);
    const refusal = 'refusal' in plan ? this.host.say(plan.refusal) : undefined;
    const documents =
      'refusal' in plan ? await unadjudicated(model, annotators, asked.unfinished) : plan.documents;
    const rows = documents.flatMap((document) => rowsOf(document));
    return {
      annotators,
      rows: rows.slice(0, MOST_ROWS),
      more: Math.max(0, rows.length - MOST_ROWS),
      ...(refusal !== undefined && { refusal }),
    };
  }

  private plan(
    model: CorpusModel,
    annotators: readonly string[],
    { as, unfinished }: Pick<Asked<'hawashi/adjudicate'>, 'as' | 'unfinished'>,
    strategies: readonly Strategy[],
    more: Pick<Parameters<typeof planAdjudication>[0], 'documents' | 'chosen' | 'before'> = {},
  ): Promise<AdjudicationPlan | { readonly refusal: Message }> {
    const by = this.host.annotator(model);
    return planAdjudication({
      model,
      annotators,
      as,
      by,
      strategies,
      unfinished: unfinished === true,
      ...more,
    });
  }

  /** Settles rows that are chosen, and others by strategies, as one step of undo. */
  async adjudicate(asked: Asked<'hawashi/adjudicate'>): Promise<ChangeResult> {
    const { say } = this.host;
    const failed = (told: Message): ChangeResult => ({ done: false, message: say(told), told: [] });
    const model = await this.host.corpusAt(asked.uri);
    if (!model) return failed(message('edit.noCorpus'));
    const annotators = await this.chosen(model, asked.annotators, asked.as);
    if ('refusal' in annotators) return { done: false, message: annotators.refusal, told: [] };
    const strategies = asked.strategies.map((kind): Strategy =>
      kind === 'votes' ? { kind, least: Math.floor(annotators.length / 2) + 1 } : { kind },
    );
    const documents = [...new Set(asked.chosen.map(({ document }) => document))];
    const only = strategies.length === 0 ? { documents } : {};
    const before = await this.plan(model, annotators, asked, [], only);
    if ('refusal' in before) return failed(before.refusal);
    const chosen = chosenRows(before, annotators, asked.chosen);
    if (!chosen) return failed(message('adjudication.changed'));
    const plan = await this.plan(model, annotators, asked, strategies, { ...only, chosen, before });
    if ('refusal' in plan) return failed(plan.refusal);
    const { told, places } = await model.changes.apply(plan.change, plan.ticks);
    return {
      done: told.length === 0,
      message: say(message('adjudication.done', { count: places, as: asked.as })),
      told: told.map((note) => say(note)),
    };
  }
}

async function unadjudicated(
  model: CorpusModel,
  annotators: readonly string[],
  unfinished: boolean | undefined,
): Promise<readonly AdjudicatedDocument[]> {
  const { documents } = await compare(model, annotators, { unfinished: unfinished === true });
  return documents.map((document) => ({
    document,
    rows: alignedRows(document, model.language).map((row) => ({ row })),
    places: [],
  }));
}

/** Rows by their numbers; undefined where one is not there any more. */
function chosenRows(
  { documents }: AdjudicationPlan,
  annotators: readonly string[],
  wanted: Asked<'hawashi/adjudicate'>['chosen'],
): ReadonlyMap<string, ReadonlyMap<number, Settled>> | undefined {
  const chosen = new Map<string, Map<number, Settled>>();
  for (const { document, ids, annotator } of wanted) {
    const rows = documents.find((each) => each.document.name === document)?.rows ?? [];
    const number = rows.findIndex(({ row }) =>
      row.cells.every((cell, i) => (cell?.id ?? null) === (ids[i] ?? null)),
    );
    const whose = annotator === null ? undefined : annotators.indexOf(annotator);
    if (number === -1 || whose === -1) return undefined;
    const settled: Settled = whose === undefined ? { why: 'rejected' } : { why: 'chosen', annotator: whose };
    chosen.set(document, (chosen.get(document) ?? new Map<number, Settled>()).set(number, settled));
  }
  return chosen;
}

function rowsOf({ document, rows }: AdjudicatedDocument): AgreementRow[] {
  const shown = TextDocument.create(document.uri, 'hawashi', 1, document.text);
  return rows.map(({ row, decided }: AdjudicatedRow): AgreementRow => {
    const present = row.cells.filter((cell) => cell !== undefined);
    const start = Math.min(...present.map((cell) => cell.start));
    const end = Math.max(...present.map((cell) => cell.end));
    return {
      ...{
        document: document.name,
        uri: document.uri,
        class: classOf(row),
        differences: [...row.differences],
      },
      range: { start: shown.positionAt(start), end: shown.positionAt(end) },
      before: document.text.slice(Math.max(0, start - CONTEXT), start),
      after: document.text.slice(end, end + CONTEXT),
      borders: row.borders.map(({ kind }) => kind),
      cells: row.cells.map((cell) => (cell ? cellOf(cell) : null)),
      ...(decided && { decided: decidedOf(decided) }),
    };
  });
}

function cellOf({ id, label, text, value, mod, canonical, attributes }: ComparedAnnotation): AgreementCell {
  const said = Object.entries(attributes ?? {}).map(([name, given]) => `${name}: ${JSON.stringify(given)}`);
  const more = [canonical, value, mod, ...said].filter((part) => part !== undefined).join(' · ');
  return { id, label, text, more };
}

const decidedOf = ({ label, text, rejected }: Annotation): NonNullable<AgreementRow['decided']> => ({
  ...{ label, text, rejected: rejected === true },
});
