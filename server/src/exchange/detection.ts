/**
 * Which format files are in: the one whose reader gets most out of them with the fewest complaints. Endings alone do
 * not tell (six formats are JSON Lines), and a reader that understands a file is what an import needs.
 */
import type { CorpusModel } from '../corpus/corpusModel.js';
import type { ExchangeDocument } from '../formats/format.js';
import { ImportSource } from './importSource.js';
import { outlineOf } from './inputOutline.js';
import { listInput, mainFiles } from './inputFiles.js';
import { IMPORT_FORMATS } from '../formats/registry.js';

/** So many files, and documents of them, are looked at. */
const SAMPLED_FILES = 3;
const SAMPLED_DOCUMENTS = 20;
/** A reader that complains so often does not understand the file. */
const MOST_ISSUES = 20;

/**
 * Ids of the formats that understand files at addresses (of files or folders), the likeliest first. Rejects with
 * `NoInput` where one leads to nothing.
 */
export async function detectFormats(
  model: CorpusModel,
  sources: readonly string[],
): Promise<readonly string[]> {
  const listed = await listInput(model.allFiles, sources);
  const scored: {
    readonly id: string;
    readonly understood: number;
    readonly score: number;
    readonly unread: number;
  }[] = [];
  const silent: string[] = [];
  for (const format of IMPORT_FORMATS) {
    // A named file of another ending is taken where it is asked for, but not looked at.
    const own = mainFiles(listed, format).filter(({ relative }) => format.accepts(relative));
    if (own.length === 0) continue;
    const source = ImportSource.of(model, own.slice(0, SAMPLED_FILES), format);
    let issues = 0;
    let documents = 0;
    let understood = 0;
    let unread = 0;
    for await (const document of source.documents(({ understood: honest, message: { key } }) => {
      // What a reader says it does not know, it says honestly: it decides between readers that get out the same.
      if (key === 'read.notUnderstood') unread++;
      else if (!honest) issues++;
    })) {
      understood += worth(document);
      if (++documents >= SAMPLED_DOCUMENTS || issues >= MOST_ISSUES) break;
    }
    // Where nothing was got out, what is not known is as bad as what is wrong.
    const score = understood - 3 * (issues + (understood > 0 ? 0 : unread));
    if (documents > 0) scored.push({ id: format.id, understood, score, unread });
    else silent.push(format.id);
  }
  // The only reader of such files is to tell what is wrong with them.
  if (scored.length === 0) return silent.length === 1 ? silent : [];
  // A reader that got something out says more than one that is silent about all. Sorting is stable: among equals the
  // order of the registry decides.
  const some = ({ understood }: { readonly understood: number }): number => (understood > 0 ? 1 : 0);
  return scored
    .sort((a, b) => some(b) - some(a) || b.score - a.score || a.unread - b.unread)
    .map(({ id }) => id);
}

/** What there is in the first file at addresses, for people: keys, elements, a first line. */
export async function whatThereIs(
  model: CorpusModel,
  sources: readonly string[],
): Promise<readonly string[]> {
  const [first] = await listInput(model.allFiles, sources);
  const bytes = first && (await model.allFiles.readFile(first.uri).catch(() => undefined));
  return bytes ? outlineOf(bytes) : [];
}

/** How much a reader got out of a document. */
function worth({ annotations, relations, date }: ExchangeDocument): number {
  let sum = 2 * relations.length + (date === undefined ? 0 : 1);
  for (const { value, mod, canonical, note, extra } of annotations) {
    sum += 2;
    for (const attribute of [value, mod, canonical, note]) if (attribute !== undefined) sum++;
    // Keys that nobody knows are a sign of another format.
    sum -= Math.min(1, Object.keys(extra ?? {}).length);
  }
  return sum;
}
