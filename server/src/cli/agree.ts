/** `hawashi agree CORPUS ANNOTATOR…`: how far annotators agree. */
import { agreementSteps, type Agreement, type Figure } from '../corpus/agreement/agreement.js';
import { compare } from '../corpus/agreement/comparing.js';
import { MEASURES, type Measure } from '../corpus/agreement/measured/measured.js';
import { finished } from '../corpus/agreement/steps.js';
import { agreementObject, figureCells, FIGURES_HEAD } from '../corpus/agreement/tables.js';
import type { CorpusModel } from '../corpus/corpusModel.js';
import { CSV_MARK, csvLine } from '../text/csv.js';
import { agreementPage } from './agreementPage.js';
import { agreementText, measureName } from './agreementText.js';
import { BadUse, EXIT_FINDINGS, EXIT_FINE } from './messages.js';
import { openModel } from './openModel.js';
import type { Run } from './run.js';
import { say } from './say.js';

export interface AgreeOptions {
  readonly measure?: readonly string[];
  readonly format?: string;
  readonly json?: boolean;
  readonly document?: readonly string[];
  readonly unfinished?: boolean;
  readonly atLeast?: number;
  readonly seed: number;
  readonly samples: number;
  readonly draws: number;
}

const FORMATS = ['text', 'json', 'csv', 'html'] as const;

/** 0, or 1 where a measure that is named (γ where none is) is below `--at-least`, or has no value. */
export async function agree(
  folder: string,
  given: readonly string[],
  options: AgreeOptions,
  run: Run,
): Promise<number> {
  const format = known('--format', FORMATS, options.format ?? (options.json ? 'json' : 'text'));
  const named = (options.measure ?? []).flatMap((names) => names.split(',')).map((name) => name.trim());
  const measures = named.map((name) => known('--measure', MEASURES, name));
  const model = await openModel(folder, run.messages, run.messages);
  const annotators = await chosenAnnotators(model, given);
  const { document, unfinished } = options;
  const documents = document && (await knownDocuments(model, document));
  const comparison = await compare(model, annotators, {
    ...(documents && { documents }),
    ...(unfinished !== undefined && { unfinished }),
  });
  const { seed, samples, draws } = options;
  const asked = measures.length > 0 ? measures : MEASURES;
  const agreement = finished(
    agreementSteps(comparison, model.language, { measures: asked, seed, samples, draws }),
  );
  await run.print(shown(agreement, format));
  await model.dispose();
  return options.atLeast === undefined ? EXIT_FINE : judged(agreement, measures, options.atLeast, run);
}

/** One of the words that an option takes. */
export function known<T extends string>(option: string, all: readonly T[], given: string): T {
  const found = all.find((one) => one === given);
  if (found === undefined) throw new BadUse(say('tool.search.wrong', { option, known: all, given }));
  return found;
}

/** Those that are named; where none is, all but who adjudicates. */
export async function chosenAnnotators(
  { corpus }: CorpusModel,
  given: readonly string[],
  adjudicator = 'gold',
): Promise<readonly string[]> {
  const everybody = await corpus.annotators();
  const annotators = [...new Set(given.map((name) => name.normalize('NFC')))];
  for (const name of annotators)
    if (!everybody.includes(name))
      throw new BadUse(say('tool.agree.nobody', { annotator: name, known: everybody }));
  const others = everybody.filter((name) => name !== adjudicator && name !== 'gold');
  const found = annotators.length > 0 ? annotators : others;
  if (found.length < 2) throw new BadUse(say('tool.agree.needsTwo', { known: everybody }));
  return found;
}

async function knownDocuments({ corpus }: CorpusModel, given: readonly string[]): Promise<readonly string[]> {
  const names = new Set((await corpus.documents()).map(({ name }) => name));
  for (const name of given)
    if (!names.has(name)) throw new BadUse(say('tool.agree.noDocument', { document: name }));
  return given;
}

function shown(agreement: Agreement, format: (typeof FORMATS)[number]): string {
  switch (format) {
    case 'json':
      return JSON.stringify(agreementObject(agreement), null, 2) + '\n';
    case 'csv':
      return (
        CSV_MARK +
        csvLine(FIGURES_HEAD) +
        agreement.figures.map((figure) => csvLine(figureCells(figure))).join('')
      );
    case 'html':
      return agreementPage(agreement);
    case 'text':
      return agreementText(agreement);
  }
}

/** What is too low of all annotators together; κ and π, which are of two, of each pair. */
function judged(
  { figures, annotators }: Agreement,
  named: readonly Measure[],
  least: number,
  { messages }: Run,
): number {
  const asked = new Set<Measure>(named.length > 0 ? named : ['gamma']);
  const isJudged = ({ measure, of, annotators: whose }: Figure): boolean =>
    asked.has(measure) &&
    (of === undefined || measure === 'gamma-k' || measure === 'attributes') &&
    ((measure === 'kappa' || measure === 'pi') === whose.length < annotators.length ||
      annotators.length === 2);
  const low = figures.filter((figure) => isJudged(figure) && !((figure.value ?? -Infinity) >= least));
  for (const figure of low) {
    const measure = measureName(figure);
    const value = figure.value?.toFixed(3) ?? '–';
    messages.warn(say('tool.agree.below', { measure, annotators: figure.annotators, value, least }));
  }
  return low.length > 0 ? EXIT_FINDINGS : EXIT_FINE;
}
