/** Bodies of any words, which only who holds an office in them tells: «رئيسة | جمعية قوارب الحياة | خديجة مباركي». */
import { message } from '../../../../messages/message.js';
import { FOR } from '../../affixes.js';
import { wordAt } from '../analysis/analysedText.js';
import type { AnalysedWord } from '../analysis/analysedWords.js';
import type { Chart, NamePhrase } from './chart.js';
import { Class, ENDS_NAME } from '../words/classBits.js';
import { isGenericBody } from '../words/genericBodies.js';
import type { Head, HeadFrame } from '../words/heads.js';
import { wordsWith } from '../words/traits.js';
import { unknownName } from './unknownNames.js';

/** A commune in Morocco, a group elsewhere. */
const COMMUNE = wordsWith('commune');
/** Words of a body's name at most, of which only who holds an office there tells that it is one. */
const LONGEST_HELD = 5;
/** Frames of heads that make no body of any words. */
const NEVER_HELD: ReadonlySet<HeadFrame> = new Set(['outside', 'state', 'security']);
/** How sure such a body is. */
const HELD = 0.7;
/** What no word of such a name is. */
const NOT_HELD = ENDS_NAME | Class.Deictic | Class.Nationality | Class.Bare;

/** Whether a role that leads to an institution stands before a token: «رئيسة | جمعية …», «الكاتب العام ل | جمعية …». */
function isServed({ analysis }: Chart, token: number, skip: number): boolean {
  const before = wordAt(analysis, token - 1);
  const isRole = ({ readings }: AnalysedWord): boolean =>
    readings.some(({ heads }) =>
      heads.some(
        ({ label, frame, definite }) => label === 'OCC' && OFFICES.has(frame) && definite === skip > 0,
      ),
    );
  if (skip === 0) return isRole(before);
  if (!wordAt(analysis, token).norm.startsWith(FOR)) return false;
  return isRole(before) || ((before.classes & Class.Adjective) !== 0 && isRole(wordAt(analysis, token - 2)));
}
/** Frames of roles that institutions have. */
const OFFICES: ReadonlySet<HeadFrame> = new Set(['named', 'envoy', 'proper']);

/** «رئيسة | جمعية قوارب الحياة | خديجة مباركي»: a body of any words, between a role in it and the person who has that. */
export function heldAt(chart: Chart, token: number, head: Head, skip: number): NamePhrase | undefined {
  const { analysis } = chart;
  if (head.definite || NEVER_HELD.has(head.frame) || !isServed(chart, token, skip)) return undefined;
  if (isGenericBody(head.noun, wordAt(analysis, token + 1).norm) || COMMUNE.has(head.noun)) return undefined;
  let to = token + 1;
  for (; to <= token + LONGEST_HELD; to++) {
    if (chart.at(to).some(isNamedPerson)) break;
    const { kind, classes, readings } = wordAt(analysis, to);
    if (kind !== 'arabic' || classes & NOT_HELD || analysis.inTime(to)) return undefined;
    if (readings.some(({ proclitics, classes: of }) => proclitics !== '' && of & NO_BODY)) return undefined;
    if (readings[0]!.heads.some(({ label, definite }) => label === 'OCC' && definite)) return undefined;
  }
  const last = wordAt(analysis, to - 1);
  if (to > token + LONGEST_HELD || to === token + 1) return undefined;
  if (!(last.classes & Class.Definite) && !unknownName(chart, to - 1)) return undefined;
  const reasons = [message('names.beginsWith', { head: head.spelling })];
  return { label: 'ORG', from: token, to, skip, confidence: HELD, reasons };
}
/** What behind a proclitic shows that a word is no part of such a name. */
const NO_BODY = Class.Common | Class.Domain | Class.Place | Class.Definite | Class.Head;

const isNamedPerson = ({ label, skip, from, to, confidence }: NamePhrase): boolean =>
  label === 'PERS' && skip === 0 && to > from + 1 && confidence > 0.6;
