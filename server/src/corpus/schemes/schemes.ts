/** Ready schemes that a corpus can start from: what a new `hawashi.json` says of labels, relations, attributes and spans. */
import type { SchemeId } from '../../annotation/schemeIds.js';
import builtin from './builtin.json';
import claims from './claims.json';
import conll from './conll.json';
import empty from './empty.json';
import ontonotes from './ontonotes.json';
import quotations from './quotations.json';

/** By id. Where a scheme names no labels, they are those of the guidelines. */
export const SCHEMES: Readonly<Record<SchemeId, Readonly<Record<string, unknown>>>> = {
  builtin,
  conll,
  ontonotes,
  quotations,
  claims,
  empty,
};
