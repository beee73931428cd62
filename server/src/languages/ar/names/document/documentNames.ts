/** What a document's paragraphs say together: which short form stands for which name. */
import { tableOfBeginnings } from '../analysis/beginnings.js';
import type { DocumentNames, FullName, KnownForm, ParagraphFacts, Town } from './documentState.js';
import type { OrganisationsKnown } from './entities.js';
import type { NameLexicon } from '../analysis/nameLexicon.js';
import { formKey, shorterForms } from '../words/nameForms.js';
import { organWords } from '../words/organs.js';
import { wordsWith } from '../words/traits.js';
import { hasArticle, withArticle, withoutArticle } from '../../affixes.js';

const KINGDOM = wordsWith('kingdom');
/** States that their news calls «المملكة». */
const KINGDOMS = ['morocco', 'saudi-arabia', 'jordan', 'bahrain', 'united-kingdom', 'spain', 'belgium'];

function mostNamed(facts: readonly ParagraphFacts[]): string | undefined {
  let best: string | undefined;
  let most = 0;
  for (const kingdom of KINGDOMS) {
    let count = 0;
    for (const { places } of facts) count += places.get(kingdom) ?? 0;
    if (count > most) [best, most] = [kingdom, count];
  }
  return best;
}

function organisationsOf(facts: readonly ParagraphFacts[]): OrganisationsKnown {
  const counts = new Map<string, number>();
  const organs = new Map<string, string>();
  for (const { organisations, organs: seen } of facts) {
    for (const [id, count] of organisations) counts.set(id, (counts.get(id) ?? 0) + count);
    for (const [organ, id] of seen) if (!organs.has(organ)) organs.set(organ, id);
  }
  let foremost: string | undefined;
  let most = 1;
  for (const [id, count] of counts) if (count > most) [foremost, most] = [id, count];
  return { organs, foremost };
}

/** Confidence from which a person may be called by the first name. */
const SURE_OF_PERSON = 0.66;

/** First names that one person of the document bears. */
function givenNames(names: readonly FullName[]): Map<string, FullName> {
  const found = new Map<string, FullName>();
  const shared = new Set<string>();
  for (const full of names) {
    const [given] = full.parts;
    if (full.label !== 'PERS' || full.parts.length < 2 || given === undefined || given.length < 3) continue;
    if (full.confidence < SURE_OF_PERSON || given.includes(' ')) continue;
    const known = found.get(given);
    if (known && known.id !== full.id) shared.add(given);
    found.set(given, full);
  }
  for (const given of shared) found.delete(given);
  return found;
}

/** Names of a document from what its paragraphs gatherFacts; longer names first, then the order of the text. */
export function documentNames(facts: readonly ParagraphFacts[]): DocumentNames {
  const byForm = new Map<string, FullName>();
  const byFirstWord = new Map<string, KnownForm[]>();
  const longest = longestFirst(facts);
  for (const full of longest) {
    const whole = full.parts.join(' ');
    if (!isNew(whole, full, byForm)) continue;
    if (full.alias) lookFor(whole, full, false, byFirstWord);
    for (const form of shorterForms(full.parts))
      if (isNew(form, full, byForm)) lookFor(form, full, false, byFirstWord);
  }
  for (const [form, full] of givenNames(longest))
    if (isNew(form, full, byForm)) lookFor(form, full, true, byFirstWord);
  const towns = new Map<string, Town>();
  const clubs = new Set<string>();
  for (const said of facts) {
    for (const [word, town] of said.towns) towns.set(word, town);
    for (const club of said.clubs.keys()) clubs.add(club);
  }
  return {
    beginnings: tableOfBeginnings([...byFirstWord.keys(), ...towns.keys()]),
    byFirstWord,
    byForm,
    kingdom: mostNamed(facts),
    organisations: organisationsOf(facts),
    clubs,
    towns,
  };
}

function longestFirst(facts: readonly ParagraphFacts[]): FullName[] {
  const all: FullName[] = [];
  for (const { names } of facts) for (const name of names) all.push(name);
  return all.sort((a, b) => b.parts.length - a.parts.length);
}

/** Whether no name had a form before, which is now this one's. */
function isNew(form: string, full: FullName, byForm: Map<string, FullName>): boolean {
  const key = formKey(form);
  if (byForm.has(key)) return false;
  byForm.set(key, full);
  return true;
}

/** Has a form looked for, with the article of its last word and without: «آل الشيخ», «آل شيخ». */
function lookFor(form: string, full: FullName, given: boolean, byFirstWord: Map<string, KnownForm[]>): void {
  const words = form.split(' ');
  addForm({ words, full, given }, byFirstWord);
  const last = words[words.length - 1]!;
  const other = !hasArticle(last)
    ? withArticle(last)
    : last.length > 5 || words.length > 1
      ? withoutArticle(last)
      : undefined;
  if (other === undefined) return;
  addForm({ words: [...words.slice(0, -1), other], full, given }, byFirstWord);
}

function addForm(form: KnownForm, byFirstWord: Map<string, KnownForm[]>): void {
  const first = form.words[0]!;
  const list = byFirstWord.get(first);
  if (list) list.push(form);
  else byFirstWord.set(first, [form]);
}

/** First words of the forms in which two documents' names differ. */
export function differences(
  before: DocumentNames,
  after: DocumentNames,
  { clubWords }: NameLexicon,
): Set<string> {
  const changed = new Set<string>();
  const compare = (one: DocumentNames, other: DocumentNames): void => {
    for (const [key, full] of one.byForm) {
      const same = other.byForm.get(key);
      if (same && same.id === full.id && same.label === full.label && same.name === full.name) continue;
      const first = key.split(' ', 1)[0]!;
      changed.add(first).add(withArticle(first));
    }
  };
  compare(before, after);
  compare(after, before);
  const [known, now] = [before.organisations, after.organisations];
  const sameOrgans =
    known.organs.size === now.organs.size &&
    [...known.organs].every(([organ, id]) => now.organs.get(organ) === id);
  if (known.foremost !== now.foremost || !sameOrgans) for (const word of organWords()) changed.add(word);
  const sameClubs =
    before.clubs.size === after.clubs.size && [...before.clubs].every((club) => after.clubs.has(club));
  if (!sameClubs) for (const word of clubWords) changed.add(word);
  for (const [word, { id }] of before.towns) if (after.towns.get(word)?.id !== id) changed.add(word);
  for (const [word, { id }] of after.towns) if (before.towns.get(word)?.id !== id) changed.add(word);
  if (before.kingdom !== after.kingdom) for (const word of KINGDOM.words) changed.add(word);
  return changed;
}
