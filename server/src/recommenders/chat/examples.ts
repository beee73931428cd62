/** Examples for a chat model, from documents that an annotator is done with: few, short, and as many labels as there are in them. */
import { annotatorsShownTo } from '../../corpus/assignment/visible.js';
import type { CorpusModel } from '../../corpus/corpusModel.js';
import { exchangeDocuments } from '../../exchange/corpusDocuments.js';
import type { ExchangeDocument } from '../../formats/format.js';
import { splitParagraphs } from '../../text/paragraphs.js';

/** An example as the model would have answered. */
export interface Example {
  readonly text: string;
  readonly annotations: readonly {
    readonly quote: string;
    readonly before: string;
    readonly label: string;
  }[];
}

const MOST_EXAMPLES = 5;
/** UTF-16 units: a paragraph that is longer is no example. */
const LONGEST_EXAMPLE = 700;
/** Documents that are looked through. */
const MOST_DOCUMENTS = 30;
/** Words that are told from before a quote. */
const WORDS_BEFORE = 3;

/** The same for the same decisions. `except`: the document that is asked about, which must not answer itself. */
export async function examplesIn(
  model: CorpusModel,
  annotator: string,
  except: string,
): Promise<readonly Example[]> {
  const found: ExchangeDocument[] = [];
  const shown = await annotatorsShownTo(model, annotator);
  // What was made to be right comes first.
  const whose = shown.includes('gold') ? 'gold' : annotator;
  for await (const document of exchangeDocuments(model, whose, { exhaustive: true }, () => undefined)) {
    if (document.name !== except && document.annotations.length > 0) found.push(document);
    if (found.length === MOST_DOCUMENTS) break;
  }
  return chosenExamples(found);
}

/** Each brings the most labels that those before it have not; of equals the shorter, of those the earlier. */
export function chosenExamples(documents: readonly ExchangeDocument[]): readonly Example[] {
  const candidates = documents
    .flatMap(paragraphExamples)
    .filter(({ text }) => text.length <= LONGEST_EXAMPLE)
    .sort((a, b) => a.text.length - b.text.length);
  const chosen: Example[] = [];
  const shown = new Set<string>();
  const newLabels = ({ annotations }: Example): number =>
    new Set(annotations.map(({ label }) => label).filter((label) => !shown.has(label))).size;
  while (chosen.length < MOST_EXAMPLES) {
    let best: Example | undefined;
    let most = 0;
    for (const candidate of candidates) {
      const count = newLabels(candidate);
      if (count > most) [best, most] = [candidate, count];
    }
    if (!best) break;
    chosen.push(best);
    for (const { label } of best.annotations) shown.add(label);
  }
  return chosen;
}

function paragraphExamples({ text, annotations }: ExchangeDocument): readonly Example[] {
  const inOrder = [...annotations].sort((a, b) => a.start - b.start || b.end - a.end);
  let next = 0;
  return splitParagraphs(text).flatMap(({ start: at, text: paragraph }) => {
    const end = at + paragraph.length;
    const within = [];
    for (; next < inOrder.length && inOrder[next]!.start < end; next++) {
      const { start, end: last, label, fragments } = inOrder[next]!;
      // What has gaps, or goes beyond the line, cannot be quoted.
      if (start < at || last > end || fragments) return [];
      within.push({ quote: text.slice(start, last), before: wordsBefore(text.slice(at, start)), label });
    }
    return within.length > 0 ? [{ text: paragraph, annotations: within }] : [];
  });
}

const wordsBefore = (text: string): string =>
  text
    .trimStart()
    .split(/\s+/)
    .slice(-(WORDS_BEFORE + (/\s$/.test(text) ? 1 : 0)))
    .join(' ')
    .trim();
