/** What a paragraph tells the rest of its document: names in full, aliases, kingdoms. Kept with the paragraph. */
import { fold } from '../../text/normalise.js';
import { tokenise } from '../../text/tokens.js';
import type { NameLabel } from '../mention.js';
import { isClub } from './clubs.js';
import type { NameCandidate, ParagraphNames } from './nameRecogniser.js';
import { composedId, type OrganisationsKnown } from './entities.js';
import { leadingOrgan } from './organs.js';
import { nameParts } from './nameForms.js';
import { resolve } from './resolve.js';
import { slug } from './slug.js';
import type { TaggedSpan } from './tagger/tagger.js';
import { fromTagger } from './taggedNames.js';
import { weigh } from './weighing.js';

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

/** What a paragraph contributes; paragraphs that say the same share one `key`. */
export interface Contribution {
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
}

/** Confidence from which a name is believed elsewhere in the document. */
const SURE = 0.6;

const NOTHING_KNOWN: OrganisationsKnown = { organs: new Map(), foremost: undefined };

const wordsOf = (text: string): string[] => tokenise(text).tokens.map(({ norm }) => norm);

/** The folded form of a mention, without quotes, and with the article that a proclitic ل swallowed. */
export function formOf(text: string, start: number, end: number): string {
  const form = wordsOf(text.slice(start, end))
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .join(' ')
    .replace(/(^| )عبدال(?=\p{L}{3})/gu, '$1عبد ال');
  return form.startsWith('ل') && start > 0 && fold(text.charAt(start - 1)) === 'ل' && form.charAt(1) !== 'ا'
    ? `ا${form}`
    : form;
}

const kept = new WeakMap<ParagraphNames, Contribution>();
const lastWeighed = new WeakMap<
  ParagraphNames,
  { readonly spans: readonly TaggedSpan[]; readonly names: readonly NameCandidate[] }
>();

/** The candidates of a paragraph in the light of what the tagger says; kept for the spans asked for last. */
export function weighed(paragraph: ParagraphNames, spans: readonly TaggedSpan[]): readonly NameCandidate[] {
  const last = lastWeighed.get(paragraph);
  if (last?.spans === spans) return last.names;
  const { view, candidates } = paragraph;
  const names = weigh(view, candidates, fromTagger(view, spans));
  lastWeighed.set(paragraph, { spans, names });
  return names;
}

function contribute(paragraph: ParagraphNames): Contribution {
  const names: FullName[] = [];
  const places = new Map<string, number>();
  const organisations = new Map<string, number>();
  const clubs = new Map<string, number>();
  const organs = new Map<string, string>();
  const { text } = paragraph.text;
  const { tagged } = paragraph;
  const resolved = resolve(tagged ? weighed(paragraph, tagged.paragraph.spans) : paragraph.candidates);
  for (const candidate of resolved) {
    if (candidate.label === 'GPE' && candidate.canonical !== undefined) {
      places.set(candidate.canonical, (places.get(candidate.canonical) ?? 0) + 1);
    }
    if (candidate.label === 'ORG') {
      if (candidate.confidence >= SURE && isClub(candidate.canonical))
        clubs.set(candidate.canonical!, (clubs.get(candidate.canonical!) ?? 0) + 1);
      const form = formOf(text, candidate.start, candidate.end);
      const organ = leadingOrgan(form);
      const id = candidate.canonical ?? composedId(form, candidate, resolved, NOTHING_KNOWN);
      if (organ !== undefined && id !== undefined && !organs.has(organ)) organs.set(organ, id);
      else if (organ === undefined && candidate.canonical !== undefined)
        organisations.set(candidate.canonical, (organisations.get(candidate.canonical) ?? 0) + 1);
    }
    if (candidate.label !== 'PERS' || candidate.confidence < SURE) continue;
    const form = formOf(text, candidate.start, candidate.end);
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
  for (const { alias, of } of paragraph.aliases) {
    const form = formOf(text, alias.start, alias.end);
    names.push({
      label: alias.label,
      id: idOf(text, of),
      name: of.name ?? text.slice(of.start, of.end),
      parts: [form],
      confidence: of.confidence,
      alias: true,
    });
  }
  const key = keyOf(names, places, organisations, clubs, organs);
  return { key, names, places, organisations, clubs, organs };
}

function keyOf(names: readonly FullName[], ...maps: readonly ReadonlyMap<string, unknown>[]): string {
  if (names.length === 0 && maps.every((map) => map.size === 0)) return '';
  const persons = names.map(({ label, id, name, parts, alias }) =>
    [label, id, name, parts.join('+'), alias ? 1 : 0].join('|'),
  );
  return [...persons, ...maps.map((map) => [...map].join(';'))].join('\n');
}

/** Entity id of a candidate: the gazetteer's, else one made of its form. */
export function idOf(text: string, candidate: NameCandidate): string {
  return candidate.canonical ?? slug(formOf(text, candidate.start, candidate.end));
}

export function contributionOf(paragraph: ParagraphNames): Contribution {
  let contribution = kept.get(paragraph);
  if (!contribution) kept.set(paragraph, (contribution = contribute(paragraph)));
  return contribution;
}
