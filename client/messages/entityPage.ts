/** What an entity's page and the extension say to each other, beside what every page does. */
import * as v from 'valibot';
import type { LabelDefinition } from '../../server/src/annotation/model.js';
import type { EntityProfile } from '../../server/src/protocol/entities.js';
import { RangeSchema } from '../../server/src/protocol/positions.js';
import { messagesOf } from './page.js';

export type ToEntityPage =
  /** What the page is about, when it is made. */
  | {
      readonly type: 'entity';
      /** Address of the corpus' folder. */
      readonly root: string;
      readonly id: string;
      readonly labels: readonly LabelDefinition[];
      readonly fontFamily: string;
    }
  /** All that is known now; null: nothing any more. */
  | { readonly type: 'profile'; readonly profile: EntityProfile | null };

/** What the page has done with the entity. */
export const PAGE_COMMANDS = [
  'renameEntity',
  'relabelEntity',
  'identifyEntity',
  'mergeEntity',
  'splitEntity',
  'tellApart',
  'notApart',
  'unlinkEntity',
] as const;
export type PageCommand = (typeof PAGE_COMMANDS)[number];

const FromEntityPageSchema = v.variant('type', [
  /** The page listens. */
  v.object({ type: v.literal('ready') }),
  v.object({ type: v.literal('open'), uri: v.string(), range: RangeSchema }),
  /** The page of another entity. */
  v.object({ type: v.literal('show'), entity: v.string() }),
  /** `other`: id of the entity that it is about beside this one. */
  v.object({ type: v.literal('run'), command: v.picklist(PAGE_COMMANDS), other: v.optional(v.string()) }),
]);

export type FromEntityPage = v.InferOutput<typeof FromEntityPageSchema>;

/** A message of an entity's page; undefined where it is none. */
export const parseFromEntityPage = messagesOf(FromEntityPageSchema);
