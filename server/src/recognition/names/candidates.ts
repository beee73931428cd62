/** Candidates of a paragraph from all sources: gazetteer, grammar, tagger. */
import type { Chart, Phrase } from './chart.js';
import type { Head } from './heads.js';
import type { NameCandidate } from './nameRecogniser.js';
import { listedWithPlaces } from './placeLists.js';
import { placeKey } from './resolve.js';
import { endOffset, startOffset, wordAt, type GazetteerMatch, type View } from './view.js';
import { Class, ENDS_NAME, NAME_PART } from './wordClasses.js';

const COMMONLY_NAMED = new Set(['ORG', 'MISC', 'PERS', 'EVENT', 'FAC', 'LAW']);
const DASHES = new Set([':', '-', '–', '—', '/', '(', '|']);
/** «المنطقة العربية», «الدول العربية»: a phrase that points, not a name. */
const POINTING = new Set(['المنطقه', 'الدول', 'البلدان', 'القاره']);
const GENERIC_HEADS = new Set([
  'مدينه',
  'ولايه',
  'محافظه',
  'اقليم',
  'جهه',
  'منطقه',
  'جماعه',
  'مقاطعه',
  'قضاء',
  'قاره',
]);
/** How sure a listed name is after a head of its kind: surer than another kind that the lexicons give it («ولاية | النيل الأبيض»). */
const CUED = 0.97;
/** Kinds of the lexicon of roles that are roles by themselves. */
const SURE_ROLES = new Set(['role-bare', 'role-royal', 'role-whole']);
const DIRECTIONS = new Set(['الشماليه', 'الجنوبيه', 'الشرقيه', 'الغربيه']);
const SONS = new Set(['الابن', 'جونيور']);
const INTO = new Set(['في', 'وفي', 'الي', 'والي']);
const CUED_OTHER = 0.95;
const KIND_WORDS: Readonly<Record<string, string>> = { '': 'name' };

/** «(وات)», «/قنا/»: an agency where datelines name it. */
function enclosed(view: View, match: GazetteerMatch): boolean {
  const [before, after] = [wordAt(view, match.from - 1), wordAt(view, match.to)];
  return (
    match.skip === 0 &&
    ((before.kind === 'open' && after.kind === 'close') || (before.norm === '/' && after.norm === '/'))
  );
}

/** «نهضة | بركان»: the city after which a club is called. */
function endsClub(view: View, match: GazetteerMatch): boolean {
  return (view.matches[match.from - 1] ?? []).some(
    ({ entry, to }) => entry.kind === 'club' && to === match.to && !entry.ambiguous,
  );
}

/** «فاز الديمقراطي زهران ممداني»: the adherent before his name, where no noun takes the adjective. */
function callsPerson(view: View, match: GazetteerMatch): boolean {
  const before = wordAt(view, match.from - 1);
  const noun = before.kind === 'arabic' && !(before.anyClasses & (Class.Function | Class.Verb));
  return !noun && (wordAt(view, match.to).classes & (Class.First | Class.MaybeFirst)) !== 0;
}

/** «وذكرت كونا أن», «نقلت واس عن»: an agency between a verb of speech and what it reports. */
function reports(view: View, match: GazetteerMatch): boolean {
  if (match.skip > 0) return false;
  const after = wordAt(view, match.to).norm;
  return (wordAt(view, match.from - 1).anyClasses & Class.Speech) !== 0 && (after === 'ان' || after === 'عن');
}

/** A word that is also a common one: what stands beside it decides. */
function ambiguousWord(view: View, match: GazetteerMatch): number {
  const { label } = match.entry;
  const word = wordAt(view, match.from);
  const common = word.classes & (Class.Common | Class.Adjective | Class.Domain);
  if (label === 'NORP') {
    const apart = match.skip === 0 && (word.classes & Class.Definite) !== 0;
    return apart && (!common || callsPerson(view, match)) ? 0.7 : 0.3;
  }
  if (match.entry.kind === 'news-agency' && (enclosed(view, match) || reports(view, match))) return 0.9;
  if (label !== 'GPE' && label !== 'LOC') return 0.3;
  if (listedWithPlaces(view, match)) return 0.75;
  if (inDateline(view, match)) return 0.6;
  if (match.entry.kind === 'city' && endsClub(view, match)) return 0.75;
  const before = wordAt(view, match.from - 1).norm;
  if (match.skip > 0 || !INTO.has(before)) return 0.3;
  if (match.entry.kind === 'capital') return 0.75;
  return common ? 0.3 : 0.5;
}

/** «عناصر الشرطة الفرنسية»: a generic noun makes a generic phrase of a state's body. */
function isStateBody(view: View, match: GazetteerMatch): boolean {
  const first = wordAt(view, match.from).readings.find(({ proclitics }) => proclitics.length === match.skip);
  if (match.skip > 0 || !first?.heads.some(({ label, frame }) => label === 'ORG' && frame === 'state'))
    return false;
  return (wordAt(view, match.from - 1).anyClasses & Class.Generic) !== 0;
}

/** A single word of the lexicon that prose uses too, or that a proclitic leaves too short to be sure of. */
function isCommonWord(view: View, match: GazetteerMatch): boolean {
  const reading = wordAt(view, match.from).readings.find(
    ({ proclitics }) => proclitics.length === match.skip,
  );
  if (!reading) return false;
  if (match.skip > 0 && reading.stem.length <= 3) return true;
  return (reading.classes & (Class.Domain | Class.Adjective | Class.Head | ENDS_NAME)) !== 0;
}

/** «العيون – », «الصحراء 24 : العيون»: the place from which a report comes. */
function inDateline(view: View, match: GazetteerMatch): boolean {
  if (match.skip > 0) return false;
  if (match.from === 0) return DASHES.has(wordAt(view, match.to).norm);
  return match.to === view.words.length && match.from < 8 && DASHES.has(wordAt(view, match.from - 1).norm);
}

/** «وأدان», «وأكد»: a verb behind و or ف, that a name is spelled like. */
const hidesVerb = (view: View, token: number): boolean =>
  wordAt(view, token).readings.some(
    ({ proclitics, classes }) =>
      (proclitics === 'و' || proclitics === 'ف') && (classes & (Class.Verb | Class.Speech)) !== 0,
  );

/** «الصحف | السعودية»: a state's name that is the adjective too, after a definite noun or at the end of a name. */
function isAdjective(view: View, { from, to, skip }: GazetteerMatch): boolean {
  const { classes } = wordAt(view, from);
  if (skip > 0 || to - from > 1 || !(classes & Class.Nationality) || !(classes & Class.Definite))
    return false;
  const before = wordAt(view, from - 1);
  if (before.classes & Class.Definite && !(before.classes & (Class.Function | Class.Place))) return true;
  return (view.matches[from - 1] ?? []).some((each) => each.entry.label === 'ORG' && each.to === to);
}

/** How sure a name of the gazetteer is by itself. */
function confidenceOf(view: View, match: GazetteerMatch): number {
  const { entry, from, to, skip } = match;
  const words = to - from;
  let confidence = words > 1 ? 0.96 : 0.92;
  if (entry.label === 'OCC') return SURE_ROLES.has(entry.kind) ? 0.8 : 0.35;
  if (words === 1 && skip === 0 && hidesVerb(view, from)) return 0.3;
  const ambiguous =
    entry.ambiguous || (words === 1 && COMMONLY_NAMED.has(entry.label) && isCommonWord(view, match));
  if (entry.label === 'GPE' && isAdjective(view, match)) return 0;
  if (ambiguous) confidence = words > 1 ? 0.7 : ambiguousWord(view, match);
  const whole = wordAt(view, from).classes;
  if (entry.label === 'ORG' && isStateBody(view, match)) confidence -= 0.6;
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
  label !== 'OCC' && (label !== 'ORG' || frame === 'outside' || frame === 'called' || frame === 'apposed');

/** «مدينة», «دولة», «حزب», «صحيفة» before an ambiguous name make it sure. */
function cueBefore(view: View, match: GazetteerMatch): string | undefined {
  let before = match.from - 1;
  if (wordAt(view, before).kind === 'quote') before--;
  if (match.skip > 0 || before < 0) return undefined;
  for (const reading of wordAt(view, before).readings) {
    for (const head of reading.heads) {
      if (head.label === match.entry.label && !head.definite && isCue(head))
        return `«${head.noun}» before it`;
    }
  }
  return undefined;
}

function fromMatch(view: View, match: GazetteerMatch): NameCandidate {
  const { entry } = match;
  let confidence = confidenceOf(view, match);
  const reasons = [`gazetteer: ${KIND_WORDS[entry.kind] ?? entry.kind}`];
  const cue = entry.ambiguous || confidence < 0.5 ? cueBefore(view, match) : undefined;
  if (cue) {
    confidence = Math.max(confidence, entry.label === 'GPE' || entry.label === 'LOC' ? CUED : CUED_OTHER);
    reasons.unshift(cue);
  }
  return {
    start: startOffset(view, match.from, match.skip),
    end: endOffset(view, match.to),
    label: entry.label,
    confidence,
    reasons,
    ...(entry.id !== '' && { canonical: entry.id, name: entry.name }),
  };
}

function fromPhrase(view: View, phrase: Phrase): NameCandidate {
  return {
    start: startOffset(view, phrase.from, phrase.skip),
    end: endOffset(view, phrase.to),
    label: phrase.label,
    confidence: phrase.confidence,
    reasons: phrase.reasons,
    ...(phrase.number !== undefined && { number: phrase.number }),
    ...(phrase.sameAs && { canonical: phrase.sameAs.entry.id, name: phrase.sameAs.entry.name }),
  };
}

/** Titles and offices that stay outside though the lexicon lists the person with them («الملك محمد السادس»). */
function withoutTitle(view: View, match: GazetteerMatch): GazetteerMatch {
  if (match.entry.label !== 'PERS' || match.to - match.from < 3) return match;
  const first = wordAt(view, match.from).readings.find(({ proclitics }) => proclitics.length === match.skip);
  if (!first || !(first.classes & Class.Definite || match.skip > 0)) return match;
  const office =
    first.heads.some(({ label, definite }) => label === 'OCC' && definite) || first.classes & Class.Title;
  if (!office) return match;
  return withoutFirst(view, match);
}

/** A match without its first word and a quote after that. */
function withoutFirst(view: View, match: GazetteerMatch): GazetteerMatch {
  const from = match.from + (wordAt(view, match.from + 1).kind === 'quote' ? 2 : 1);
  return { ...match, from, skip: 0 };
}

/** Generic heads that stay outside though the lexicon lists the name with them («ولاية كاليفورنيا»). */
function withoutGenericHead(view: View, match: GazetteerMatch): GazetteerMatch {
  if (match.entry.label !== 'GPE' && match.entry.label !== 'LOC') return match;
  if (match.to - match.from < 2) return match;
  const reading = wordAt(view, match.from).readings.find(
    ({ proclitics }) => proclitics.length === match.skip,
  );
  if (!reading || !GENERIC_HEADS.has(reading.stem)) return match;
  return withoutFirst(view, match);
}

/** Media's and companies' generic heads stay outside: «صحيفة | الراي», «شركة | ميرسك» where the name stands alone too. */
function withoutCallingHead(view: View, match: GazetteerMatch): GazetteerMatch {
  if (match.entry.label !== 'ORG' || match.to - match.from < 2) return match;
  const first = wordAt(view, match.from).readings.find(({ proclitics }) => proclitics.length === match.skip);
  const head = first?.heads.find(({ label, definite }) => label === 'ORG' && !definite);
  const alone = view.matches[match.from + 1]?.some(
    ({ entry, to, skip }) =>
      skip === 0 &&
      to === match.to &&
      (entry.id === match.entry.id || (entry.label === 'ORG' && entry.kind === match.entry.kind)),
  );
  const outside = head?.frame === 'outside' || (head?.frame === 'called' && alone);
  return outside ? withoutFirst(view, match) : match;
}

/** «… الأمير مولاي | رشيد»: an honorific at the end of a listed role belongs to who follows. */
function withoutHonorific(view: View, match: GazetteerMatch): GazetteerMatch {
  if (match.entry.label !== 'OCC') return match;
  const last = wordAt(view, match.to - 1).classes;
  return last & Class.Title && wordAt(view, match.to).classes & NAME_PART
    ? { ...match, to: match.to - 1 }
    : match;
}

/** «نواكشوط الجنوبية», «كردفان الشمالية»: a direction after a place without article is part of its name. */
function withDirection(view: View, match: GazetteerMatch): GazetteerMatch {
  const last = wordAt(view, match.to - 1).classes;
  return match.entry.label === 'GPE' &&
    !(last & Class.Definite) &&
    DIRECTIONS.has(wordAt(view, match.to).norm)
    ? { ...match, to: match.to + 1 }
    : match;
}

/** «فرديناند ماركوس الابن»: what tells a son from the father of his name. */
function withSon(view: View, match: GazetteerMatch): GazetteerMatch {
  return match.to - match.from > 1 && SONS.has(wordAt(view, match.to).norm)
    ? { ...match, to: match.to + 1 }
    : match;
}

/** «أديبك 2025», «إكسبو 2030»: the year that tells one edition of a listed event from the others. */
function withYear(view: View, match: GazetteerMatch): GazetteerMatch {
  const after = wordAt(view, match.to);
  const year = after.kind === 'number' && /^(19|20)\d\d$/.test(after.norm);
  return year ? { ...match, to: match.to + 1 } : match;
}

/** The match within the guidelines' boundaries. */
function bounded(view: View, match: GazetteerMatch): GazetteerMatch {
  switch (match.entry.label) {
    case 'PERS':
      return withSon(view, withoutTitle(view, match));
    case 'ORG':
      return withoutCallingHead(view, match);
    case 'EVENT':
      return withYear(view, match);
    case 'OCC':
      return withoutHonorific(view, match);
    default:
      return withDirection(view, withoutGenericHead(view, match));
  }
}

/** The longest match of each label at a token; shorter ones are parts of it. */
function longest(matches: readonly GazetteerMatch[]): GazetteerMatch[] {
  const kept: GazetteerMatch[] = [];
  for (const match of matches) {
    if (
      !kept.some(
        (other) =>
          other.to > match.to || (other.entry.label === match.entry.label && other.skip <= match.skip),
      )
    )
      kept.push(match);
  }
  return kept;
}

/**
 * Roles of one word are heads, and in the plural nobody's. An adjective after a definite noun belongs to it
 * («الشرطة | الجنائية الدولية»), a bare verbal noun to its head («المدير العام ل | مراقبة …»).
 */
function isWholeName(view: View, match: GazetteerMatch): boolean {
  const first = wordAt(view, match.from);
  if (
    match.entry.label === 'ORG' &&
    match.skip === 0 &&
    first.classes & Class.Adjective &&
    first.classes & Class.Definite &&
    wordAt(view, match.from - 1).anyClasses & Class.Definite
  )
    return false;
  if (match.entry.label === 'LOC' && match.to - match.from === 2 && POINTING.has(first.norm)) return false;
  const stem = first.readings.find(({ proclitics }) => proclitics.length === match.skip);
  if (
    match.entry.label === 'ORG' &&
    match.to - match.from > 1 &&
    stem &&
    stem.classes & Class.Domain &&
    !(stem.classes & (Class.Definite | Class.Head)) &&
    match.entry.kind !== 'club' &&
    (match.skip > 0 || wordAt(view, match.from - 1).anyClasses & (Class.Head | Class.Bare | Class.Adjective))
  )
    return false;
  if (match.entry.label === 'FAC' && wordAt(view, match.from - 1).norm.endsWith('خادم')) return false;
  if (match.entry.label !== 'OCC') return true;
  if (match.to - match.from < 2) return false;
  if (match.entry.kind === 'role-whole') return true;
  return wordAt(view, match.from).readings.some(
    ({ proclitics, heads }) => proclitics.length === match.skip && heads.some(({ label }) => label === 'OCC'),
  );
}

/** Candidates of gazetteer and grammar, the same span and label once with all its reasons. */
export function gatherCandidates(chart: Chart): NameCandidate[] {
  const { view } = chart;
  const found = new Map<number, NameCandidate>();
  const add = (candidate: NameCandidate): void => {
    const key = placeKey(candidate);
    const known = found.get(key);
    if (!known) {
      found.set(key, candidate);
      return;
    }
    const [sure, less] = known.confidence >= candidate.confidence ? [known, candidate] : [candidate, known];
    found.set(key, {
      ...sure,
      ...(sure.canonical === undefined &&
        less.canonical !== undefined && { canonical: less.canonical, name: less.name }),
      confidence: Math.min(0.99, 1 - (1 - sure.confidence) * (1 - less.confidence * 0.5)),
      reasons: [...sure.reasons, ...less.reasons.filter((reason) => !sure.reasons.includes(reason))],
    });
  };
  for (let token = 0; token < view.matches.length; token++) {
    const matches = view.matches[token];
    if (!matches) continue;
    for (const match of longest(matches)) {
      // A date is no name, but names begin with months: «مايو كلينك».
      if (view.inTime(token) && view.inTime(match.to - 1)) continue;
      if (isWholeName(view, match)) add(fromMatch(view, bounded(view, match)));
    }
  }
  for (const phrase of chart.all()) add(fromPhrase(view, phrase));
  return [...found.values()];
}
