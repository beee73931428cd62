/** Other recognisers that a corpus names, as clients show them and ask their user. */
import * as v from 'valibot';
import { list, record } from './shapes.js';

export interface RecommenderSummary {
  readonly name: string;
  readonly kind: 'command' | 'inception' | 'labelStudio' | 'chat';
  /** What is run, or which address is asked, for the user to read. */
  readonly target: string;
  /** Which chat model is meant, in the words of VS Code's language-model API. */
  readonly chat?: ChatModelChoice;
  /** How long an answer may take. */
  readonly seconds: number;
  /** All that is agreed to; sent back with the agreement. */
  readonly fingerprint: string;
  /** Nobody has said whether it may be asked; it may not; it may. */
  readonly state: 'unasked' | 'off' | 'on';
  /** Documents that it answered about. */
  readonly answers: number;
  /** Places that it suggested outside of the text, or under labels that the corpus has not. */
  readonly dropped: number;
  /** Why it did not answer the last time. */
  readonly problem?: string;
}

export interface RecommenderResult {
  readonly done: boolean;
  /** What happened, or why nothing did. */
  readonly message?: string;
}

export interface ChatModelChoice {
  readonly vendor?: string;
  readonly family?: string;
  readonly version?: string;
  readonly id?: string;
}

/** What would be sent to a chat model about the document at `uri`. `model`: what it is called; `tokens`: how many it takes. */
export const PrepareChatSchema = record({
  uri: v.string(),
  name: v.string(),
  model: v.string(),
  tokens: v.number(),
});

/** All that is sent, for the user to see first: the instructions and one part, for each of the parts. */
export interface ChatQuestion {
  /** Names it when answers come. */
  readonly id: string;
  readonly instructions: string;
  readonly tool: { readonly name: string; readonly description: string; readonly inputSchema: object };
  readonly parts: readonly string[];
  /** Parts of the document that wait for the next time. */
  readonly left: number;
}

export interface NoChatQuestion {
  readonly problem: string;
}

/** What the tool was called with, in the answer about a part of what was prepared. */
export const TakeChatSchema = record({
  ...{ uri: v.string(), name: v.string(), id: v.string() },
  ...{ part: v.number(), calls: list(v.unknown()) },
});

export interface ChatTaken {
  readonly suggestions: number;
  /** What was left out: no quote with a label; labels that the corpus has not; not in the text; in several places. */
  readonly dropped: {
    readonly malformed: number;
    readonly unknownLabel: number;
    readonly notThere: number;
    readonly ambiguous: number;
  };
  /** Why there is no answer in what was said. */
  readonly problem?: string;
}
