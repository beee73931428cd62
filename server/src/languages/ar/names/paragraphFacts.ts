/** What a paragraph tells the rest of its document: names in full, aliases, kingdoms. Kept with the paragraph. */
import { fold } from '../normalise.js';
import { tokenAtOrAfter } from '../../../text/tokens.js';
import type { Token } from '../tokens.js';
import type { NameLabel } from '../../mention.js';
import { isClub } from './clubs.js';
import type { NameCandidate } from './nameCandidate.js';
import type { Alias } from './aliases.js';
import type { DocumentMemory } from './documentPass.js';
import type { ParagraphNames } from './paragraphNames.js';
import { composedId, type OrganisationsKnown } from './entities.js';
import { leadingOrgan } from './organs.js';
import { nameParts } from './nameForms.js';
import { resolve } from './resolve.js';
import { slug } from './slug.js';
import type { TaggedSpan } from './tagger/tagger.js';
import { fromTagger } from './taggedNames.js';
import type { AnalysedText } from './analysedText.js';
import { reconcile } from './taggerReconciliation.js';
import { withCompoundsApart } from './compoundNames.js';

/** A name seen in full: what its shorter forms stand for. */
export interface FullName {
  readonly label: NameLabel;
  readonly id: string;
  readonly name: string;
  /** Folded parts; one for everything but persons. */
  readonly parts: readonly string[];
  readonly confidence: number;
  /** The form is a name by itself (an alias, an acronym), looked for everywhere. */
  readonly alias: boolean;
}

/** A town whose name is another word too. */
export interface Town {
  readonly id: string;
  readonly name: string;
}

const NO_COUNTS: ReadonlyMap<string, number> = new Map();
const NO_IDS: ReadonlyMap<string, string> = new Map();
const NO_TOWNS: ReadonlyMap<string, Town> = new Map();

/** What a paragraph contributes; paragraphs that say the same share one `key`. */
export class ParagraphFacts {
  readonly names: FullName[] = [];
  /** Mentions by entity id of the places named, for «المملكة». */
  places = NO_COUNTS;
  /** Mentions by id of the organisations named. */
  organisations = NO_COUNTS;
  /** Mentions by id of the clubs named. */
  clubs = NO_COUNTS;
  /** Ids of organs named with their organisation, by organ. */
  organs = NO_IDS;
  /** Towns named for certain by words that are others too, by the word. */
  towns = NO_TOWNS;
  /** What the last document came to that it was the first or the last in to say anything. */
  document: DocumentMemory | undefined = undefined;
  private said: string | undefined = undefined;

  get isEmpty(): boolean {
    return (
      this.names.length === 0 &&
      this.places.size === 0 &&
      this.organisations.size === 0 &&
      this.clubs.size === 0 &&
      this.organs.size === 0 &&
      this.towns.size === 0
    );
  }

  get key(): string {
    return (this.said ??= keyOf(this));
  }
}

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

/** What a paragraph says by itself, in the light of the tagger's spans. */
export interface OwnNames {
  readonly spans: readonly TaggedSpan[] | undefined;
  readonly candidates: readonly NameCandidate[];
  readonly resolved: readonly NameCandidate[];
  facts: ParagraphFacts | undefined;
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

function keyOf({ names, places, organisations, clubs, organs, towns }: ParagraphFacts): string {
  const persons = names.map(({ label, id, name, parts, alias }) =>
    [label, id, name, parts.join('+'), alias ? 1 : 0].join('|'),
  );
  const ofTowns = new Map([...towns].map(([word, { id }]) => [word, id]));
  const maps = [places, organisations, clubs, organs, ofTowns];
  return [...persons, ...maps.map((map) => [...map].join(';'))].join('\n');
}

/** Entity id of a candidate: the gazetteer's, else one made of its form. */
export function idOf(analysis: AnalysedText, candidate: NameCandidate): string {
  return candidate.canonical ?? slug(formOf(analysis, candidate.start, candidate.end));
}

export function factsOf(paragraph: ParagraphNames, spans: readonly TaggedSpan[] | undefined): ParagraphFacts {
  const own = ownNames(paragraph, spans);
  return (own.facts ??= gatherFacts(paragraph, own.resolved));
}
