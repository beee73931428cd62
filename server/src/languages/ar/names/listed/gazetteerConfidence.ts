/** How sure a name of the gazetteer is: by itself, by what stands beside it, and whether it is one at all. */
import { message, type Message } from '../../../../messages/message.js';
import { isClubKind } from '../words/clubKinds.js';
import { isField } from '../document/clubs.js';
import { isGenericBody } from '../words/genericBodies.js';
import type { Head } from '../words/heads.js';
import { isNoPlace } from './homographs.js';
import { nationalCompanyAt } from '../phrases/nationalCompanies.js';
import { listedWithPlaces } from './placeLists.js';
import {
  matchesAt,
  isComma,
  readingOf,
  wordAt,
  type GazetteerMatch,
  type AnalysedText,
} from '../analysis/analysedText.js';
import { Class, ENDS_NAME, NAME_PART } from '../words/classBits.js';
import type { AnalysedWord, WordReading } from '../analysis/analysedWords.js';
import { BY, withoutArticle } from '../../affixes.js';
import { wordsWith } from '../words/traits.js';
import { particles } from '../words/particles.js';
import { isFeminineNisba } from '../../wordShapes.js';

/** Labels whose names of one word are often words of prose too. */
const COMMONLY_NAMED = new Set(['ORG', 'MISC', 'PERS', 'EVENT', 'FAC', 'LAW']);
/** Signs between the place of a dateline and the report. */
const DASHES = new Set([':', '-', '–', '—', '/', '(', '|']);
/** «المنطقة العربية», «الدول العربية»: a phrase that points, not a name. */
const POINTING = wordsWith('pointing');
/** How sure a listed name is after a head of its kind: surer than another kind that the lexicons give it («ولاية | النيل الأبيض»). */
const CUED = 0.97;
/** Kinds of the lexicon of roles that are roles by themselves. */
export const WHOLE_ROLES = new Set(['role-bare', 'role-royal', 'role-whole']);
/** Nearness, which a place has («قرب كايس»). */
const BESIDE = wordsWith('beside');
/** How sure a word that is common too is where it opens a sentence as a place: «وفي البحيرة، …». */
const OPENING = 0.62;
/** How sure a word is that is no common one, after «في» or «إلى». */
const INSIDE_PLACE = 0.6;
/** What leads on from a dateline to the report. */
const LEADS_ON = new Set([':', '-', '–', '—']);
/** Tokens that a dateline has at most. */
const NEAR_START = 6;
const INTO = particles('into');
const OPENS_IN = particles('opens-in');
/** How sure any other listed name is after a head of its kind. */
const CUED_OTHER = 0.95;

/** «(وات)», «/قنا/», «"وات"»: an agency where datelines name it. */
function enclosed(analysis: AnalysedText, match: GazetteerMatch): boolean {
  const [before, after] = [wordAt(analysis, match.from - 1), wordAt(analysis, match.to)];
  return (
    match.skip === 0 &&
    ((before.kind === 'open' && after.kind === 'close') ||
      (before.kind === 'quote' && after.kind === 'quote') ||
      (match.from < NEAR_START && DASHES.has(before.norm) && LEADS_ON.has(after.norm)) ||
      (before.norm === '/' && after.norm === '/'))
  );
}

/** «نهضة | بركان»: the city after which a club is called. */
function endsClubName(analysis: AnalysedText, match: GazetteerMatch): boolean {
  return matchesAt(analysis, match.from - 1).some(
    ({ entry, to }) => isClubKind(entry.kind) && to === match.to && !entry.ambiguous,
  );
}

/** «فاز الديمقراطي زهران ممداني»: the adherent before his name, where no noun takes the adjective. */
function callsPerson(analysis: AnalysedText, match: GazetteerMatch): boolean {
  const before = wordAt(analysis, match.from - 1);
  const noun = before.kind === 'arabic' && !(before.anyClasses & (Class.Function | Class.Verb));
  return !noun && (wordAt(analysis, match.to).classes & (Class.First | Class.MaybeFirst)) !== 0;
}

/** What leads to whose news it is. */
const SOURCES = wordsWith('source');

/** Kinds of what has shares. */
const COMPANIES = new Set(['company', 'bank']);
const SHARES = wordsWith('share');

/** «سهم | سالك», «أسهم | معادن», «إعمار و | سالك»: a company among others on the market. */
function isTraded(analysis: AnalysedText, { from, skip }: GazetteerMatch): boolean {
  const before = wordAt(analysis, from - 1);
  if (skip === 0)
    return before.readings.some(({ proclitics, stem }) => proclitics.length <= 1 && SHARES.has(stem));
  if (skip > 1 || !wordAt(analysis, from).norm.startsWith('و')) return false;
  for (let start = from - 1; start >= from - 4 && start >= 0; start--)
    if (matchesAt(analysis, start).some(({ entry, to }) => to === from && COMPANIES.has(entry.kind)))
      return true;
  return false;
}

const REPORT = particles('report');

/** «وذكرت كونا أن», «نقلت واس عن»: an agency between a verb of speech and what it reports. */
function reports(analysis: AnalysedText, match: GazetteerMatch): boolean {
  if (match.skip > 0) return false;
  if (SOURCES.has(wordAt(analysis, match.from - 1).norm)) return true;
  const after = wordAt(analysis, match.to).norm;
  return (wordAt(analysis, match.from - 1).anyClasses & Class.Speech) !== 0 && REPORT.has(after);
}

/** «أدري | التشادية»: a town and the state that it belongs to. */
function hasNationality(analysis: AnalysedText, { to }: GazetteerMatch): boolean {
  const { classes, norm } = wordAt(analysis, to);
  return (classes & Class.Nationality) !== 0 && (classes & Class.Definite) !== 0 && isFeminineNisba(norm);
}

/** «محافظ | جرش», «مطار | حرير»: offices and buildings that a place follows. */
const ruledOrBuilt = ({ heads, proclitics }: WordReading): boolean =>
  proclitics.length <= 1 &&
  heads.some(({ noun, definite }) => !definite && (RULERS.has(noun) || SEATED.has(noun)));
const RULERS = wordsWith('ruler');
const SEATED = wordsWith('seated');
/** «لاجئي | مالي», «شمال | مالي»: what a state has. */
const OF_COUNTRY = wordsWith('of-country');

/** «بملعب علي عمار | بالدويرة», «المحكمة الابتدائية | بسلا»: where a building or court is. */
function isSeat(analysis: AnalysedText, { from, skip }: GazetteerMatch): boolean {
  if (skip !== 1 || !wordAt(analysis, from).norm.startsWith('ب')) return false;
  for (let token = from - 1; token >= from - NEAR_HEAD && token >= 0; token--) {
    const { kind, readings } = wordAt(analysis, token);
    if (kind !== 'arabic') return false;
    if (readings.some(({ heads }) => heads.some(({ label }) => label === 'FAC' || label === 'ORG')))
      return true;
  }
  return false;
}
/** Words from a head to its seat, at most. */
const NEAR_HEAD = 4;

/** «بالجديدة», «إلى | الجديدة»: a town's name that is an adjective too, which behind a preposition has no noun. */
function isGovernedAdjective(analysis: AnalysedText, match: GazetteerMatch): boolean {
  const { from, to, skip } = match;
  const reading = readingOf(analysis, match);
  if (to > from + 1 || !reading || reading.classes & (Class.Domain | Class.Head | Class.Ordinal))
    return false;
  if (!(reading.classes & Class.Adjective) || !(reading.classes & Class.Definite)) return false;
  return skip === 0
    ? INTO.has(wordAt(analysis, from - 1).norm)
    : skip === 1 && wordAt(analysis, from).norm.startsWith(BY);
}

/** A word that is also a common one: what stands beside it decides. */
function ambiguousWord(analysis: AnalysedText, match: GazetteerMatch): number {
  const { label } = match.entry;
  const word = wordAt(analysis, match.from);
  const common = word.classes & (Class.Common | Class.Adjective | Class.Domain);
  if (label === 'NORP') {
    const apart = match.skip === 0 && (word.classes & Class.Definite) !== 0;
    return apart && (!common || callsPerson(analysis, match)) ? 0.7 : 0.3;
  }
  if (match.entry.kind === 'news-agency' && (enclosed(analysis, match) || reports(analysis, match)))
    return 0.9;
  if (COMPANIES.has(match.entry.kind) && isTraded(analysis, match)) return 0.85;
  if (label !== 'GPE' && label !== 'LOC') return 0.3;
  if (listedWithPlaces(analysis, match)) return 0.75;
  if (inDateline(analysis, match)) return 0.6;
  if (match.entry.kind === 'city' && endsClubName(analysis, match)) return 0.75;
  const before = wordAt(analysis, match.from - 1);
  if (label === 'GPE' && isGovernedAdjective(analysis, match)) return 0.7;
  if (match.skip > 0) return label === 'GPE' && !common && isSeat(analysis, match) ? 0.7 : 0.3;
  if (label === 'GPE' && before.readings.some(ruledOrBuilt)) return 0.75;
  if (match.entry.kind === 'country' && before.readings.some(({ stem }) => OF_COUNTRY.has(stem))) return 0.75;
  if (label === 'GPE' && !(common || word.classes & Class.Head) && hasNationality(analysis, match))
    return 0.75;
  if (!common && BESIDE.has(before.norm)) return 0.75;
  if (!INTO.has(before.norm)) return 0.3;
  if (match.entry.kind === 'capital') return 0.75;
  const opens = OPENS_IN.has(before.norm) && isComma(analysis, match.to);
  return opens ? OPENING : common ? 0.3 : INSIDE_PLACE;
}

/** «عناصر الشرطة الفرنسية»: a generic noun makes a generic phrase of a state's body. */
function isStateBody(analysis: AnalysedText, match: GazetteerMatch): boolean {
  const first = readingOf(analysis, match);
  const isBody = first?.heads.some(
    ({ label, frame, noun }) => label === 'ORG' && frame === 'state' && !TEAMS.has(noun),
  );
  if (match.skip > 0 || !isBody) return false;
  return (wordAt(analysis, match.from - 1).anyClasses & Class.Generic) !== 0;
}

/** A single word of the lexicon that prose uses too, or that a proclitic leaves too short to be sure of. */
function isCommonWord(analysis: AnalysedText, match: GazetteerMatch): boolean {
  const reading = readingOf(analysis, match);
  if (!reading) return false;
  if (match.skip > 0 && reading.stem.length <= 3) return true;
  // «المونديال»: the head of others' names, and one of its own.
  const isEvent = match.entry.label === 'EVENT' && reading.classes & Class.Definite;
  const prose = Class.Domain | Class.Adjective | ENDS_NAME | (isEvent ? 0 : Class.Head);
  return (reading.classes & prose) !== 0;
}

/** «العيون – », «الصحراء 24 : العيون»: the place from which a report comes. */
function inDateline(analysis: AnalysedText, match: GazetteerMatch): boolean {
  if (match.skip > 0) return false;
  if (match.from === 0) return DASHES.has(wordAt(analysis, match.to).norm);
  return (
    match.to === analysis.words.length && match.from < 8 && DASHES.has(wordAt(analysis, match.from - 1).norm)
  );
}

/** «وأدان», «وأكد»: a verb behind و or ف, that a name is spelled like. */
function hidesVerb(analysis: AnalysedText, token: number): boolean {
  const { readings } = wordAt(analysis, token);
  // The first is the word as it stands.
  for (let i = 1; i < readings.length; i++) {
    const { proclitics, classes } = readings[i]!;
    if ((proclitics === 'و' || proclitics === 'ف') && classes & (Class.Verb | Class.Speech)) return true;
  }
  return false;
}

/** «الصحف | السعودية»: a state's name that is the adjective too, after a definite noun or at the end of a name. */
function isStateAdjective(analysis: AnalysedText, { from, to, skip }: GazetteerMatch): boolean {
  const { classes } = wordAt(analysis, from);
  if (skip > 0 || to - from > 1 || !(classes & Class.Nationality) || !(classes & Class.Definite))
    return false;
  if (nationalCompanyAt(analysis, from)) return true;
  const before = wordAt(analysis, from - 1);
  if (before.classes & Class.Definite && !(before.classes & (Class.Function | Class.Place))) return true;
  return matchesAt(analysis, from - 1).some((each) => each.entry.label === 'ORG' && each.to === to);
}

/** «الليرة | التركية»: which currency it is, and no people. */
const followsCurrency = (analysis: AnalysedText, { from, skip }: GazetteerMatch): boolean =>
  skip === 0 && wordAt(analysis, from - 1).readings.some(({ stem }) => CURRENCIES.has(withoutArticle(stem)));
const CURRENCIES = wordsWith('currency');

/** How sure a name of the gazetteer is by itself. */
export function gazetteerConfidence(analysis: AnalysedText, match: GazetteerMatch): number {
  const { entry, from, to, skip } = match;
  const words = to - from;
  let confidence = words > 1 ? 0.96 : 0.92;
  if (entry.label === 'OCC') return WHOLE_ROLES.has(entry.kind) ? 0.8 : 0.35;
  if (words === 1 && skip === 0 && hidesVerb(analysis, from)) return 0.3;
  const ambiguous =
    entry.ambiguous || (words === 1 && COMMONLY_NAMED.has(entry.label) && isCommonWord(analysis, match));
  if (entry.label === 'GPE' && isStateAdjective(analysis, match)) return 0;
  if (entry.label === 'NORP' && followsCurrency(analysis, match)) return 0;
  if (entry.label === 'GPE' && skip === 0 && isNoPlace(analysis, from)) return 0;
  if (ambiguous) confidence = words > 1 ? 0.7 : ambiguousWord(analysis, match);
  const whole = wordAt(analysis, from).classes;
  if (entry.label === 'ORG' && isStateBody(analysis, match)) confidence -= 0.6;
  if (
    skip > 0 &&
    words === 1 &&
    whole & (NAME_PART | Class.Common | ENDS_NAME | Class.Place | Class.Nationality)
  )
    confidence -= 0.5;
  else if (skip > 1) confidence -= 0.04;
  return confidence;
}

/** Heads after which a name of their kind is sure; «مجلس التعاون», «اتحاد الطلبة» are names of their own. */
const isCue = ({ label, frame }: Head): boolean =>
  label !== 'OCC' && (label !== 'ORG' || frame === 'outside' || frame === 'apposed');

/** «جبهة | أمنية», «شركة | وطنية»: an adjective without article, which says what kind of thing the head is. */
function isDescribing(analysis: AnalysedText, { entry, from, to }: GazetteerMatch): boolean {
  const { norm, classes } = wordAt(analysis, from);
  return entry.label === 'ORG' && to === from + 1 && isFeminineNisba(norm) && !(classes & Class.Definite);
}

/** Heads of clubs: «منصة | الوحدة» is none. */
const TEAMS = wordsWith('team');

/** «مدينة», «دولة», «حزب», «صحيفة» before an ambiguous name make it sure. */
export function cueBefore(analysis: AnalysedText, match: GazetteerMatch): Message | undefined {
  let before = match.from - 1;
  if (wordAt(analysis, before).kind === 'quote') before--;
  if (match.skip > 0 || before < 0) return undefined;
  // «حركة الشباب» is listed itself, and no club.
  const listed = matchesAt(analysis, before).some(
    ({ to, entry }) => to >= match.to && entry.label === match.entry.label && !isClubKind(entry.kind),
  );
  if (listed || isDescribing(analysis, match)) return undefined;
  const { readings } = wordAt(analysis, before);
  for (let i = 0; i < readings.length; i++) {
    const { heads } = readings[i]!;
    for (let at = 0; at < heads.length; at++) {
      const head = heads[at]!;
      if (isClubKind(match.entry.kind) && !TEAMS.has(head.noun)) continue;
      if (head.label === match.entry.label && !head.definite && isCue(head))
        return message('names.wordBefore', { word: head.spelling });
    }
  }
  return undefined;
}

/**
 * Roles of one word are heads, and in the plural nobody's. An adjective after a definite noun belongs to it
 * («الشرطة | الجنائية الدولية»), a bare verbal noun to its head («المدير العام ل | مراقبة …»).
 */
export function isWholeName(analysis: AnalysedText, match: GazetteerMatch): boolean {
  if (isClubKind(match.entry.kind) && isField(analysis, match.from)) return false;
  const first = wordAt(analysis, match.from);
  if (
    match.entry.label === 'ORG' &&
    match.skip === 0 &&
    first.classes & Class.Adjective &&
    first.classes & Class.Definite &&
    wordAt(analysis, match.from - 1).anyClasses & Class.Definite
  )
    return false;
  if (match.entry.label === 'LOC' && match.to - match.from === 2 && POINTING.has(first.norm)) return false;
  const stem = readingOf(analysis, match);
  if (
    match.entry.label === 'ORG' &&
    match.to - match.from > 1 &&
    stem &&
    stem.classes & Class.Domain &&
    !(stem.classes & (Class.Definite | Class.Head)) &&
    !isClubKind(match.entry.kind) &&
    !COMPANIES.has(match.entry.kind) &&
    (match.skip > 0 ||
      wordAt(analysis, match.from - 1).anyClasses & (Class.Head | Class.Bare | Class.Adjective))
  )
    return false;
  if (match.entry.label === 'FAC' && followsCustodian(analysis, match)) return false;
  if (match.entry.label === 'GPE' && followsGenericBody(analysis, match)) return false;
  if (match.entry.label !== 'OCC') return true;
  if (match.to - match.from < 2) return false;
  if (match.entry.kind === 'role-whole') return true;
  return beginsRole(wordAt(analysis, match.from), match.skip);
}

/** «خادم | الحرمين»: what the ruler is called by, and no building. */
const followsCustodian = (analysis: AnalysedText, { from }: GazetteerMatch): boolean =>
  wordAt(analysis, from - 1).readings.some(({ stem }) => CUSTODIAN.has(stem));
const CUSTODIAN = wordsWith('custodian');

/** «نيابة | عنه»: spelled like a town. */
const followsGenericBody = (analysis: AnalysedText, { entry, from }: GazetteerMatch): boolean =>
  entry.ambiguous &&
  wordAt(analysis, from - 1).readings.some(({ stem }) => isGenericBody(stem, wordAt(analysis, from).norm));

const beginsRole = ({ readings }: AnalysedWord, skip: number): boolean =>
  readings.some(
    ({ proclitics, heads }) => proclitics.length === skip && heads.some(({ label }) => label === 'OCC'),
  );

/** How sure a name is with its cue. */
export const cuedConfidence = ({ entry }: GazetteerMatch): number =>
  entry.label === 'GPE' || entry.label === 'LOC' ? CUED : CUED_OTHER;
