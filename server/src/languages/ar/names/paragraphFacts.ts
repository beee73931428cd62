/** What a paragraph tells the rest of its document: names in full, aliases, kingdoms. Kept with the paragraph. */
import { fold } from '../normalise.js';
import { tokenAtOrAfter } from '../../../text/tokens.js';
import type { Token } from '../tokens.js';
import type { NameLabel } from '../../mention.js';
import { isClub } from './clubs.js';
import type { NameCandidate } from './nameCandidate.js';
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
  readonly alias?: boolean;
}

/** A town whose name is another word too. */
export interface Town {
  readonly id: string;
  readonly name: string;
}

/** What a paragraph contributes; paragraphs that say the same share one `key`. */
export interface ParagraphFacts {
  /** Empty where there is nothing. */
  readonly key: string;
  readonly names: readonly FullName[];
  /** Mentions by entity id of the places named, for «المملكة». */
  readonly places: ReadonlyMap<string, number>;
  /** Mentions by id of the organisations named. */
  readonly organisations: ReadonlyMap<string, number>;
  /** Mentions by id of the clubs named. */
  readonly clubs: ReadonlyMap<string, number>;
  /** Ids of organs named with their organisation, by organ. */
  readonly organs: ReadonlyMap<string, string>;
  /** Towns named for certain by words that are others too, by the word. */
  readonly towns: ReadonlyMap<string, Town>;
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
interface OwnNames {
  readonly spans: readonly TaggedSpan[] | undefined;
  readonly candidates: readonly NameCandidate[];
  readonly resolved: readonly NameCandidate[];
  facts: ParagraphFacts | undefined;
}

const lastOwn = new WeakMap<ParagraphNames, OwnNames>();

/** The candidates of a paragraph in the light of what the tagger says, if it is asked; kept for the spans asked for last. */
export function ownNames(paragraph: ParagraphNames, spans: readonly TaggedSpan[] | undefined): OwnNames {
  const last = lastOwn.get(paragraph);
  if (last && last.spans === spans) return last;
  const { analysis } = paragraph;
  const candidates = spans
    ? reconcile(analysis, paragraph.candidates, fromTagger(analysis, spans))
    : paragraph.candidates;
  const names: OwnNames = { spans, candidates, resolved: resolve(candidates), facts: undefined };
  lastOwn.set(paragraph, names);
  return names;
}

const NOTHING: ParagraphFacts = {
  key: '',
  names: [],
  places: new Map(),
  organisations: new Map(),
  clubs: new Map(),
  organs: new Map(),
  towns: new Map(),
};

/** Adds a town that is named for certain by a word that is another too. */
function addTown(
  analysis: AnalysedText,
  { start, end, canonical, name, confidence }: NameCandidate,
  towns: Map<string, Town>,
): void {
  if (canonical === undefined || confidence < SURE_TOWN) return;
  const form = formOf(analysis, start, end);
  if (form.includes(' ') || !analysis.lexicon.gazetteer.entry(canonical)?.ambiguous) return;
  towns.set(form, { id: canonical, name: name ?? form });
}

function gatherFacts(
  { text: { text }, analysis, aliases }: ParagraphNames,
  resolved: readonly NameCandidate[],
): ParagraphFacts {
  if (resolved.length === 0 && aliases.length === 0) return NOTHING;
  const names: FullName[] = [];
  const places = new Map<string, number>();
  const organisations = new Map<string, number>();
  const clubs = new Map<string, number>();
  const organs = new Map<string, string>();
  const towns = new Map<string, Town>();
  for (const candidate of resolved) {
    if (candidate.label === 'GPE' && candidate.canonical !== undefined) {
      places.set(candidate.canonical, (places.get(candidate.canonical) ?? 0) + 1);
      addTown(analysis, candidate, towns);
    }
    if (candidate.label === 'ORG') {
      if (candidate.confidence >= SURE && isClub(analysis, candidate.canonical))
        clubs.set(candidate.canonical!, (clubs.get(candidate.canonical!) ?? 0) + 1);
      const form = formOf(analysis, candidate.start, candidate.end);
      const organ = leadingOrgan(form);
      const id = candidate.canonical ?? composedId(form, candidate, resolved, NOTHING_KNOWN);
      if (organ !== undefined && id !== undefined && !organs.has(organ)) organs.set(organ, id);
      else if (organ === undefined && candidate.canonical !== undefined)
        organisations.set(candidate.canonical, (organisations.get(candidate.canonical) ?? 0) + 1);
    }
    if (candidate.label !== 'PERS' || candidate.confidence < SURE) continue;
    const form = formOf(analysis, candidate.start, candidate.end);
    const parts = nameParts(form.split(' '));
    if (parts.length < 2) continue;
    names.push({
      label: 'PERS',
      id: candidate.canonical ?? slug(form),
      name: candidate.name ?? text.slice(candidate.start, candidate.end),
      parts,
      confidence: candidate.confidence,
    });
  }
  for (const { alias, of } of aliases) {
    const form = formOf(analysis, alias.start, alias.end);
    names.push({
      label: alias.label,
      id: idOf(analysis, of),
      name: of.name ?? text.slice(of.start, of.end),
      parts: [form],
      confidence: of.confidence,
      alias: true,
    });
  }
  const key = keyOf(
    names,
    places,
    organisations,
    clubs,
    organs,
    new Map([...towns].map(([word, { id }]) => [word, id])),
  );
  return { key, names, places, organisations, clubs, organs, towns };
}

function keyOf(names: readonly FullName[], ...maps: readonly ReadonlyMap<string, unknown>[]): string {
  if (names.length === 0 && maps.every((map) => map.size === 0)) return '';
  const persons = names.map(({ label, id, name, parts, alias }) =>
    [label, id, name, parts.join('+'), alias ? 1 : 0].join('|'),
  );
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
