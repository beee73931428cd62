/** What the page about learning and the extension say to each other, beside what every page does. */
import * as v from 'valibot';
import { messagesOf } from './page.js';

export type ToLearning =
  | {
      readonly type: 'corpus';
      /** Address of its folder. */
      readonly root: string;
      readonly fontFamily: string;
      /** A tagger is to be trained at once. */
      readonly train: boolean;
    }
  | { readonly type: 'train' }
  /** Something happened to the corpus. */
  | { readonly type: 'changed' };

const FromLearningSchema = v.variant('type', [
  /** The page listens. */
  v.object({ type: v.literal('ready') }),
  /** A document of the corpus. */
  v.object({ type: v.literal('open'), uri: v.string() }),
  /** Asks for a file, and writes the tagger there, or takes it from there. */
  v.object({ type: v.literal('copy'), way: v.picklist(['to', 'from']) }),
  v.object({ type: v.literal('forget') }),
]);

export type FromLearning = v.InferOutput<typeof FromLearningSchema>;

/** A message of the page; undefined where it is none. */
export const parseFromLearning = messagesOf(FromLearningSchema);
