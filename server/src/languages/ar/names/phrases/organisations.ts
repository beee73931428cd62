/** Organisations from their heads: «وزارة الداخلية», «المديرية العامة للأمن الوطني», «حزب …». */
import { message } from '../../../../messages/message.js';
import type { NameLabel } from '../../../mention.js';
import { acronymEnd } from './acronyms.js';
import { ageGroupEnd } from './ageGroups.js';
import { caucusAt } from './caucuses.js';
import { isClubKind } from '../words/clubKinds.js';
import { enterpriseEnd, listedInQuotes, listedWithin, namesFamily, unknownAfter } from './enterprises.js';
import { holdsOne, type Chart, type NamePhrase } from './chart.js';
import { NounPhrase } from './nounPhrase.js';
import { Evidence } from './phraseEvidence.js';
import { placeBehindHead } from './roleTails.js';
import { matchesAt, wordAt } from '../analysis/analysedText.js';
import { isGenericBody } from '../words/genericBodies.js';
import { organOf } from '../words/organs.js';
import { hasPronoun } from './unknownNames.js';
import { quotedEnd } from './quotes.js';
import { quotedAfter } from './works.js';
import { Class } from '../words/classBits.js';
import type { Head } from '../words/heads.js';
import { heldAt } from './heldBodies.js';
import { isOrderOfService, securityAt } from './securityBodies.js';
import { wordsWith } from '../words/traits.js';
import { particles } from '../words/particles.js';
import { AND } from '../../affixes.js';
import { isFeminineNisba, namesThings } from '../../wordShapes.js';

/** Frames whose heads a person's name does not complete («برئاسة محمد …»). */
const IMPERSONAL = new Set(['named', 'seated', 'vague']);
/** Heads that bear the names of persons all the same: «مؤسسة محمد السادس». */
const ENDOWED = wordsWith('endowed');
/** Heads of districts too («مركز ملوي»), which a town alone makes no body of. */
const DISTRICT = wordsWith('district');
/** «ببلدية الخروب»: a municipality as the place where something is. */
const PLACE_OR_BODY = wordsWith('place-or-body');
/** A commune in Morocco, a group elsewhere. */
const COMMUNE = wordsWith('commune');
const TERRITORY: ReadonlySet<NameLabel> = new Set(['GPE', 'LOC']);
const ORGANISATION: ReadonlySet<NameLabel> = new Set(['ORG']);
const PLACE: ReadonlySet<NameLabel> = new Set(['GPE']);
const SEATS: ReadonlySet<NameLabel> = new Set(['GPE', 'ORG']);

/** Heads that say who runs what follows («إدارة ترامب», «إدارة البنك المركزي»). */
const RUN = wordsWith('run');

/** Heads that a noun for their members names: «رابطة المودعين». */
const MEMBERS = wordsWith('members');

/** Heads of buildings that are bodies too: what they are for decides («مركز … للمعارض»). */
const HALLS = wordsWith('hall');
/** What a building of many events is for: «مركز دبي للمعارض», «قصر المؤتمرات». */
const HALL_FOR = wordsWith('hall-for');

/** How sure an organ is that is named alone; less where no article tells it from any («مجلس الإدارة»). */
const ORGAN = 0.68;
const ORGAN_OF_NOUN = 0.65;

/** Forces and the like, of which a people makes no body: «القوات | الإسرائيلية», «ميليشيات | الحوثي». */
const WHOLES = wordsWith('whole');

/** Heads that are deeds and rows too, of which only a name makes a body: «تنظيم | الهجرة». */
const BY_NAME = wordsWith('by-name');

/** Of which a parliament has several, each with its fields. */
const COMMITTEES = wordsWith('jury');

/** How sure a phrase of an institution is, by what it holds. */
function confidenceOf(head: Head, evidence: number, joined: boolean): number {
  // «لجنة | المالية والتنمية الاقتصادية»: one of a parliament.
  if (joined && COMMITTEES.has(head.noun) && evidence & Evidence.Domain && evidence & Evidence.Definite)
    return 0.7;
  if ((head.frame === 'state' || RUN.has(head.noun)) && evidence === Evidence.Proper) return 0.3;
  if (BY_NAME.has(head.noun) && !(evidence & Evidence.Proper)) return 0.35;
  if (head.frame === 'state' && evidence & Evidence.Nationality && head.definite)
    return WHOLES.has(head.noun) ? 0 : OF_STATE;
  if (evidence & Evidence.Proper) return 0.85;
  if (evidence & Evidence.Purpose) return 0.85;
  if (
    head.frame === 'vague' &&
    (evidence & Evidence.Nationality || evidence === (Evidence.Definite | Evidence.Domain))
  )
    return 0.35;
  if (head.frame === 'state' && !(evidence & (Evidence.Domain | Evidence.Purpose))) return 0.3;
  if (WHOLES.has(head.noun) && (evidence & ~Evidence.Definite) === Evidence.Nationality) return 0;
  if (evidence & Evidence.Nationality)
    return head.frame === 'named' || head.frame === 'seated' || !head.definite ? 0.7 : 0.68;
  if (head.frame === 'named' || head.frame === 'seated') {
    if (evidence & Evidence.Definite) return evidence & Evidence.Domain ? 0.85 : 0.6;
    if (evidence & Evidence.Adjective && head.definite) return 0.5;
    return 0;
  }
  if (MEMBERS.has(head.noun) && !head.definite && evidence === Evidence.Definite) return 0.68;
  if (evidence & Evidence.Domain && evidence & Evidence.Definite) return 0.7;
  if (evidence & Evidence.Adjective && evidence & Evidence.Definite) return 0.45;
  return 0;
}

/** How sure a body of a state is that its nationality or state tells («الحكومة المغربية», «منتخب مصر»). */
const OF_STATE = 0.75;

const ONLY_ONE = 'international';
const SECURITY = wordsWith('security');
/** Orders of which there is one, wherever it acts: «الدرك الملكي | بسيدي بنور». */
const ORDER = 'security';
/** Frames of heads of which an institution may have several: «الدائرة الجنائية | بالمحكمة الابتدائية». */
const PARTS = new Set(['seated', 'vague', 'security']);
/** Heads that each town has one of: «كلية الآداب | في بيروت». */
const LOCAL = wordsWith('local');

/** The place behind an institution that tells which one it is; behind a body of a state it says where that acts. */
function seat(chart: Chart, phrase: NounPhrase, token: number, { frame, noun }: Head): void {
  const { to, evidence } = phrase.extent();
  const { norm } = wordAt(chart.analysis, token);
  // «المحكمة الأوروبية لحقوق الإنسان | في ستراسبورغ»: there is one.
  const only = matchesAt(chart.analysis, token).some(
    ({ entry, to: end }) =>
      end === to && (entry.kind === ONLY_ONE || (entry.kind === ORDER && SECURITY.has(norm))),
  );
  if (only) return;
  const seated = frame === 'seated';
  const local = seated || LOCAL.has(noun);
  if (to === token + 1 || (frame === 'state' && !local) || (!seated && evidence & Evidence.Nationality))
    return;
  phrase.seat(PARTS.has(frame) ? SEATS : PLACE, local ? 'all' : frame === 'named' ? 'none' : 'joined');
}

/** «منتخب مصر», «حكومة السنغال»; but «مديرية حريب» is a district. */
const isOfPlace = (chart: Chart, token: number, { frame, definite }: Head, to: number): boolean =>
  frame === 'state' &&
  !definite &&
  chart.nameAt(token + 1, 0, PLACE)?.to === to &&
  !wordAt(chart.analysis, token).readings.some(({ heads }) => heads.some(({ label }) => label === 'GPE'));

/** Whether a state's body and the nationality behind it agree: in «الشرطة | العراقي» it is a club. */
function agrees(chart: Chart, token: number, to: number, { noun }: Head): boolean {
  for (let at = token + 1; at < to; at++) {
    const { classes, norm } = wordAt(chart.analysis, at);
    if (classes & Class.Nationality && classes & Class.Definite)
      return isFeminineNisba(norm) === namesThings(noun);
  }
  return true;
}

/** Heads that have a district for their own: «مجلس | جماعة أولاد عياد». */
const OF_DISTRICT = wordsWith('of-district');

/** Whether the word before makes the phrase generic («أجهزة الشرطة المغربية»); not «أعضاء | المنتخب الفرنسي». */
function genericBefore(chart: Chart, token: number, { noun }: Head, skip: number): boolean {
  if (skip > 0 || token === 0 || TEAMS.has(noun)) return false;
  return wordAt(chart.analysis, token - 1).readings.some(
    (reading) => (reading.classes & Class.Generic) !== 0,
  );
}

/** «مكتب التحقيقات الفيدرالي | الأميركي»: a listed institution and its state. */
const isListedOfState = (chart: Chart, token: number, to: number): boolean =>
  (wordAt(chart.analysis, to - 1).classes & Class.Nationality) !== 0 &&
  matchesAt(chart.analysis, token).some(
    ({ entry, to: end }) =>
      entry.label === 'ORG' && !isClubKind(entry.kind) && end === to - 1 && end > token + 1,
  );

/** An organ named by head and adjective alone («الجمعية العامة»): the document says whose. */
function organConfidence(chart: Chart, token: number, to: number): number {
  const form = `${wordAt(chart.analysis, token).readings.find(({ heads }) => heads.length > 0)?.stem} ${wordAt(chart.analysis, token + 1).norm}`;
  return to === token + 2 && organOf(form) !== undefined ? ORGAN : 0;
}

/** Whether head and town are where something is, and no body («بمركز | كوم حمادة»). */
function isDistrict(
  chart: Chart,
  token: number,
  { noun, definite }: Head,
  skip: number,
  to: number,
): boolean {
  const place = DISTRICT.has(noun) || PLACE_OR_BODY.has(noun) ? chart.nameAt(token + 1, 0, PLACE) : undefined;
  if (definite || place?.to !== to) return false;
  const { norm } = wordAt(chart.analysis, token);
  return (
    DISTRICT.has(noun) ||
    (skip > 0 && norm.startsWith('ب')) ||
    AT_DISTRICT.has(wordAt(chart.analysis, token - 1).norm)
  );
}
const AT_DISTRICT = particles('at-district');

/** Whether a head is the verbal noun of the body before it. */
const isDeed = (chart: Chart, token: number): boolean =>
  (wordAt(chart.analysis, token).classes & Class.Domain) !== 0 &&
  wordAt(chart.analysis, token - 1).readings.some(({ heads }) =>
    heads.some(({ label, definite }) => label === 'ORG' && !definite),
  );

/** «النادي الأهلي | المصري»: a listed club by its name alone; its nationality is none of it. */
function clubEnd(chart: Chart, token: number, { definite, noun }: Head): number | undefined {
  if (!definite || !CLUBS.has(noun)) return undefined;
  return matchesAt(chart.analysis, token + 1).find(({ entry, skip }) => skip === 0 && isClubKind(entry.kind))
    ?.to;
}
const CLUBS = wordsWith('club');
const TEAMS = wordsWith('team');

/** Below this, a body is one only where who has an office in it stands behind it. */
const WEAK = 0.5;

/** An organisation that begins with the head at a token, if there is one. */
export function organisationAt(
  chart: Chart,
  token: number,
  head: Head,
  skip: number,
): NamePhrase | undefined {
  // «المنتدى العالمي | لمكافحة …»: a meeting, but for those that are listed.
  if (head.definite && FORUMS.has(head.noun) && WORLDWIDE.has(wordAt(chart.analysis, token + 1).norm))
    return undefined;
  if (head.frame === 'quoted') return quotedAfter(chart, token, head);
  const body = caucusAt(chart.analysis, token, head, skip) ?? bodyAt(chart, token, head, skip);
  const found = body && { ...body, to: acronymEnd(chart.analysis, body.to) };
  return found && found.confidence > WEAK ? found : (heldAt(chart, token, head, skip) ?? found);
}

/** Meetings of the world, and bodies of a country: «المنتدى | الدولي | حول المناخ». */
const FORUMS = wordsWith('forum');
const WORLDWIDE = wordsWith('worldwide');
/** Named by what is voted for. */
const ELECTIONS = wordsWith('election');
/** Media, and services that a name in quotes makes a product: «منصة | "توجيهي"». */
const PLATFORMS = wordsWith('platform');

function bodyAt(chart: Chart, token: number, head: Head, skip: number): NamePhrase | undefined {
  if (head.frame === 'outside')
    return (
      (PLATFORMS.has(head.noun) ? undefined : quotedAfter(chart, token, head)) ??
      unknownAfter(chart, token, head, skip)
    );
  // «هيئة | تنظيم قطاع الطاقة»: what a body does.
  if (head.frame === 'apposed' && !head.definite && skip === 0 && isDeed(chart, token)) return undefined;
  if (head.frame === 'state' && isOrderOfService(chart.analysis, token)) return undefined;
  // «انتخابات | الرئاسة الأمريكية»: what is voted for.
  if (
    head.definite &&
    skip === 0 &&
    wordAt(chart.analysis, token - 1).readings.some(({ stem }) => ELECTIONS.has(stem))
  )
    return undefined;
  if (head.frame === 'security') return securityAt(chart, token, head, skip);
  if (isGenericBody(head.noun, wordAt(chart.analysis, token + 1).norm)) return undefined;
  // «كتابه | "الشيخ والمريد"»: somebody's book, and no «كتابة الدولة».
  if (hasPronoun(chart.analysis, token) && quotedEnd(chart.analysis, token + 1) > 0) return undefined;
  const phrase = new NounPhrase(chart, token, head.definite);
  // «مجلس | جماعة أولاد عياد»
  const district = OF_DISTRICT.has(head.noun) && !head.definite ? placeBehindHead(chart, token + 1) : -1;
  if (district > 0) phrase.take(district, Evidence.Proper);
  else phrase.institution(!IMPERSONAL.has(head.frame) || ENDOWED.has(head.noun));
  seat(chart, phrase, token, head);
  const apposed = head.frame === 'apposed' ? chart.nameAt(token + 1, 0, ORGANISATION) : undefined;
  const extent = phrase.extent();
  const end = apposed?.match && !(extent.evidence & Evidence.Purpose) ? apposed.to : extent.to;
  const to = enterpriseEnd(chart, token, clubEnd(chart, token, head) ?? end, head, extent.evidence);
  const evidence = extent.evidence | (to > end ? Evidence.Proper : 0);
  if (to === token + 1) return unknownAfter(chart, token, head, skip);
  if (isDistrict(chart, token, head, skip, to)) return undefined;
  // «جماعة | تيشكا»: a commune.
  if (
    COMMUNE.has(head.noun) &&
    !head.definite &&
    apposed === undefined &&
    chart.nameAt(token + 1, 0, TERRITORY)?.to === to
  )
    return undefined;
  const organ = organConfidence(chart, token, to);
  if (head.frame === 'state' && !agrees(chart, token, to, head)) return undefined;
  const ofState = isOfPlace(chart, token, head, to);
  const joined = wordAt(chart.analysis, token + 2).norm.startsWith(AND);
  const whole =
    ofState || isListedOfState(chart, token, to) ? OF_STATE : confidenceOf(head, evidence, joined);
  let confidence = head.definite ? Math.max(whole, organ) : organ ? ORGAN_OF_NOUN : whole;
  if (!organ && confidence < 0.9 && genericBefore(chart, token, head, skip)) confidence -= 0.4;
  if (confidence <= 0)
    return namesFamily(chart, token, head) ? unknownAfter(chart, token, head, skip) : undefined;
  const hall = HALLS.has(head.noun) && holdsOne(chart, token, to, HALL_FOR);
  return {
    label: hall ? 'FAC' : 'ORG',
    from: token,
    to: TEAMS.has(head.noun) ? ageGroupEnd(chart.analysis, to) : to,
    skip,
    confidence,
    reasons: [message('names.beginsWith', { head: head.spelling })],
    sameAs:
      (apposed?.to === to ? apposed.match : undefined) ??
      listedInQuotes(chart, token) ??
      (to > end ? listedWithin(chart, token + 1, to) : undefined),
  };
}
