/** The ready schemes that a corpus can start from, in the order in which they are offered. */
export const SCHEME_IDS = ['builtin', 'conll', 'ontonotes', 'quotations', 'claims', 'empty'] as const;

export type SchemeId = (typeof SCHEME_IDS)[number];
