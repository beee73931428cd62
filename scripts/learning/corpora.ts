/** What learning is worth on documents whose labels the recogniser knows: of a corpus, or of sets of annotated passages. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { DEFAULT_LABELS } from '../../server/src/annotation/labels.js';
import { anyLanguage } from '../../server/src/languages/any/anyLanguage.js';
import { languagesOf } from '../../server/src/languages/languages.js';
import { CorpusModel } from '../../server/src/corpus/corpusModel.js';
import { decidedDocuments } from '../../server/src/corpus/learning/decidedDocuments.js';
import { evaluateLearning, type BeforeAndAfter } from '../../server/src/corpus/learning/evaluation.js';
import { isLearned, type AnnotatedDocument } from '../../server/src/corpus/learning/simulation.js';
import { pairSpans } from '../../server/src/corpus/scoring/scoreErrors.js';
import { nodeFileSystem, uriOfPath } from '../../server/src/node/fileSystem.js';
import { Recogniser } from '../../server/src/suggestions/recogniser/recogniser.js';
import { readInlineMarkup } from '../../test/fixtures/names/inlineMarkup.js';
import { arabic } from './conll.js';

const recogniser = new Recogniser(languagesOf([arabic], anyLanguage()));
const basis = { language: arabic, labels: new Set(DEFAULT_LABELS.map(({ name }) => name)) };

export interface WorthFigures extends Pick<BeforeAndAfter, 'gain' | 'interval'> {
  readonly what: string;
  readonly before: number;
  readonly after: number;
}

const worth = (what: string, { before, after, gain, interval }: BeforeAndAfter): WorthFigures => ({
  ...{ what, before: before.f1, after: after.f1, gain, interval },
});

/** The documents of a corpus that an annotator has annotated. */
export async function annotatedIn(folder: string, annotator: string): Promise<readonly AnnotatedDocument[]> {
  const host = { files: nodeFileSystem, recogniser, retryDelays: [] };
  const model = await CorpusModel.open(host, uriOfPath(folder));
  const documents = await decidedDocuments(model, annotator);
  await model.dispose();
  return documents;
}

/** Every two documents of a corpus, suggested for by what all others taught. */
export async function pairFigures(documents: readonly AnnotatedDocument[]): Promise<WorthFigures[]> {
  const figures: WorthFigures[] = [];
  for (const [i, one] of documents.entries())
    for (const other of documents.slice(i + 1)) {
      const taught = documents.filter((each) => each !== one && each !== other);
      const { all } = await evaluateLearning([...taught, one, other], basis, { after: taught.length });
      figures.push(worth(`${one.name} ${other.name}`, all));
    }
  return figures;
}

/** The passages of a file of inline markup: `### heading` before each. */
export function passagesOf(file: string): readonly AnnotatedDocument[] {
  return readFileSync(file, 'utf8')
    .split(/^###.*$/m)
    .map((block) => block.trim())
    .filter((block) => block !== '')
    .map((block, i) => {
      const { text, annotations } = readInlineMarkup(block);
      const gold = annotations.map((one) => ({ ...one, text: text.slice(one.start, one.end) }));
      const { mentions } = recogniser.recognise(text, { locale: 'ar' });
      return { name: `${path.basename(file, '.txt')} ${i + 1}`, text, gold, suggestions: mentions };
    });
}

/** What is left of a set after so many of its documents. */
export async function setFigures(file: string, after: number): Promise<WorthFigures | undefined> {
  const documents = passagesOf(file);
  if (documents.length <= after) return undefined;
  const { all } = await evaluateLearning(documents, basis, { after });
  return worth(path.basename(file, '.txt'), all);
}

export interface CorrectionFigures {
  readonly document: number;
  readonly sets: number;
  readonly gold: number;
  readonly before: number;
  readonly after: number;
}

/** Corrections a document by its place in the set, summed over sets. */
export async function correctionFigures(
  sets: readonly (readonly AnnotatedDocument[])[],
): Promise<CorrectionFigures[]> {
  const sums: { document: number; sets: number; gold: number; before: number; after: number }[] = [];
  for (const documents of sets.filter(({ length }) => length > 1)) {
    const { corrections } = await evaluateLearning(documents, basis);
    for (const [i, { gold, before, after }] of corrections.entries()) {
      const sum = (sums[i] ??= { document: i + 1, sets: 0, gold: 0, before: 0, after: 0 });
      sum.sets++;
      sum.gold += gold;
      sum.before += before;
      sum.after += after;
    }
  }
  return sums;
}

/** Errors of what is suggested as shipped, and those on a form that was decided earlier in the same set: what remembering could mend. */
export function repeatedErrors(sets: readonly (readonly AnnotatedDocument[])[]): {
  readonly errors: number;
  readonly repeated: number;
} {
  const found = { errors: 0, repeated: 0 };
  for (const documents of sets) {
    const decided = new Set<string>();
    const keyOf = (what: 'annotated' | 'refused', { label, text }: { label: string; text: string }): string =>
      `${what} ${label} ${arabic.names.keyOf(text)?.words.join(' ') ?? text}`;
    for (const document of documents) {
      const gold = document.gold.filter(isLearned);
      const predicted = document.suggestions.filter(isLearned);
      const pairs = pairSpans({ name: document.name, gold, predicted });
      for (const { kind, gold: missed, predicted: wrong } of pairs) {
        if (kind === 'right' || kind === 'value') continue;
        found.errors++;
        const key = missed ? keyOf('annotated', missed) : keyOf('refused', wrong!);
        if (decided.has(key)) found.repeated++;
      }
      for (const one of gold) decided.add(keyOf('annotated', one));
      for (const { kind, predicted: wrong } of pairs)
        if (kind === 'spurious') decided.add(keyOf('refused', wrong!));
    }
  }
  return found;
}
