/** What a page asks the language server about what it shows, through the extension: each call gets one answer. */
import * as v from 'valibot';
import { REQUESTS, type Requests } from '../../server/src/protocol/requests.js';

/** The requests that pages may make. */
export type PageMethod =
  | 'hawashi/edit'
  | 'hawashi/snap'
  | 'hawashi/occurrences'
  | 'hawashi/entities'
  | 'hawashi/problems'
  | 'hawashi/guidelines'
  | 'hawashi/rejected'
  | 'hawashi/search'
  | 'hawashi/searchProgress'
  | 'hawashi/searchLines'
  | 'hawashi/searchGroups'
  | 'hawashi/searchCollocates'
  | 'hawashi/endSearch'
  | 'hawashi/overview'
  | 'hawashi/agreement'
  | 'hawashi/agreementRows'
  | 'hawashi/adjudicate'
  | 'hawashi/undoChange'
  | 'hawashi/learning'
  | 'hawashi/evaluateLearning'
  | 'hawashi/acceptance';

/** The extension adds the URI of what the page shows. */
export type CallParameters<M extends PageMethod> = Omit<Requests[M][0], 'uri'>;

export type CallResult<M extends PageMethod> = Requests[M][1];

export type Call = {
  [M in PageMethod]: {
    readonly type: 'call';
    readonly call: number;
    readonly method: M;
    readonly parameters: CallParameters<M>;
  };
}[PageMethod];

/** `answer` undefined: there is none. */
export interface CallAnswer {
  readonly type: 'answer';
  readonly call: number;
  readonly answer?: unknown;
}

function callOf<M extends PageMethod>(method: M) {
  const { uri: _, ...entries } = REQUESTS[method].entries as v.ObjectEntries;
  return v.object({
    type: v.literal('call'),
    call: v.number(),
    method: v.literal(method),
    parameters: v.object(entries),
  });
}

export const CallSchema = v.variant('method', [
  callOf('hawashi/edit'),
  callOf('hawashi/snap'),
  callOf('hawashi/occurrences'),
  callOf('hawashi/entities'),
  callOf('hawashi/problems'),
  callOf('hawashi/guidelines'),
  callOf('hawashi/rejected'),
  callOf('hawashi/search'),
  callOf('hawashi/searchProgress'),
  callOf('hawashi/searchLines'),
  callOf('hawashi/searchGroups'),
  callOf('hawashi/searchCollocates'),
  callOf('hawashi/endSearch'),
  callOf('hawashi/overview'),
  callOf('hawashi/agreement'),
  callOf('hawashi/agreementRows'),
  callOf('hawashi/adjudicate'),
  callOf('hawashi/undoChange'),
  callOf('hawashi/learning'),
  callOf('hawashi/evaluateLearning'),
  callOf('hawashi/acceptance'),
]);
