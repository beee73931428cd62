/** Roles: «المدير العام للأمن الوطني», «وزير الخارجية المغربي», «نائب رئيس الأنتربول عن قارة إفريقيا». */
import type { NameLabel } from '../mention.js';
import type { Chart, Phrase } from './chart.js';
import type { Head } from './heads.js';
import { Evidence, NounPhrase } from './nounPhrase.js';
import { wordAt } from './view.js';
import { Class } from './wordClasses.js';

const OFFICE: ReadonlySet<NameLabel> = new Set(['ORG', 'FAC', 'EVENT', 'OCC']);
const PLACE: ReadonlySet<NameLabel> = new Set(['GPE', 'LOC']);
const OFFICE_OR_PLACE: ReadonlySet<NameLabel> = new Set([...OFFICE, ...PLACE]);
/** Prepositions that join a role to whom or what it serves, as they are folded. */
const TAILS: ReadonlySet<string> = new Set(['لدي', 'عن', 'باسم']);

/** Words that belong to a rank: «الفريق أول الركن». */
const RANK_ADDED = new Set(['اول', 'ثان', 'ثاني', 'الركن', 'ركن', 'الطيار', 'المتقاعد']);
/** A definite role alone («الرئيس»): a mention only if a person follows. */
export const BARE_ROLE = 0.2;

/** Steps over a generic head of place: «جهة», «إقليم», «قارة» before the place. */
function placeBehindHead(chart: Chart, token: number): number {
  const heads = wordAt(chart.view, token).readings[0]?.heads ?? [];
  if (!heads.some((head) => head.label === 'GPE' || head.label === 'LOC')) return -1;
  return chart.nameAt(token + 1, 0, PLACE)?.to ?? -1;
}

function tail(chart: Chart, phrase: NounPhrase, head: Head): void {
  const at = phrase.extent().to;
  const word = wordAt(chart.view, at);
  if (word.kind !== 'arabic') return;
  if (TAILS.has(word.norm)) {
    const to = chart.nameAt(at + 1, 0, OFFICE_OR_PLACE)?.to ?? placeBehindHead(chart, at + 1);
    if (to > 0) phrase.take(to, Evidence.Proper);
    return;
  }
  if (head.frame === 'envoy' && (word.norm === 'في' || word.norm === 'الي')) {
    const to = chart.nameAt(at + 1, 0, OFFICE_OR_PLACE)?.to;
    if (to !== undefined) phrase.take(to, Evidence.Proper);
    return;
  }
  const to = chart.nameAt(at, 1, OFFICE_OR_PLACE)?.to;
  if (to !== undefined && (word.norm.startsWith('ب') || word.norm.startsWith('ل')))
    phrase.take(to, Evidence.Proper);
}

function indefiniteRole(chart: Chart, token: number): NounPhrase {
  const phrase = new NounPhrase(chart, token, false);
  phrase.adjectives();
  const at = phrase.extent().to;
  const office = chart.nameAt(at, 0, OFFICE);
  if (office) return phrase.take(office.to, Evidence.Proper).adjectives();
  const place = placeBehindHead(chart, at);
  if (place > 0) return phrase.take(place, Evidence.Proper).adjectives();
  phrase.construct().coordination();
  if (phrase.extent().evidence & Evidence.Adjective) phrase.purposes();
  return phrase.adjectives();
}

function confidenceOf(head: Head, evidence: number): number {
  if (head.frame === 'proper') {
    return evidence & (Evidence.Proper | Evidence.Purpose) ? 0.5 : 0.3;
  }
  if (evidence & (Evidence.Proper | Evidence.Purpose)) return 0.85;
  if (evidence & Evidence.Domain) return 0.85;
  if (evidence & Evidence.Nationality) return 0.75;
  if (evidence & Evidence.Definite) return 0.6;
  return evidence & Evidence.Adjective ? 0.55 : 0;
}

/** «أمينه»، «رئيسه»: the pronoun, not the feminine that folds to the same letters. */
function endsInPronoun(chart: Chart, token: number, head: Head): boolean {
  if (!head.noun.endsWith('ه')) return false;
  const { text, tokens } = chart.view.text;
  return text.charAt(tokens[token]!.end - 1) === 'ه';
}

/** A role that begins with the head at a token, if there is one. */
export function roleAt(chart: Chart, token: number, head: Head, skip: number): Phrase | undefined {
  if (endsInPronoun(chart, token, head)) return undefined;
  const reasons = [`begins with the role «${head.noun}»`];
  if (head.frame === 'style') return styledRole(chart, token, skip, reasons);
  if (head.definite) {
    const phrase = new NounPhrase(chart, token, true);
    if (head.frame !== 'rank') phrase.adjectives();
    let { to, evidence } = phrase.extent();
    if (evidence) {
      phrase.purposes();
      tail(chart, phrase, head);
      ({ to, evidence } = phrase.extent());
    }
    if (head.frame === 'rank') {
      while (RANK_ADDED.has(wordAt(chart.view, to).norm)) to++;
      return { label: 'OCC', from: token, to, skip, confidence: BARE_ROLE, reasons };
    }
    const sure = confidenceOf(head, evidence);
    const confidence = Math.max(head.frame === 'solo' ? 0.6 : BARE_ROLE, sure);
    return { label: 'OCC', from: token, to, skip, confidence, reasons };
  }
  if (head.frame === 'rank') return undefined;
  const phrase = indefiniteRole(chart, token);
  if (phrase.extent().to === token + 1) return undefined;
  tail(chart, phrase, head);
  const { to, evidence } = phrase.extent();
  if (!(evidence & ~Evidence.Adjective)) return undefined;
  return { label: 'OCC', from: token, to, skip, confidence: confidenceOf(head, evidence), reasons };
}

/** «جلالة الملك», «صاحب السمو الملكي الأمير», «سمو الأمير». */
function styledRole(
  chart: Chart,
  token: number,
  skip: number,
  reasons: readonly string[],
): Phrase | undefined {
  let at = token + 1;
  const styles = (word: number): boolean => {
    const { norm, classes } = wordAt(chart.view, word);
    return norm === 'الجلاله' || norm === 'السمو' || (classes & Class.Adjective) !== 0;
  };
  while (at < token + 4 && styles(at)) at++;
  const role = chart.at(at).find((phrase) => phrase.label === 'OCC' && phrase.skip === 0);
  if (role) return { ...role, from: token, skip, confidence: 0.9, reasons };
  if (at > token + 1) return { label: 'OCC', from: token, to: at, skip, confidence: 0.7, reasons };
  return undefined;
}
