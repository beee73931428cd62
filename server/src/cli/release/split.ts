/** `hawashi split CORPUS`: training, development and test, frozen in `split.json`. */
import { paragraphSketches } from '../../corpus/consistency/textSketch.js';
import type { CorpusModel } from '../../corpus/corpusModel.js';
import { readIfThere } from '../../corpus/files/rewriting.js';
import { joinUri } from '../../corpus/files/uris.js';
import { MOST_COPIES } from '../../corpus/splitting/nearDuplicates.js';
import {
  PARTS,
  splitDocuments,
  type Shares,
  type Split,
  type SplitDocument,
} from '../../corpus/splitting/split.js';
import { formatSplit, readSplit, SPLIT_FILE } from '../../corpus/splitting/splitFile.js';
import { formatPlain } from '../../messages/format.js';
import { BadUse, EXIT_FINDINGS, EXIT_FINE } from '../messages.js';
import { openModel } from '../openModel.js';
import type { Run } from '../run.js';
import { say } from '../say.js';

export interface SplitOptions {
  readonly by?: string;
  readonly shares: string;
  readonly seed: number;
  readonly again?: boolean;
  readonly check?: boolean;
  readonly json?: boolean;
}

/** 1 where a paragraph stands in two parts, or a document is in none. */
export async function split(root: string, options: SplitOptions, run: Run): Promise<number> {
  const { messages } = run;
  const model = await openModel(root, messages, messages);
  const { corpus } = model;
  const by = options.by ?? 'document';
  const fields = corpus.fieldDefinitions.map(({ name }) => name);
  if (by !== 'document' && by !== 'time' && !fields.includes(by))
    throw new BadUse(say('tool.split.unknownField', { known: fields, given: by }));
  const shares = sharesOf(options.shares);
  const uri = joinUri(corpus.root, SPLIT_FILE);
  const before = await readIfThere(corpus.files, uri);
  const frozen = options.again ? undefined : await frozenSplit(model);
  if (frozen && options.by !== undefined && options.by !== frozen.by)
    throw new BadUse(
      say('tool.split.frozenOtherwise', { file: SPLIT_FILE, by: frozen.by, seed: frozen.seed }),
    );
  const documents = await splitDocumentsOf(model, frozen?.by ?? by, run);
  const outcome = splitDocuments(documents, { by, seed: options.seed, shares }, frozen);
  for (const pair of outcome.across)
    messages.error(say('tool.split.across', { one: pair.one, other: pair.other }));
  for (const document of outcome.between) messages.error(say('tool.split.between', { document }));
  const { without, ofPages } = outcome;
  if (without.length > 0)
    messages.warn(
      say('tool.split.without', {
        count: without.length,
        by: outcome.split.by,
        documents: without.slice(0, 10),
      }),
    );
  if (ofPages > 0) messages.warn(say('tool.split.ofPages', { count: ofPages, most: MOST_COPIES }));
  const content = formatSplit(outcome.split);
  if (!options.check)
    await corpus.files.writeFile(uri, new TextEncoder().encode(content), { ifContent: before ?? null });
  if (options.json) await run.print(content);
  const [train, development, test] = PARTS.map((part) => outcome.split.parts[part].length) as [
    number,
    number,
    number,
  ];
  messages.info(say('tool.split.done', { train, development, test, file: SPLIT_FILE }));
  await model.dispose();
  return messages.errors > 0 ? EXIT_FINDINGS : EXIT_FINE;
}

/** Undefined where there is none. Throws where the file is broken: it is not written over. */
export async function frozenSplit({ corpus }: CorpusModel): Promise<Split | undefined> {
  const uri = joinUri(corpus.root, SPLIT_FILE);
  const bytes = await readIfThere(corpus.files, uri);
  if (!bytes) return undefined;
  const read = readSplit(uri, new TextDecoder().decode(bytes));
  if ('split' in read) return read.split;
  throw new Error(`${SPLIT_FILE}:${read.problem.line}: ${formatPlain(read.problem.message)}`);
}

export async function splitDocumentsOf(
  model: CorpusModel,
  by: string,
  { messages }: Run,
): Promise<readonly SplitDocument[]> {
  const { corpus, language } = model;
  const documents: SplitDocument[] = [];
  for (const document of await corpus.documents()) {
    const { text, problem } = await model.text(document);
    if (problem || !text) {
      messages.error(say('tool.split.unread', { problem: problem ? formatPlain(problem.message) : '' }), {
        file: document.file,
      });
      continue;
    }
    const said =
      by === 'time'
        ? corpus.date(document.name)
        : by === 'document'
          ? undefined
          : corpus.fields(document.name)[by];
    const key = said === undefined ? undefined : typeof said === 'string' ? said : JSON.stringify(said);
    documents.push({
      name: document.name,
      paragraphs: paragraphSketches(text().editor, language),
      ...(key !== undefined && { key }),
    });
  }
  return documents;
}

function sharesOf(given: string): Shares {
  const numbers = given.split(':').map(Number);
  const isRight =
    numbers.length === 3 && numbers.every((share) => share >= 0) && numbers.some((share) => share > 0);
  if (!isRight) throw new BadUse(say('tool.split.wrongShares', { given }));
  const [train, development, test] = numbers as [number, number, number];
  return { train, development, test };
}
