/**
 * Which suggestions were accepted faster than the text can be read, by when decisions were made. What has to be read is the
 * paragraph up to the last place that was decided in it, since it was decided last there; the time is that since the last decision
 * elsewhere. So who reads a paragraph first and decides about all of it then, reads, and who decides as the eye goes along, too.
 */
import type { Annotation } from '../../annotation/model.js';
import { recordOf } from '../../annotation/decisionRecord.js';
import type { Spelling } from '../../languages/languagePack.js';
import { lowerBound } from '../../text/lowerBound.js';
import { splitParagraphs } from '../../text/paragraphs.js';

/**
 * Words a minute. Most adults read English non-fiction silently at 175 to 300 (Brysbaert 2019, Journal of Memory and Language 109,
 * from 190 studies); Arabic, which writes clitics and articles as part of a word, at fewer words than that (ibid.). The upper end
 * is taken for any language: what is told is too fast for quick readers, and more may be too fast for others.
 */
export const FASTEST_READING = 300;

export interface ReadingPace {
  /** Suggestions accepted one by one, of which it is known how long that took, */
  readonly timed: number;
  /** and of these, those in paragraphs that were decided about faster than they can be read. */
  readonly tooFast: number;
  /** Suggestions accepted together with others in one go: nobody can say whether they were looked at. */
  readonly together: number;
  /** Suggestions accepted of which it is not known when, or since when. */
  readonly unknown: number;
  /** Those with something that was too fast, most first. */
  readonly documents: readonly {
    readonly document: string;
    readonly tooFast: number;
    readonly timed: number;
  }[];
}

export interface PacedDocument {
  readonly name: string;
  readonly text: string;
  readonly decisions: readonly Annotation[];
}

/** A decision in time. */
interface Timed {
  readonly document: PacedDocument;
  /** Where its paragraph begins, and where it ends itself, in the document. */
  readonly paragraph: number;
  readonly end: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly isAccepted: boolean;
  /** Decided with others in one go. */
  readonly isTogether: boolean;
}

/** Decisions of one annotator. */
export function readingPace(
  documents: readonly PacedDocument[],
  spelling: Pick<Spelling, 'words'>,
): ReadingPace {
  const found = { timed: 0, tooFast: 0, together: 0, unknown: 0 };
  const counts = new Map<string, { tooFast: number; timed: number }>();
  /** How far a paragraph was read when it was left. */
  const reached = new Map<string, number>();
  let since: number | undefined;
  for (const visit of visitsOf(documents.flatMap(timedIn))) {
    const { document, paragraph } = visit[0]!;
    const key = `${paragraph} ${document.name}`;
    const from = reached.get(key) ?? paragraph;
    const to = Math.max(from, ...visit.map(({ end }) => end));
    reached.set(key, to);
    const last = visit.at(-1)!.at;
    const seconds = since === undefined ? undefined : (last - since) / 1000;
    since = last;
    const accepted = visit.filter(({ isAccepted }) => isAccepted);
    const alone = accepted.filter(({ isTogether }) => !isTogether).length;
    found.together += accepted.length - alone;
    if (seconds === undefined) found.unknown += alone;
    if (seconds === undefined || alone === 0) continue;
    const words = spelling
      .words(document.text.slice(from, to))
      .filter(({ kind }) => kind !== 'symbol').length;
    const isTooFast = words > (seconds / 60) * FASTEST_READING;
    const count = counts.get(document.name) ?? { tooFast: 0, timed: 0 };
    counts.set(document.name, count);
    for (const each of [found, count]) {
      each.timed += alone;
      if (isTooFast) each.tooFast += alone;
    }
  }
  for (const { decisions } of documents)
    found.unknown += decisions.filter((one) => isAcceptance(one) && !recordOf(one)).length;
  return { ...found, documents: tooFastFirst(counts) };
}

const isAcceptance = ({ origin, rejected }: Annotation): boolean => origin === 'accepted' && !rejected;

const tooFastFirst = (
  counts: ReadonlyMap<string, { readonly tooFast: number; readonly timed: number }>,
): ReadingPace['documents'] =>
  [...counts]
    .filter(([, { tooFast }]) => tooFast > 0)
    .sort(([a, one], [b, other]) => other.tooFast - one.tooFast || (a < b ? -1 : 1))
    .map(([document, count]) => ({ document, ...count }));

function timedIn(document: PacedDocument): Timed[] {
  const paragraphs = splitParagraphs(document.text).map(({ start }) => start);
  return document.decisions.flatMap((decision) => {
    const record = recordOf(decision);
    if (!record) return [];
    const paragraph =
      paragraphs[lowerBound(paragraphs.length, (i) => paragraphs[i]! <= decision.start) - 1] ?? 0;
    return {
      ...{ document, paragraph, end: decision.end, at: Date.parse(record.at) },
      ...{ isAccepted: isAcceptance(decision), isTogether: record.together !== undefined },
    };
  });
}

/** Decisions that follow one another in one paragraph. */
function visitsOf(decisions: readonly Timed[]): Timed[][] {
  const visits: Timed[][] = [];
  for (const one of [...decisions].sort((a, b) => a.at - b.at || a.end - b.end)) {
    const current = visits.at(-1);
    const last = current?.at(-1);
    if (last?.document === one.document && last.paragraph === one.paragraph) current!.push(one);
    else visits.push([one]);
  }
  return visits;
}
