/** Companies, parties, schools and media whose names nothing explains: «شركة أوزون», «قناة | المسيرة», «جامعة ستوني بروك». */
import { message } from '../../../../messages/message.js';
import type { NameLabel } from '../../../mention.js';
import { matchesAt, wordAt, type GazetteerMatch } from '../analysis/analysedText.js';
import type { Chart, NamePhrase } from './chart.js';
import { Class, ENDS_NAME, NAME_PART } from '../words/classBits.js';
import type { Head } from '../words/heads.js';
import { NounPhrase } from './nounPhrase.js';
import { Evidence } from './phraseEvidence.js';
import { quotedEnd } from './quotes.js';
import { wordsWith } from '../words/traits.js';
import { foreignEnd, isCompanyWord, isLatin, isPlainAdjective, unknownName } from './unknownNames.js';
import {
  beginsLikeImperfect,
  endsInForeignVowel,
  isFeminineNisba,
  isPluralOfThings,
  namesThings,
} from '../../wordShapes.js';

const ORGANISATION: ReadonlySet<NameLabel> = new Set(['ORG']);
const PLACE: ReadonlySet<NameLabel> = new Set(['GPE']);

/** Heads that an unknown word names («شركة أوزون»). */
const ENTERPRISE = wordsWith('enterprise');
/** Heads of media, which a definite noun names («قناة المسيرة»). */
const MEDIA = wordsWith('medium');
/** Media that are called by their state («تلفزيون لبنان»). */
const BROADCASTERS = wordsWith('broadcaster');
/** Adjectives that belong to a company's name. */
const BUSINESS = wordsWith('business');
/** What a chain has many of: «سلسلة | متاجر | كارفور». */
const CHAIN_OF = wordsWith('chain-of');

/** How sure a party or bank is of which nothing is known. */
const UNKNOWN_INSIDE = 0.67;

/** «أوزون | للبيئة», «آشور | العامة», «أولام | الزراعية»: what a company of an unknown name does, after its name. */
function withBusiness(chart: Chart, to: number, { noun, frame }: Head): number {
  const inside = frame !== 'outside' && !MEDIA.has(noun);
  const after = new NounPhrase(chart, to - 1, true).purposes().extent().to;
  if (after > to) return after;
  const { norm, classes } = wordAt(chart.analysis, to);
  const described =
    inside &&
    classes & Class.Adjective &&
    classes & Class.Definite &&
    !(classes & (Class.Nationality | Class.Deictic)) &&
    isFeminineNisba(norm) === namesThings(noun);
  return BUSINESS.has(norm) || described ? to + 1 : to;
}

/** Whether a word behind a feminine head, in ة itself, is its adjective: «جامعة | عريقة». */
function describesHead({ analysis }: Chart, token: number, { noun }: Head): boolean {
  const { text, tokens } = analysis.text;
  return namesThings(noun) && text.charAt(tokens[token]!.end - 1) === 'ة';
}

/** Token after a name of which nothing is known, that begins at a token; -1 where none does. */
function unknownEnd(chart: Chart, from: number, head: Head): number {
  const { analysis } = chart;
  if (isLatin(analysis, from) || isCompanyWord(analysis, from)) return foreignEnd(chart, from);
  const { norm, classes } = wordAt(analysis, from);
  // «شركة | بن غاطي»: a family.
  if (classes & Class.Link && !MEDIA.has(head.noun)) return unknownName(chart, from + 1) ? from + 2 : -1;
  if (!unknownName(chart, from) || describesHead(chart, from, head) || isPluralOfThings(norm)) return -1;
  // «قناة | إن تي في»: spelled.
  if (classes & (Class.Letter | Class.WeakLetter)) return -1;
  const doing = beginsLikeImperfect(norm) && !endsInForeignVowel(norm);
  if (!MEDIA.has(head.noun) && head.frame !== 'outside' && doing) return -1;
  return classes & Class.Definite ? from + 1 : foreignEnd(chart, from);
}

/** A name after a head that stays outside, or a word that nothing else explains after «شركة»: «قناة | المسيرة», «شركة أوزون». */
export function unknownAfter(chart: Chart, token: number, head: Head, skip: number): NamePhrase | undefined {
  const from = token + 1;
  if (head.definite || chart.nameAt(from, 0, ORGANISATION)) return undefined;
  const state = BROADCASTERS.has(head.noun) ? chart.nameAt(from, 0, PLACE) : undefined;
  if (state) {
    const { to } = new NounPhrase(chart, token, false).take(state.to, Evidence.Proper).adjectives().extent();
    const reasons = [message('names.beginsWith', { head: head.spelling })];
    return { label: 'ORG', from: token, to, skip, confidence: 0.8, reasons };
  }
  if (!MEDIA.has(head.noun) && head.frame !== 'outside' && !ENTERPRISE.has(head.noun)) return undefined;
  const word = wordAt(chart.analysis, from);
  const definiteNoun =
    MEDIA.has(head.noun) &&
    word.classes & Class.Definite &&
    !(word.classes & (ENDS_NAME | Class.Adjective | Class.Nationality));
  const family = namesFamily(chart, token, head) && !describesHead(chart, from, head);
  const known = family ? foreignEnd(chart, from) : -1;
  const end = definiteNoun ? from + 1 : Math.max(known, unknownEnd(chart, from, head));
  if (end < 0) return undefined;
  const inside = head.frame !== 'outside';
  const to = definiteNoun ? end : withBusiness(chart, end, head);
  return {
    label: 'ORG',
    from: inside ? token : from,
    to,
    skip: inside ? skip : 0,
    confidence: to > from + 1 || isLatin(chart.analysis, from) ? 0.7 : inside ? UNKNOWN_INSIDE : 0.55,
    reasons: [message('names.wordBefore', { word: head.spelling })],
    sameAs: inside ? (listedAt(chart, from, to) ?? listedWithin(chart, from, to)) : undefined,
  };
}

/**
 * Where the name of a company ends that seemed to end at `to`: «شركة هواوي | تكنولوجيز», «شركة أبحاث السوق | "كاناليس"»,
 * «سلسلة متاجر | كارفور».
 */
export function enterpriseEnd(
  chart: Chart,
  token: number,
  to: number,
  { noun, definite, frame }: Head,
  evidence: number,
): number {
  const { analysis } = chart;
  if (frame !== 'apposed' || !ENTERPRISE.has(noun)) return to;
  let end = to;
  while (end > token + 1 && isCompanyWord(analysis, end)) end++;
  if (end > to || definite || evidence & (Evidence.Proper | Evidence.Nationality)) return end;
  const chain = to === token + 1 && CHAIN_OF.has(wordAt(analysis, to).norm) ? to + 1 : to;
  if (chain === token + 1) return to;
  const quoted = quotedEnd(analysis, chain);
  if (quoted > 0) return quoted;
  if (isLatin(analysis, chain)) return foreignEnd(chart, chain);
  return chart.nameAt(chain, 0, ORGANISATION)?.to ?? to;
}

/** The organisation that the lexicon lists from a token to another, though its name is a common word too. */
const listedAt = (chart: Chart, from: number, to: number): GazetteerMatch | undefined =>
  matchesAt(chart.analysis, from).find(
    (match) => match.to === to && match.skip === 0 && match.entry.label === 'ORG',
  );

/** «شركة | هواوي | تكنولوجيز», «سلسلة متاجر | كارفور»: the organisation of the lexicon that such a name is longer than. */
export function listedWithin({ analysis }: Chart, from: number, to: number): GazetteerMatch | undefined {
  for (let token = from; token < to; token++) {
    const match = matchesAt(analysis, token).find(({ entry, skip }) => entry.label === 'ORG' && skip === 0);
    if (match) return match.to <= to ? match : undefined;
  }
  return undefined;
}

/** «قناة "الجزيرة"», «شركة "تيسلا" للسيارات». */
export function listedInQuotes(chart: Chart, token: number): GazetteerMatch | undefined {
  const end = quotedEnd(chart.analysis, token + 1);
  return end > 0 ? listedAt(chart, token + 2, end - 1) : undefined;
}

/** «شركة | القاطرجي»: a family's name after a head that an unknown word names. */
export const namesFamily = (chart: Chart, token: number, { noun, definite, frame }: Head): boolean =>
  frame === 'apposed' &&
  !definite &&
  ENTERPRISE.has(noun) &&
  (wordAt(chart.analysis, token + 1).classes & NAME_PART) !== 0 &&
  !(wordAt(chart.analysis, token + 1).classes & (ENDS_NAME | Class.Nationality)) &&
  !isPlainAdjective(wordAt(chart.analysis, token + 1).norm);
