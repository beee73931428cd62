/** What a paragraph tells the rest of its document: names in full, aliases, kingdoms. Kept with the paragraph. */
import { fold } from '../../normalise.js';
import { tokenAtOrAfter } from '../../../../text/tokens.js';
import type { Token } from '../../tokens.js';
import { isClub } from './clubs.js';
import type { NameCandidate } from '../nameCandidate.js';
import type { Alias } from './aliases.js';
import { ParagraphFacts, type FullName, type OwnNames } from './documentState.js';
import type { ParagraphNames } from './paragraphNames.js';
import { composedId, type OrganisationsKnown } from './entities.js';
import { leadingOrgan } from '../words/organs.js';
import { nameParts } from '../words/nameForms.js';
import { resolve } from '../resolve.js';
import { slug } from '../words/slug.js';
import type { TaggedSpan } from '../tagger/tagger.js';
import { fromTagger } from '../taggedNames.js';
import type { AnalysedText } from '../analysis/analysedText.js';
import { reconcile } from '../taggerReconciliation.js';
import { withCompoundsApart } from '../words/compoundNames.js';

/** Confidence from which a name is believed elsewhere in the document. */
const SURE = 0.6;
/** The same of a town whose name is another word too. */
const SURE_TOWN = 0.7;

const NOTHING_KNOWN: OrganisationsKnown = { organs: new Map(), foremost: undefined };

/** Whether a token has letters or digits; a symbol has none but for a few (½). */
const isWritten = ({ kind, norm }: Token): boolean =>
  kind === 'symbol' ? /[\p{L}\p{N}]/u.test(norm) : norm !== '';

/** The folded form of a mention, without quotes, and with the article that a proclitic ل swallowed. */
export function formOf({ text: { text, tokens } }: AnalysedText, start: number, end: number): string {
  let form = '';
  for (let i = tokenAtOrAfter(tokens, start); i < tokens.length && tokens[i]!.start < end; i++) {
    const token = tokens[i]!;
    if (!isWritten(token)) continue;
    const word = token.start < start ? fold(text.slice(start, token.end)) : token.norm;
    form += form === '' ? word : ` ${word}`;
  }
  form = withCompoundsApart(form);
  return form.startsWith('ل') && start > 0 && fold(text.charAt(start - 1)) === 'ل' && form.charAt(1) !== 'ا'
    ? `ا${form}`
    : form;
}

/** The candidates of a paragraph in the light of what the tagger says, if it is asked; kept for the spans asked for last. */
export function ownNames(paragraph: ParagraphNames, spans: readonly TaggedSpan[] | undefined): OwnNames {
  const last = paragraph.own;
  if (last && last.spans === spans) return last;
  const { analysis } = paragraph;
  const candidates = spans
    ? reconcile(analysis, paragraph.candidates, fromTagger(analysis, spans))
    : paragraph.candidates;
  return (paragraph.own = { spans, candidates, resolved: resolve(candidates), facts: undefined });
}

const NOTHING = new ParagraphFacts();

function gatherFacts(
  { analysis, aliases }: ParagraphNames,
  resolved: readonly NameCandidate[],
): ParagraphFacts {
  if (resolved.length === 0 && aliases.length === 0) return NOTHING;
  const facts = new ParagraphFacts();
  for (const candidate of resolved) {
    if (candidate.label === 'GPE') addPlace(analysis, candidate, facts);
    else if (candidate.label === 'ORG') addOrganisation(analysis, candidate, resolved, facts);
    else if (candidate.label === 'PERS' && candidate.confidence >= SURE)
      addPerson(analysis, candidate, facts);
  }
  for (const alias of aliases) facts.names.push(aliasOf(analysis, alias));
  return facts;
}

function addPlace(analysis: AnalysedText, candidate: NameCandidate, facts: ParagraphFacts): void {
  const { canonical, confidence, start, end, name } = candidate;
  if (canonical === undefined) return;
  facts.places = counted(facts.places, canonical);
  if (confidence < SURE_TOWN || !analysis.lexicon.gazetteer.entry(canonical)?.ambiguous) return;
  const form = formOf(analysis, start, end);
  if (form.includes(' ')) return;
  facts.towns = added(facts.towns, form, { id: canonical, name: name ?? form });
}

function addOrganisation(
  analysis: AnalysedText,
  candidate: NameCandidate,
  resolved: readonly NameCandidate[],
  facts: ParagraphFacts,
): void {
  const { canonical } = candidate;
  if (canonical !== undefined && candidate.confidence >= SURE && isClub(analysis, canonical))
    facts.clubs = counted(facts.clubs, canonical);
  const form = formOf(analysis, candidate.start, candidate.end);
  const organ = leadingOrgan(form);
  if (organ === undefined) {
    if (canonical !== undefined) facts.organisations = counted(facts.organisations, canonical);
    return;
  }
  const id = canonical ?? composedId(form, candidate, resolved, NOTHING_KNOWN);
  if (id !== undefined && !facts.organs.has(organ)) facts.organs = added(facts.organs, organ, id);
}

function addPerson(analysis: AnalysedText, candidate: NameCandidate, facts: ParagraphFacts): void {
  const { start, end, canonical, name, confidence } = candidate;
  const form = formOf(analysis, start, end);
  const parts = nameParts(form.split(' '));
  if (parts.length < 2) return;
  facts.names.push({
    label: 'PERS',
    id: canonical ?? slug(form),
    name: name ?? analysis.text.text.slice(start, end),
    parts,
    confidence,
    alias: false,
  });
}

const aliasOf = (analysis: AnalysedText, { alias, of }: Alias): FullName => ({
  label: alias.label,
  id: idOf(analysis, of),
  name: of.name ?? analysis.text.text.slice(of.start, of.end),
  parts: [formOf(analysis, alias.start, alias.end)],
  confidence: of.confidence,
  alias: true,
});

/** A map with something more: the map itself, unless it is the one that stands for none. */
function added<T>(map: ReadonlyMap<string, T>, key: string, value: T): ReadonlyMap<string, T> {
  const own = map.size === 0 ? new Map<string, T>() : (map as Map<string, T>);
  return own.set(key, value);
}

const counted = (counts: ReadonlyMap<string, number>, id: string): ReadonlyMap<string, number> =>
  added(counts, id, (counts.get(id) ?? 0) + 1);

/** Entity id of a candidate: the gazetteer's, else one made of its form. */
export function idOf(analysis: AnalysedText, candidate: NameCandidate): string {
  return candidate.canonical ?? slug(formOf(analysis, candidate.start, candidate.end));
}

export function factsOf(paragraph: ParagraphNames, spans: readonly TaggedSpan[] | undefined): ParagraphFacts {
  const own = ownNames(paragraph, spans);
  return (own.facts ??= gatherFacts(paragraph, own.resolved));
}
