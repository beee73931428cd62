/**
 * The sources of suggestions beside the recogniser. Each answers in its own time, or never, and what it says is checked:
 * a snapshot is made with what is there, and made anew when more comes.
 */
import { NAME_LABELS, NUMBER_LABELS, TIME_LABELS } from '../languages/mention.js';
import { message, type Message } from '../messages/message.js';
import { cutsPair, type Span } from '../text/span.js';
import { mergeSuggestions, withoutContradictions } from './merging.js';
import type { Suggestion } from './suggestion.js';

/** What a source is asked about. */
export interface SuggestionQuery {
  /** URI of the document. */
  readonly uri: string;
  readonly text: string;
  /** The names of the labels that may be suggested. */
  readonly labels: readonly string[];
  /** Which of them each label of the recogniser is suggested as; absent: that of the same name. */
  readonly recognisedAs?: ReadonlyMap<string, string>;
  /** Document creation time, ISO 8601, where it is known. */
  readonly date?: string;
  /** Whether an editor has the document open. */
  readonly isOpen?: boolean;
}

/** A suggestion as its source says it; the text and the source are added when it is checked. */
export type Proposal = Omit<Suggestion, 'text' | 'source' | 'alsoFrom'>;

/** Something that suggests: a recogniser, what a corpus has taught, a program or a service of somebody else. */
export interface SuggestionSource {
  /** Names it in suggestions, settings and messages. */
  readonly id: string;
  /** Asked about open documents alone: to ask it is slow, or costs something. */
  readonly openOnly?: boolean;
  /** Whether it can answer by now; one that cannot is asked again when it says that it has changed. */
  isReady(): boolean;
  /** What it proposes. May take its time, reject, or be given up by the signal. */
  predict(query: SuggestionQuery, signal: AbortSignal): Promise<readonly Proposal[]>;
  /** Calls back when it would answer otherwise than before; the result ends it. */
  onDidChange?(listener: () => void): () => void;
  /** It is not asked again. */
  dispose?(): void;
}

export interface SourcesHost {
  /** More, or other, is suggested for a document than when it was asked about. */
  readonly changed: (uri: string) => void;
  readonly log: (message: Message) => void;
}

interface SourceAnswer {
  readonly text: string;
  readonly asking: AbortController;
  /** While it is awaited, what was said of the text before, as far as that stands. */
  suggestions: readonly Suggestion[];
  /** The source would answer otherwise by now. */
  isOld?: boolean;
}

/** What a list of the recogniser's became, with which lists of the others and for which labels. */
interface Merged {
  readonly labels: readonly string[];
  readonly of: readonly (readonly Suggestion[])[];
  readonly merged: readonly Suggestion[];
}

const NONE: readonly Suggestion[] = [];

const RECOGNISED: readonly string[] = [...NAME_LABELS, ...TIME_LABELS, ...NUMBER_LABELS];

/** Whether a corpus has all that the recogniser knows, under the same names. */
export const isAsRecognised = (recognisedAs: ReadonlyMap<string, string>): boolean =>
  RECOGNISED.every((label) => recognisedAs.get(label) === label);

/** What the recogniser says in labels of the corpus: the same list where the corpus has all that it knows. */
function ofLabels(
  recognised: readonly Suggestion[],
  { labels, recognisedAs = new Map(labels.map((label) => [label, label])) }: SuggestionQuery,
): readonly Suggestion[] {
  if (isAsRecognised(recognisedAs)) return recognised;
  return recognised.flatMap((suggestion) => {
    const label = recognisedAs.get(suggestion.label);
    return label === undefined ? [] : label === suggestion.label ? suggestion : { ...suggestion, label };
  });
}

export class SuggestionSources {
  /** By source, then by document. */
  private readonly answers = new Map<SuggestionSource, Map<string, SourceAnswer>>();
  /** Documents about which a source could not be asked yet. */
  private readonly unasked = new Map<SuggestionSource, Set<string>>();
  private readonly lastMerged = new WeakMap<readonly Suggestion[], Merged>();
  private readonly ends: readonly (() => void)[];

  constructor(
    private readonly sources: readonly SuggestionSource[],
    private readonly host: SourcesHost,
  ) {
    for (const source of sources) {
      this.answers.set(source, new Map());
      this.unasked.set(source, new Set());
    }
    this.ends = sources.flatMap((source) => source.onDidChange?.(() => this.sourceChanged(source)) ?? []);
  }

  /** Whether what the recogniser says is all, just as it says it. */
  isAsRecognised({ recognisedAs }: Pick<SuggestionQuery, 'recognisedAs'>): boolean {
    return this.sources.length === 0 && recognisedAs !== undefined && isAsRecognised(recognisedAs);
  }

  /**
   * What the recogniser and all other sources say of a text by now, in labels of the corpus, merged; whoever has not been
   * asked about this text is asked, and `changed` tells when the answer is there. The same list as long as the labels are
   * the same list and nobody says anything else.
   */
  merged(recognised: readonly Suggestion[], query: SuggestionQuery): readonly Suggestion[] {
    const said = this.sources.map((source) => this.saidBy(source, query));
    const before = this.lastMerged.get(recognised);
    const isSame = before?.labels === query.labels && before.of.every((list, i) => list === said[i]);
    if (isSame) return before.merged;
    const merged = mergeSuggestions([ofLabels(recognised, query), ...said]);
    this.lastMerged.set(recognised, { labels: query.labels, of: said, merged });
    return merged;
  }

  /** A document was closed: what was said of it is dropped, and what is still asked given up. */
  forget(uri: string): void {
    for (const answers of this.answers.values()) {
      answers.get(uri)?.asking.abort();
      answers.delete(uri);
    }
    for (const uris of this.unasked.values()) uris.delete(uri);
  }

  dispose(): void {
    for (const end of this.ends) end();
    for (const answers of this.answers.values()) for (const { asking } of answers.values()) asking.abort();
    for (const source of this.sources) source.dispose?.();
    this.answers.clear();
  }

  private saidBy(source: SuggestionSource, query: SuggestionQuery): readonly Suggestion[] {
    const answers = this.answers.get(source);
    if (!answers || (source.openOnly && !query.isOpen)) return NONE;
    const known = answers.get(query.uri);
    if (known?.text === query.text && !known.isOld) return known.suggestions;
    known?.asking.abort();
    if (!source.isReady()) {
      this.unasked.get(source)?.add(query.uri);
      return NONE;
    }
    const answer: SourceAnswer = {
      text: query.text,
      asking: new AbortController(),
      // Nothing flickers: what was said stays until something else is said.
      suggestions: known ? carried(known.suggestions, known.text, query.text) : NONE,
    };
    answers.set(query.uri, answer);
    void this.ask(source, query, answer);
    return answer.suggestions;
  }

  private async ask(source: SuggestionSource, query: SuggestionQuery, answer: SourceAnswer): Promise<void> {
    const { signal } = answer.asking;
    const before = answer.suggestions;
    try {
      const proposals = await source.predict(query, signal);
      if (signal.aborted) return;
      const { suggestions, dropped } = checked(source.id, query, proposals);
      answer.suggestions = suggestions;
      if (dropped > 0)
        this.host.log(message('suggestions.dropped', { source: source.id, uri: query.uri, dropped }));
      if (suggestions.length > 0 || before.length > 0) this.host.changed(query.uri);
    } catch (error) {
      if (signal.aborted) return;
      const reason = error instanceof Error ? error.message : String(error);
      this.host.log(message('suggestions.failed', { source: source.id, uri: query.uri, reason }));
    }
  }

  private sourceChanged(source: SuggestionSource): void {
    const answers = this.answers.get(source);
    if (!answers) return;
    const unasked = this.unasked.get(source);
    const uris = new Set([...answers.keys(), ...(unasked ?? [])]);
    unasked?.clear();
    for (const answer of answers.values()) {
      answer.asking.abort();
      answer.isOld = true;
    }
    if (!source.isReady()) answers.clear();
    for (const uri of uris) this.host.changed(uri);
  }
}

/** What was said of a text before it was edited in one place, at its place now: what lies in the edit is gone. */
function carried(said: readonly Suggestion[], before: string, now: string): readonly Suggestion[] {
  if (said.length === 0 || before === now) return said;
  const shorter = Math.min(before.length, now.length);
  let same = 0;
  while (same < shorter && before.charCodeAt(same) === now.charCodeAt(same)) same++;
  let after = 0;
  while (
    after < shorter - same &&
    before.charCodeAt(before.length - 1 - after) === now.charCodeAt(now.length - 1 - after)
  )
    after++;
  const end = before.length - after;
  const by = now.length - before.length;
  return said.flatMap((one) => {
    if (one.end <= same) return one;
    return one.start >= end ? { ...one, start: one.start + by, end: one.end + by } : [];
  });
}

/** What of an answer can be shown: spans within the text, of labels that there are, without contradictions. */
function checked(
  source: string,
  { text, labels }: SuggestionQuery,
  proposals: readonly Proposal[],
): { readonly suggestions: readonly Suggestion[]; readonly dropped: number } {
  const known = new Set(labels);
  const said: Suggestion[] = [];
  for (const proposal of proposals) {
    if (!isSpanOf(text, proposal) || !known.has(proposal.label)) continue;
    const { start, end, confidence, labelConfidence, borderConfidence } = proposal;
    said.push({
      ...proposal,
      source,
      text: text.slice(start, end),
      confidence: within(confidence),
      ...(labelConfidence !== undefined && { labelConfidence: within(labelConfidence) }),
      ...(borderConfidence !== undefined && { borderConfidence: within(borderConfidence) }),
    });
  }
  return { suggestions: withoutContradictions(said), dropped: proposals.length - said.length };
}

const within = (confidence: number): number =>
  Number.isFinite(confidence) ? Math.min(1, Math.max(0, confidence)) : 0;

/** Whether there are such characters in the text. */
export function isSpanOf(text: string, { start, end }: Span): boolean {
  const isRange = Number.isSafeInteger(start) && Number.isSafeInteger(end) && 0 <= start && start < end;
  return isRange && end <= text.length && !cutsPair(text, start) && !cutsPair(text, end);
}
