/** A recommender as a source of suggestions: asked about open documents, once their text rests, and again where it failed. */
import type { Message } from '../messages/message.js';
import { messageOf } from '../messages/messageError.js';
import {
  isSpanOf,
  type Proposal,
  type SuggestionQuery,
  type SuggestionSource,
} from '../suggestions/sources.js';
import type { Recommender } from './recommender.js';
import { delay } from './transports.js';

/** A text is asked about when it has not changed for so long, in milliseconds. */
const REST = 300;
/** After a failure it is asked again, later each time, in milliseconds. */
const RETRIES = [2_000, 10_000, 60_000];

export interface RemoteSourceOptions {
  readonly name: string;
  /** Labels of the corpus by its own. */
  readonly labels: Readonly<Record<string, string>>;
  /** Whether the user has agreed, and wants it now. */
  readonly isOn: () => boolean;
  readonly rest?: number;
  readonly retries?: readonly number[];
}

/** How it goes. */
export interface SourceHealth {
  /** Documents that it has answered about, since it was made. */
  readonly answers: number;
  /** Places that were not of the text or of no label of the corpus. */
  readonly dropped: number;
  /** Why there was no answer the last time. */
  readonly problem?: Message;
}

export class RemoteSource implements SuggestionSource {
  readonly id: string;
  readonly openOnly = true;
  private readonly listeners = new Set<() => void>();
  private failures = 0;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private known: SourceHealth = { answers: 0, dropped: 0 };

  constructor(
    private readonly options: RemoteSourceOptions,
    private readonly recommender: Recommender,
    private readonly healthChanged: () => void = () => undefined,
  ) {
    this.id = options.name;
  }

  get health(): SourceHealth {
    return this.known;
  }

  isReady(): boolean {
    return this.options.isOn();
  }

  onDidChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** It would answer otherwise by now: it was turned on or off, or has learned. */
  changed(): void {
    if (!this.isReady()) this.recommender.dispose();
    for (const listener of [...this.listeners]) listener();
  }

  async predict(
    { uri, text, date, labels }: SuggestionQuery,
    signal: AbortSignal,
  ): Promise<readonly Proposal[]> {
    const { rest = REST } = this.options;
    await delay(rest);
    if (signal.aborted) return [];
    try {
      const asked = { name: nameOf(uri), text, ...(date !== undefined && { date }) };
      const { proposals, dropped } = await this.recommender.predict(asked, signal);
      const known = new Set(labels);
      const ofCorpus = proposals
        .filter((proposal) => isSpanOf(text, proposal))
        .slice(0, mostIn(text))
        .map((proposal) => ({ ...proposal, label: this.labelOf(proposal.label) }))
        .filter(({ label }) => known.has(label));
      this.failures = 0;
      const { problem: _, ...before } = this.known;
      this.tell({
        ...before,
        answers: before.answers + 1,
        dropped: before.dropped + dropped + proposals.length - ofCorpus.length,
      });
      return ofCorpus;
    } catch (error) {
      if (!signal.aborted) {
        this.tell({ ...this.known, problem: messageOf(error) });
        this.askAgain();
      }
      throw error;
    }
  }

  dispose(): void {
    clearTimeout(this.retry);
    this.listeners.clear();
    this.recommender.dispose();
  }

  private labelOf(theirs: string): string {
    return Object.hasOwn(this.options.labels, theirs) ? this.options.labels[theirs]! : theirs;
  }

  private tell(health: SourceHealth): void {
    this.known = health;
    this.healthChanged();
  }

  private askAgain(): void {
    const wait = (this.options.retries ?? RETRIES)[this.failures++];
    if (wait === undefined) return;
    clearTimeout(this.retry);
    this.retry = setTimeout(() => this.changed(), wait);
  }
}

/** A text has not more to suggest than units, and what has no end must not fill the page. */
const mostIn = (text: string): number => Math.max(100, text.length);

/** What a document is called to others: no more of its path than its name. */
const nameOf = (uri: string): string =>
  decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1)).replace(/\.txt$/i, '');
