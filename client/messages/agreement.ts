/** What the agreement page and the extension say to each other, beside what every page does. */
import * as v from 'valibot';
import { RangeSchema } from '../../server/src/protocol/positions.js';
import { messagesOf } from './page.js';

export type ToAgreement =
  | {
      readonly type: 'corpus';
      /** Address of its folder. */
      readonly root: string;
      /** Who has annotated here. */
      readonly annotators: readonly string[];
      readonly fontFamily: string;
    }
  /** Something happened to the corpus. */
  | { readonly type: 'changed' };

const FromAgreementSchema = v.variant('type', [
  /** The page listens. */
  v.object({ type: v.literal('ready') }),
  v.object({ type: v.literal('open'), uri: v.string(), range: RangeSchema }),
]);

export type FromAgreement = v.InferOutput<typeof FromAgreementSchema>;

/** A message of the agreement page; undefined where it is none. */
export const parseFromAgreement = messagesOf(FromAgreementSchema);
