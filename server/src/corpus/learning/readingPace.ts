/**
 * Which suggestions were accepted faster than the text can be read, by when decisions were made. What has to be read is the
 * paragraph up to the last place that was decided in it, since it was decided last there; the time is that since the last decision
 * elsewhere. So who reads a paragraph first and decides about all of it then, reads, and who decides as the eye goes along, too.
 */
import type { Annotation } from '../../annotation/model.js';
import { recordOf, type DecisionRecord } from '../../annotation/decisionRecord.js';
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
  /** and of these, those in paragraphs that were decided about faster than they can be read, with the 95 % interval's counts. */
  readonly tooFast: number;
  /** Suggestions accepted together with others in one go: nobody can say whether they were looked at. */
  readonly together: number;
  /** Suggestions accepted of which it is not known when, or since when. */
  readonly unknown: number;
  /** The documents where most was too fast, with words a minute over the paragraphs that were. */
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
  /** Place of its paragraph in the document. */
  readonly paragraph: number;
  readonly end: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly record: DecisionRecord;
  readonly isAccepted: boolean;
}

/** Decisions of one annotator. */
export function readingPace(
  documents: readonly PacedDocument[],
  spelling: Pick<Spelling, 'words'>,
): ReadingPace {
  let unknown = 0;
  const timed: Timed[] = [];
  const starts = new Map<PacedDocument, readonly number[]>();
  for (const document of documents) {
    const paragraphs = splitParagraphs(document.text).map(({ start }) => start);
    starts.set(document, paragraphs);
    for (const decision of document.decisions) {
      const record = recordOf(decision);
      const isAccepted = decision.origin === 'accepted' && !decision.rejected;
      if (!record) {
        if (isAccepted) unknown++;
        continue;
      }
      const paragraph = lowerBound(paragraphs.length, (i) => paragraphs[i]! <= decision.start) - 1;
      timed.push({
        ...{ document, paragraph, record, isAccepted },
        end: decision.end,
        at: Date.parse(record.at),
      });
    }
  }
  const found = { timed: 0, tooFast: 0, together: 0 };
  const counts = new Map<string, { tooFast: number; timed: number }>();
  const reached = new Map<string, number>();
  let before: number | undefined;
  for (const visit of visitsOf(timed)) {
    const { document, paragraph } = visit[0]!;
    const from = starts.get(document)![paragraph]!;
    const key = `${paragraph} ${document.name}`;
    const [read, to] = [reached.get(key) ?? from, Math.max(...visit.map(({ end }) => end))];
    reached.set(key, Math.max(read, to));
    const last = visit.at(-1)!.at;
    const since = before;
    before = last;
    const alone = visit.filter(({ isAccepted, record }) => isAccepted && record.together === undefined);
    found.together += visit.filter(({ isAccepted }) => isAccepted).length - alone.length;
    if (alone.length === 0) continue;
    if (since === undefined) {
      unknown += alone.length;
      continue;
    }
    const words = spelling
      .words(document.text.slice(read, to))
      .filter(({ kind }) => kind !== 'symbol').length;
    const isTooFast = words > ((last - since) / 60_000) * FASTEST_READING;
    const count = counts.get(document.name) ?? { tooFast: 0, timed: 0 };
    counts.set(document.name, count);
    for (const each of [found, count]) {
      each.timed += alone.length;
      if (isTooFast) each.tooFast += alone.length;
    }
  }
  const told = [...counts]
    .filter(([, { tooFast }]) => tooFast > 0)
    .sort(([a, one], [b, other]) => other.tooFast - one.tooFast || (a < b ? -1 : 1))
    .map(([document, count]) => ({ document, ...count }));
  return { ...found, unknown, documents: told };
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
