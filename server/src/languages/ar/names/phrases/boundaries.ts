/** Where a listed name ends by the guidelines: titles and generic heads outside, sons, directions and years inside. */
import { acronymEnd } from './acronyms.js';
import { ageGroupEnd } from './ageGroups.js';
import { isClubKind } from '../words/clubKinds.js';
import {
  matchesAt,
  isYear,
  readingOf,
  wordAt,
  type GazetteerMatch,
  type AnalysedText,
} from '../analysis/analysedText.js';
import { Class, NAME_PART } from '../words/classBits.js';
import { mayBeName } from './personParts.js';
import { wordsWith } from '../words/traits.js';
import { isFeminineNisba, namesThings } from '../../wordShapes.js';

const GENERIC_HEADS = wordsWith('generic-place');
const DIRECTIONS = wordsWith('direction');
/** What lies in the south of its country, and has no southern part of its own: «بلدة عيترون | الجنوبية». */
const SETTLEMENTS = wordsWith('settlement');
const SONS = wordsWith('son');

/** Titles and offices that stay outside though the lexicon lists the person with them («الملك محمد السادس»). */
function withoutTitle(analysis: AnalysedText, match: GazetteerMatch): GazetteerMatch {
  if (match.entry.label !== 'PERS' || match.to - match.from < 3) return match;
  const first = readingOf(analysis, match);
  if (!first || !(first.classes & Class.Definite || match.skip > 0)) return match;
  const office =
    first.heads.some(({ label, definite }) => label === 'OCC' && definite) || first.classes & Class.Title;
  if (!office) return match;
  return withoutFirst(analysis, match);
}

/** The match with another end: token `to`. */
const endingAt = (to: number, { entry, from, skip }: GazetteerMatch): GazetteerMatch => ({
  entry,
  from,
  to,
  skip,
});

/** A match without its first word and a quote after that. */
function withoutFirst(analysis: AnalysedText, match: GazetteerMatch): GazetteerMatch {
  const from = match.from + (wordAt(analysis, match.from + 1).kind === 'quote' ? 2 : 1);
  return { entry: match.entry, from, to: match.to, skip: 0 };
}

/** Generic heads that stay outside though the lexicon lists the name with them («ولاية كاليفورنيا»). */
function withoutGenericHead(analysis: AnalysedText, match: GazetteerMatch): GazetteerMatch {
  if (match.entry.label !== 'GPE' && match.entry.label !== 'LOC') return match;
  if (match.to - match.from < 2) return match;
  const reading = readingOf(analysis, match);
  if (!reading || !GENERIC_HEADS.has(reading.stem)) return match;
  return withoutFirst(analysis, match);
}

/** Generic heads of papers stay outside: «صحيفة | الراي». */
function withoutCallingHead(analysis: AnalysedText, match: GazetteerMatch): GazetteerMatch {
  if (match.entry.label !== 'ORG' || match.to - match.from < 2) return match;
  const head = readingOf(analysis, match)?.heads.find(({ label, definite }) => label === 'ORG' && !definite);
  return head?.frame === 'outside' ? withoutFirst(analysis, match) : match;
}

/** «صحيفة | الخبر | الجزائرية»: whose a paper is, though the lexicon lists it so. */
function withoutPapersState(analysis: AnalysedText, match: GazetteerMatch): GazetteerMatch {
  const { label } = match.entry;
  const { classes } = wordAt(analysis, match.to - 1);
  if (label !== 'ORG' || match.to - match.from < 2 || !(classes & Class.Nationality) || classes & NOT_WHOSE)
    return match;
  const called = wordAt(analysis, match.from - 1).readings.some(({ heads }) =>
    heads.some(({ frame, definite }) => frame === 'outside' && !definite),
  );
  return called ? endingAt(match.to - 1, match) : match;
}

/** «الرجاء الرياضي»: of Riyadh, and of sport. */
const NOT_WHOSE = Class.Adjective | Class.Domain;

/** «الشرطة | العراقي», «بنفيكا | البرتغالي»: whose the club is stays outside where the rest is a club's name too. */
function withoutNationality(analysis: AnalysedText, match: GazetteerMatch): GazetteerMatch {
  const last = match.to - 1;
  if (!isClubKind(match.entry.kind) || last === match.from) return match;
  const state = matchesAt(analysis, last).some(
    ({ entry, skip }) => skip === 0 && entry.kind === 'nationality',
  );
  if (!state || wordAt(analysis, last).classes & NOT_WHOSE) return match;
  // «الترجي الرياضي التونسي»: the whole is what it is called.
  if (wordAt(analysis, last - 1).classes & Class.Adjective) return match;
  const alone = matchesAt(analysis, match.from).some(
    ({ entry, to, skip }) => to === last && skip === match.skip && isClubKind(entry.kind),
  );
  return alone ? endingAt(last, match) : match;
}

/** «الشركة | السعودية للكهرباء», «البنك | الأهلي السعودي»: the head that a listed name leaves out. */
function withDefiniteHead(analysis: AnalysedText, match: GazetteerMatch): GazetteerMatch {
  const { from, to, skip, entry } = match;
  const { norm, classes } = wordAt(analysis, from);
  if (skip > 0 || to - from < 2 || !(classes & Class.Nationality && classes & Class.Definite)) return match;
  const reading = wordAt(analysis, from - 1).readings.find(({ heads }) =>
    heads.some(
      ({ label, definite, noun, frame }) =>
        label === 'ORG' && definite && frame === 'apposed' && isFeminineNisba(norm) === namesThings(noun),
    ),
  );
  return reading ? { entry, from: from - 1, to, skip: reading.proclitics.length } : match;
}

/** «قصر المؤتمرات | بمراكش»: where a building is, though the lexicon lists it with its town. */
function withoutSeat(analysis: AnalysedText, match: GazetteerMatch): GazetteerMatch {
  for (let token = match.to - 1; token > match.from + 1; token--) {
    const place = matchesAt(analysis, token).some(
      ({ entry, to, skip }) => skip === 1 && to === match.to && entry.label === 'GPE',
    );
    if (place && wordAt(analysis, token).norm.startsWith('ب')) return endingAt(token, match);
  }
  return match;
}

/** «… الأمير مولاي | رشيد»: an honorific at the end of a listed role belongs to who follows. */
function withoutHonorific(analysis: AnalysedText, match: GazetteerMatch): GazetteerMatch {
  if (match.entry.label !== 'OCC') return match;
  const last = wordAt(analysis, match.to - 1).classes;
  if (last & Class.Title && wordAt(analysis, match.to).classes & NAME_PART)
    return endingAt(match.to - 1, match);
  // «رائد الفضاء | الكندي | جيريمي هانسن»
  const { classes, norm } = wordAt(analysis, match.to);
  const isRank = readingOf(analysis, match)?.heads.every(({ frame }) => frame === 'rank');
  const ofState =
    isRank && last & classes & Class.Definite && classes & Class.Nationality && !norm.endsWith('ه');
  return ofState && mayBeName(analysis, match.to + 1) && mayBeName(analysis, match.to + 2)
    ? endingAt(match.to + 1, match)
    : match;
}

/** «والي نواكشوط الجنوبية»: a direction after a place that somebody governs; in «ضاحية بيروت الجنوبية» it is the suburb's. */
function withDirection(analysis: AnalysedText, match: GazetteerMatch): GazetteerMatch {
  if (match.entry.label !== 'GPE' || !DIRECTIONS.has(wordAt(analysis, match.to).norm)) return match;
  if (wordAt(analysis, match.to - 1).classes & Class.Definite) return match;
  const governed = wordAt(analysis, match.from - 1).readings.some(({ heads }) =>
    heads.some(({ label, noun }) => label === 'OCC' || (label === 'GPE' && !SETTLEMENTS.has(noun))),
  );
  return governed ? endingAt(match.to + 1, match) : match;
}

/** «فرديناند ماركوس الابن»: what tells a son from the father of his name. */
function withSon(analysis: AnalysedText, match: GazetteerMatch): GazetteerMatch {
  return match.to - match.from > 1 && SONS.has(wordAt(analysis, match.to).norm)
    ? endingAt(match.to + 1, match)
    : match;
}

/** Tokens of the rest of an event's date at most: «أكتوبر | /تشرين الأول 1973». */
const LONGEST_DATE = 5;
/** «أديبك 2025», «ثورة فبراير | /شباط 2011»: the year that tells a listed event from the others, and all of its date. */
function withYear(analysis: AnalysedText, match: GazetteerMatch): GazetteerMatch {
  if (analysis.inTime(match.to - 1) && wordAt(analysis, match.to).norm === '/') {
    let to = match.to;
    while (to < match.to + LONGEST_DATE && analysis.inTime(to)) to++;
    return endingAt(to, match);
  }
  const end = ageGroupEnd(analysis, match.to);
  if (end > match.to) return endingAt(end, match);
  return isYear(analysis, match.to) ? endingAt(match.to + 1, match) : match;
}

/** Kinds of what is made in models. */
const MADE = new Set(['product', 'programme']);
/** «برنامج | "بيغاسوس"», «صاروخ | ستارشيب»: what kind of thing it is, of what is listed by its name alone too. */
function withoutKind(analysis: AnalysedText, match: GazetteerMatch): GazetteerMatch {
  if (!MADE.has(match.entry.kind) || match.to - match.from < 2) return match;
  const kind = readingOf(analysis, match)?.heads.some(
    ({ label, frame, definite }) => label === 'MISC' && frame === 'quoted' && !definite,
  );
  if (!kind) return match;
  const bare = withoutFirst(analysis, match);
  const alone = matchesAt(analysis, bare.from).some(
    ({ entry, to }) => to === match.to && entry.id === match.entry.id,
  );
  return alone ? bare : match;
}
const DIGITS_OF_MODEL = 4;
const LONGEST_MODEL = 4;
const VERSIONS = wordsWith('version');

/** «آيفون | 15», «غالاكسي | S8», «نوت | -7»: the model of a product. */
function withModel(analysis: AnalysedText, match: GazetteerMatch): GazetteerMatch {
  if (!MADE.has(match.entry.kind) || analysis.inTime(match.to)) return match;
  let at = match.to;
  if (wordAt(analysis, at).norm === '-' || wordAt(analysis, at).kind === 'word') at++;
  const { kind, norm } = wordAt(analysis, at);
  if (kind !== 'number' || norm.length > DIGITS_OF_MODEL) return match;
  while (at < match.to + LONGEST_MODEL && VERSIONS.has(wordAt(analysis, at + 1).norm)) at++;
  return endingAt(at + 1, match);
}

/** «المصرف العراقي للتجارة | TBI»: a body of several words with the acronym that stands for it. */
function withAcronym(analysis: AnalysedText, match: GazetteerMatch): GazetteerMatch {
  const to = match.to - match.from > 1 ? acronymEnd(analysis, match.to) : match.to;
  return to > match.to ? endingAt(to, match) : match;
}

/** The match within the guidelines' boundaries. */
export function bounded(analysis: AnalysedText, match: GazetteerMatch): GazetteerMatch {
  switch (match.entry.label) {
    case 'PERS':
      return withSon(analysis, withoutTitle(analysis, match));
    case 'ORG':
      return withAcronym(
        analysis,
        withDefiniteHead(
          analysis,
          withoutNationality(analysis, withoutPapersState(analysis, withoutCallingHead(analysis, match))),
        ),
      );
    case 'FAC':
      return withoutSeat(analysis, match);
    case 'MISC':
      return withModel(analysis, withoutKind(analysis, match));
    case 'EVENT':
      return withYear(analysis, match);
    case 'OCC':
      return withoutHonorific(analysis, match);
    default:
      return withDirection(analysis, withoutGenericHead(analysis, match));
  }
}
