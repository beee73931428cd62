/** What an annotator's decisions have taught, what that is worth, and how often they accept what is suggested. */
import * as v from 'valibot';
import { record } from './shapes.js';

const uri = v.string();

export const LearningSchema = record({ uri });
/** `keep`: the tagger is used from then on. */
export const EvaluateLearningSchema = record({ uri, keep: v.boolean() });
/** `way`: to a file, or from one. */
export const CopyTaggerSchema = record({ uri, file: v.string(), way: v.picklist(['to', 'from']) });

/** Shares from 0 to 1. */
export interface LearningFigures {
  readonly gold: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export interface LearningGain {
  readonly before: LearningFigures;
  readonly after: LearningFigures;
  /** Of F1, with its 95 % interval. */
  readonly gain: number;
  readonly interval: readonly [low: number, high: number];
}

export interface LearningEvaluationTold {
  readonly documents: number;
  readonly tested: number;
  readonly all: LearningGain;
  readonly labels: Readonly<Record<string, LearningGain>>;
  readonly taggerUsed: readonly string[];
  /** F1 of each label without the tagger and with it. */
  readonly tagger: Readonly<
    Record<
      string,
      {
        readonly without: number;
        readonly with: number;
        readonly reason: 'used' | 'tooFew' | 'noGain';
      }
    >
  >;
  readonly confusions: readonly {
    readonly gold?: string;
    readonly predicted?: string;
    readonly count: number;
  }[];
  readonly corrections: readonly {
    readonly document: string;
    readonly before: number;
    readonly after: number;
    readonly gold: number;
  }[];
}

export interface LearningState {
  readonly annotator: string;
  /** Whether the corpus wants that anything is learned. */
  readonly isOn: boolean;
  readonly isTraining: boolean;
  /** Address of the tagger's file, there or not. */
  readonly file: string;
  /** The tagger that is used, where there is one. */
  readonly kept?: { readonly annotations: number; readonly used: readonly string[] };
  /** The last one. */
  readonly evaluation?: LearningEvaluationTold;
}

export interface AcceptanceFigures {
  readonly decided: number;
  readonly accepted: number;
  /** With another label, with other borders, refused, or left in a document that is complete. */
  readonly label: number;
  readonly borders: number;
  readonly refused: number;
  readonly left: number;
  /** Share that was accepted, 0 to 1, with its 95 % interval. */
  readonly rate: number;
  readonly interval: readonly [low: number, high: number];
  /** Mean. */
  readonly confidence: number;
}

export interface AcceptanceTold {
  readonly documents: number;
  readonly recorded: number;
  readonly all: AcceptanceFigures;
  readonly bands: readonly (AcceptanceFigures & { readonly from: number; readonly to: number })[];
  /** By what they are called. */
  readonly sources: Readonly<Record<string, AcceptanceFigures>>;
  readonly labels: Readonly<Record<string, AcceptanceFigures>>;
  readonly calibrationError: number;
  readonly pace: {
    readonly timed: number;
    readonly tooFast: number;
    readonly together: number;
    readonly unknown: number;
    /** Words a minute from which on it is too fast. */
    readonly fastest: number;
    readonly documents: readonly {
      readonly document: string;
      readonly uri: string;
      readonly tooFast: number;
      readonly timed: number;
    }[];
  };
}

export interface LearningResult {
  readonly done: boolean;
  readonly message: string;
}
