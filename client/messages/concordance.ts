/** What the concordance page and the extension say to each other, beside what every page does. */
import * as v from 'valibot';
import type { LabelDefinition } from '../../server/src/annotation/model.js';
import { RangeSchema } from '../../server/src/protocol/positions.js';
import { ChosenHitsSchema, SearchTableSchema, SearchViewSchema } from '../../server/src/protocol/search.js';
import { messagesOf } from './page.js';

export type ToConcordance =
  /** `query`: what is searched first; empty: nothing yet. `history`: queries of before, the last one first. */
  | {
      readonly type: 'corpus';
      /** Address of its folder. */
      readonly root: string;
      readonly labels: readonly LabelDefinition[];
      readonly query: string;
      readonly history: readonly string[];
      readonly fontFamily: string;
    }
  | { readonly type: 'search'; readonly query: string }
  /** Something happened to the corpus. */
  | { readonly type: 'changed' };

/** What is done with hits that are ticked. */
export const HIT_ACTIONS = ['accept', 'label', 'link', 'reject'] as const;
export type HitAction = (typeof HIT_ACTIONS)[number];

const search = v.string();

const FromConcordanceSchema = v.variant('type', [
  /** The page listens. */
  v.object({ type: v.literal('ready') }),
  /** A query that could be read: to be remembered. */
  v.object({ type: v.literal('searched'), query: v.string() }),
  v.object({ type: v.literal('open'), uri: v.string(), range: RangeSchema }),
  v.object({
    type: v.literal('change'),
    action: v.picklist(HIT_ACTIONS),
    /** One of the hits. */
    example: v.object({
      uri: v.string(),
      range: RangeSchema,
      text: v.string(),
      label: v.optional(v.string()),
    }),
    ...{ search, view: SearchViewSchema, hits: ChosenHitsSchema },
  }),
  v.object({
    type: v.literal('save'),
    format: v.picklist(['csv', 'json']),
    ...{ search, view: SearchViewSchema, table: SearchTableSchema },
  }),
]);

export type FromConcordance = v.InferOutput<typeof FromConcordanceSchema>;

/** A message of the concordance page; undefined where it is none. */
export const parseFromConcordance = messagesOf(FromConcordanceSchema);
