/**
 * The sources of suggestions beside the recogniser. Each answers in its own time, or never, and what it says is checked:
 * a snapshot is made with what is there, and made anew when more comes.
 */
import { NAME_LABELS, NUMBER_LABELS, TIME_LABELS } from '../languages/mention.js';
import { message, type Message } from '../messages/message.js';
import { cutsPair } from '../text/span.js';
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
}

/** A suggestion as its source says it; the text and the source are added when it is checked. */
export type Proposal = Omit<Suggestion, 'text' | 'source' | 'alsoFrom'>;

/** Something that suggests: a recogniser, what a corpus has taught, a program or a service of somebody else. */
export interface SuggestionSource {
  /** Names it in suggestions, settings and messages. */
  readonly id: string;
  /** Whether it can answer by now; one that cannot is asked again when it says that it has changed. */
  isReady(): boolean;
  /** What it proposes. May take its time, reject, or be given up by the signal. */
  predict(query: SuggestionQuery, signal: AbortSignal): Promise<readonly Proposal[]>;
  /** Calls back when it would answer otherwise than before; the result ends it. */
  onDidChange?(listener: () => void): () => void;
}

export interface SourcesHost {
  /** More, or other, is suggested for a document than when it was asked about. */
  readonly changed: (uri: string) => void;
  readonly log: (message: Message) => void;
}

interface SourceAnswer {
  readonly text: string;
  readonly asking: AbortController;
  /** Undefined while it is awaited. */
  suggestions: readonly Suggestion[] | undefined;
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
  private readonly lastMerged = new WeakMap<readonly Suggestion[], Merged>();
  private readonly ends: readonly (() => void)[];

  constructor(
    private readonly sources: readonly SuggestionSource[],
    private readonly host: SourcesHost,
  ) {
    for (const source of sources) this.answers.set(source, new Map());
    this.ends = sources.flatMap((source) => source.onDidChange?.(() => this.sourceChanged(source)) ?? []);
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
  }

  dispose(): void {
    for (const end of this.ends) end();
    for (const answers of this.answers.values()) for (const { asking } of answers.values()) asking.abort();
    this.answers.clear();
  }

  private saidBy(source: SuggestionSource, query: SuggestionQuery): readonly Suggestion[] {
    const answers = this.answers.get(source);
    const known = answers?.get(query.uri);
    if (known?.text === query.text) return known.suggestions ?? NONE;
    known?.asking.abort();
    if (!answers || !source.isReady()) return NONE;
    const answer: SourceAnswer = {
      text: query.text,
      asking: new AbortController(),
      suggestions: undefined,
    };
    answers.set(query.uri, answer);
    void this.ask(source, query, answer);
    return NONE;
  }

  private async ask(source: SuggestionSource, query: SuggestionQuery, answer: SourceAnswer): Promise<void> {
    const { signal } = answer.asking;
    try {
      const proposals = await source.predict(query, signal);
      if (signal.aborted) return;
      const { suggestions, dropped } = checked(source.id, query, proposals);
      answer.suggestions = suggestions;
      if (dropped > 0)
        this.host.log(message('suggestions.dropped', { source: source.id, uri: query.uri, dropped }));
      if (suggestions.length > 0) this.host.changed(query.uri);
    } catch (error) {
      if (signal.aborted) return;
      answer.suggestions = [];
      const reason = error instanceof Error ? error.message : String(error);
      this.host.log(message('suggestions.failed', { source: source.id, uri: query.uri, reason }));
    }
  }

  private sourceChanged(source: SuggestionSource): void {
    const answers = this.answers.get(source);
    if (!answers) return;
    const uris = [...answers.keys()];
    for (const { asking } of answers.values()) asking.abort();
    answers.clear();
    for (const uri of uris) this.host.changed(uri);
  }
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

function isSpanOf(text: string, { start, end }: Proposal): boolean {
  const isRange = Number.isSafeInteger(start) && Number.isSafeInteger(end) && 0 <= start && start < end;
  return isRange && end <= text.length && !cutsPair(text, start) && !cutsPair(text, end);
}
