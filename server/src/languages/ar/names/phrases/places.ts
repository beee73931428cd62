/** Landscapes from their heads («نهر النيل»), places after a generic head («مدينة …»). */
import { message } from '../../../../messages/message.js';
import type { NameLabel } from '../../../mention.js';
import type { Chart, NamePhrase } from './chart.js';
import type { Head } from '../words/heads.js';
import { NounPhrase } from './nounPhrase.js';
import { matchesAt, isComma, wordAt } from '../analysis/analysedText.js';
import { Class, ENDS_NAME, NAME_PART } from '../words/classBits.js';
import { wordsWith } from '../words/traits.js';
import { hasPronoun, unknownName } from './unknownNames.js';
import { BY } from '../../affixes.js';
import {
  isFeminineNisba,
  isFeminineParticiple,
  isPossessedFeminine,
  isVerbal,
  mayHaveProclitic,
} from '../../wordShapes.js';

const PROPER: ReadonlySet<NameLabel> = new Set(['GPE', 'LOC', 'PERS', 'ORG']);
/** Words of a place's name that begins with a link, at most. */
const LONGEST_LINKED = 3;
/** How sure a landscape is that a known name tells: surer than the name by itself («خليج البحرين»). */
const LANDSCAPE = 0.94;
/** How sure an unknown place is after a head, and later in the list that it opens. */
const NAMED = 0.6;
const LISTED = 0.56;
/** How sure a building is in a list of them: surer than the town that has its name. */
const BUILDING = 0.97;
/** Items of such a list, at most. */
const LONGEST_SERIES = 12;
/** What no place of which nothing is known is spelled like. */
const NO_PLACE =
  ENDS_NAME | Class.Common | Class.Adjective | Class.Nationality | Class.Head | Class.Domain | Class.Bare;
/** Heads that are deeds too: «لقضاء | عطلته». */
const DEEDS = wordsWith('deed');
const GENERIC_LANDSCAPE = wordsWith('generic-landscape');
/** A commune in Morocco, a group elsewhere. */
const COMMUNE = wordsWith('commune');

/** Token after a place's name that begins with a link («أم دباكر», «سيدي أمحمد»), or -1. */
export function linkedPlace(chart: Chart, token: number): number {
  let to = token + 1;
  while (to < token + LONGEST_LINKED && mayFollowPlaceLink(chart, to)) to++;
  return to > token + 1 ? to : -1;
}

/** «شاطئ | أقطي نتاغة»: where the name of a beach ends that no town has, or -1. */
function shoreEnd(chart: Chart, token: number): number {
  const { classes, norm } = wordAt(chart.analysis, token);
  if (chart.nameAt(token, 0, PROPER) || classes & Class.Definite || isVerbal(norm)) return -1;
  const linked = classes & Class.PlaceLink ? linkedPlace(chart, token) : -1;
  if (linked > 0) return linked;
  if (!unknownName(chart, token)) return -1;
  const pair = unknownName(chart, token + 1) && !isVerbal(wordAt(chart.analysis, token + 1).norm);
  return pair ? token + 2 : token + 1;
}
const SHORES = wordsWith('shore');
const CAMPUS = wordsWith('campus');

/** A river, sea or mountain that begins with the head at a token. */
export function landscapeAt(chart: Chart, token: number, head: Head, skip: number): NamePhrase | undefined {
  if (GENERIC_LANDSCAPE.has(head.noun)) return undefined;
  const reasons = [message('names.beginsWith', { head: head.spelling })];
  if (head.definite) return undefined;
  if (SHORES.has(head.noun)) {
    const to = shoreEnd(chart, token + 1);
    return to > 0 ? { label: 'LOC', from: token, to, skip, confidence: NAMED, reasons } : undefined;
  }
  const ahead = chart.nameAt(token + 1, 0, PROPER);
  let to = ahead?.to ?? (unknownName(chart, token + 1) ? token + 2 : -1);
  if (to < 0) return undefined;
  to = new NounPhrase(chart, token, false).take(to, 0).adjectives(false).extent().to;
  // «جبل لبنان»: a province, by the lexicon.
  if (
    matchesAt(chart.analysis, token).some(
      (match) => match.to === to && match.entry.label === 'GPE' && !match.entry.ambiguous,
    )
  )
    return undefined;
  return { label: 'LOC', from: token, to, skip, confidence: ahead ? LANDSCAPE : 0.5, reasons };
}

/** What follows «سيدي», «دير», «عين» in a place's name: names of persons, any word that nothing else claims. */
function mayFollowPlaceLink(chart: Chart, token: number): boolean {
  const word = wordAt(chart.analysis, token);
  if (word.kind !== 'arabic' || word.classes & (ENDS_NAME & ~Class.Title)) return false;
  if (word.classes & (Class.First | Class.MaybeFirst | Class.Family | Class.Place)) return true;
  return word.classes & Class.Definite
    ? !(word.classes & (Class.Adjective | Class.Nationality))
    : unknownName(chart, token);
}

/** Token after a place of which nothing is known, read without `skip` letters; -1 where none can be. */
function unknownPlace(chart: Chart, token: number, skip: number, head?: Head): number {
  const { readings } = wordAt(chart.analysis, token);
  const link = readings.some(
    ({ proclitics, classes }) => proclitics.length === skip && classes & Class.PlaceLink,
  );
  if (link) {
    const linked = linkedPlace(chart, token);
    if (linked > 0) return linked;
    const next = wordAt(chart.analysis, token + 1);
    const noun = next.kind === 'arabic' && !(next.anyClasses & (ENDS_NAME | Class.Adjective | Class.Head));
    return noun && !mayHaveProclitic(next.norm) ? token + 2 : skip > 0 ? -1 : token + 1;
  }
  if (skip > 0) return unknownAfterAnd(chart, token) ? token + 1 : -1;
  // «لقضاء | عطلته»: spending, and no district.
  const isDeed = head !== undefined && DEEDS.has(head.noun) && isOwned(chart, token);
  return unknownName(chart, token) && !isDeed ? token + 1 : -1;
}

/** «عطلته»: a feminine noun with whose it is. */
const isOwned = ({ analysis }: Chart, token: number): boolean =>
  isPossessedFeminine(wordAt(analysis, token).norm) && hasPronoun(analysis, token);

/** «… و | العيشية»: a word behind و that is no verb and no common word. */
function unknownAfterAnd(chart: Chart, token: number): boolean {
  const { readings } = wordAt(chart.analysis, token);
  const rest = readings.find(({ proclitics }) => proclitics === 'و');
  if (!rest || rest.stem.length < 3 || chart.analysis.inTime(token)) return false;
  if (isVerbal(rest.stem) && !(rest.classes & NAME_PART)) return false;
  return !readings.some(({ classes }) => classes & NO_PLACE);
}

/** «مدن | إيرانية», «بولاية | رئاسية», «مناطق | مجاورة»: an adjective of the head, and no place. */
function describesHead(chart: Chart, token: number, { frame }: Head): boolean {
  const { norm, classes } = wordAt(chart.analysis, token);
  if (classes & Class.Definite) return false;
  if (classes & Class.Nationality || isFeminineNisba(norm)) return true;
  // «محكمة | مزعومة»
  const ofBody = wordAt(chart.analysis, token - 1).readings.some(({ heads }) => heads.some(isBody));
  return (frame === 'cue' || ofBody) && isFeminineParticiple(norm);
}

/** «بجماعة | تسلطانت», «جماعة | إمكدال إقليم الحوز»: a commune of which nothing is known, and no group. */
function isCommune(chart: Chart, token: number, { noun }: Head): boolean {
  if (!COMMUNE.has(noun)) return false;
  if (wordAt(chart.analysis, token).norm.startsWith(BY) || isRuled(chart, token)) return true;
  const to = unknownPlace(chart, token + 1, 0);
  return to > 0 && wordAt(chart.analysis, to).readings.some(({ heads }) => heads.some(isDistrict));
}
/** «رئيس | جماعة آيت عميرة», «مجلس | جماعة …» */
const isRuled = ({ analysis }: Chart, token: number): boolean =>
  wordAt(analysis, token - 1).readings.some(({ stem }) => SOLE.has(stem) || OF_DISTRICT.has(stem));
const SOLE = wordsWith('sole-office');
const OF_DISTRICT = wordsWith('of-district');
const isBody = ({ label }: Head): boolean => label === 'ORG';
const isDistrict = ({ label, definite }: Head): boolean => label === 'GPE' && !definite;

/**
 * An unknown word after «مدينة», «إقليم», «بلدة»: the place's name, without its head; after a plural all of its list. After
 * a plural of buildings («سدي», «حقلي») they are buildings, though towns have their names too.
 */
export function placesAfter(chart: Chart, token: number, head: Head): NamePhrase[] {
  if (head.definite || (head.frame === 'side' && !isCommune(chart, token, head))) return [];
  const found: NamePhrase[] = [];
  let from = token + 1;
  let skip = 0;
  for (let items = 0; items < LONGEST_SERIES; items++) {
    const known = chart.nameAt(from, skip, PROPER);
    if (!known && skip === 0 && describesHead(chart, from, head)) break;
    const to = known ? known.to : unknownPlace(chart, from, skip, head);
    if (to < 0) break;
    const confidence = head.label === 'FAC' ? BUILDING : items > 0 ? LISTED : NAMED;
    // «مدينة الحسن | الصناعية»: an estate.
    if (CAMPUS.has(wordAt(chart.analysis, to).norm)) break;
    if (!known || (head.label === 'FAC' && known.label === 'GPE')) {
      const reasons = [message('names.wordBefore', { word: head.spelling })];
      found.push({ label: head.label, from, to, skip, confidence, reasons });
    }
    if (head.frame !== 'cue') break;
    from = isComma(chart.analysis, to) ? to + 1 : to;
    skip = wordAt(chart.analysis, from).readings.some(({ proclitics }) => proclitics === 'و') ? 1 : 0;
    if (skip === 0 && from === to) break;
  }
  return found;
}
