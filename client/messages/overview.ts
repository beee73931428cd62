/** What the overview page and the extension say to each other, beside what every page does. */
import * as v from 'valibot';
import { messagesOf } from './page.js';

export type ToOverview =
  | {
      readonly type: 'corpus';
      /** Address of its folder. */
      readonly root: string;
      readonly fontFamily: string;
    }
  /** Something happened to the corpus. */
  | { readonly type: 'changed' };

/** What a part of the page is saved as. */
const SAVED_FORMATS = ['csv', 'svg'] as const;

const FromOverviewSchema = v.variant('type', [
  /** The page listens. */
  v.object({ type: v.literal('ready') }),
  /** A document of the corpus. */
  v.object({ type: v.literal('open'), uri: v.string() }),
  /** What a mark or a row stands for, as a query of the search. */
  v.object({ type: v.literal('search'), query: v.string() }),
  /** `name`: without its ending. */
  v.object({
    type: v.literal('save'),
    name: v.pipe(v.string(), v.regex(/^[^/\\<>:"|?*\p{Cc}]{1,100}$/u)),
    format: v.picklist(SAVED_FORMATS),
    content: v.string(),
  }),
]);

export type FromOverview = v.InferOutput<typeof FromOverviewSchema>;

/** A message of the overview page; undefined where it is none. */
export const parseFromOverview = messagesOf(FromOverviewSchema);
