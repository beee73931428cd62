/**
 * Which format files are in: the one whose reader gets most out of them with the fewest complaints. Endings alone do
 * not tell (six formats are JSON Lines), and a reader that understands a file is what an import needs.
 */
import type { CorpusModel } from '../corpus/corpusModel.js';
import type { ExchangeDocument } from '../formats/format.js';
import { ImportSource } from './importSource.js';
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
  const scored: { readonly id: string; readonly score: number }[] = [];
  for (const format of IMPORT_FORMATS) {
    // A named file of another ending is taken where it is asked for, but not looked at.
    const own = mainFiles(listed, format).filter(({ relative }) => format.accepts(relative));
    if (own.length === 0) continue;
    const source = ImportSource.of(model, own.slice(0, SAMPLED_FILES), format);
    let issues = 0;
    let documents = 0;
    let understood = 0;
    for await (const document of source.documents(({ understood: honest }) => {
      if (!honest) issues++;
    })) {
      understood += worth(document);
      if (++documents >= SAMPLED_DOCUMENTS || issues >= MOST_ISSUES) break;
    }
    if (documents > 0) scored.push({ id: format.id, score: understood - 3 * issues });
  }
  // Sorting is stable: among equals the order of the registry decides.
  return scored.sort((a, b) => b.score - a.score).map(({ id }) => id);
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
