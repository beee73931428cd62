/**
 * A gazetteer as concepts in Turtle (https://www.w3.org/TR/skos-reference/): the concept's address is the id, the first
 * `skos:prefLabel` the name, all other labels of it names too, the first `exactMatch` or `closeMatch` in Wikidata the item.
 */
import N3Parser from 'n3/src/N3Parser.js';
import { message } from '../../messages/message.js';
import type { Steps } from '../../text/slices.js';
import { isWikidata, RowGathering, type ReadGazetteer } from './rows.js';

const SKOS = 'http://www.w3.org/2004/02/skos/core#';
const CONCEPT = `${SKOS}Concept`;
const TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
const MATCHES: ReadonlySet<string> = new Set([`${SKOS}exactMatch`, `${SKOS}closeMatch`]);
const OTHER_LABELS: ReadonlySet<string> = new Set([`${SKOS}altLabel`, `${SKOS}hiddenLabel`]);

interface Concept {
  readonly preferred: string[];
  readonly others: string[];
  readonly matches: string[];
}

/** What a file says of each concept, by its address; undefined for what says nothing of one. */
function* conceptsIn(quads: readonly N3Parser.Quad[]): Steps<ReadonlyMap<string, Concept>> {
  const concepts = new Map<string, Concept>();
  const conceptOf = (id: string): Concept => {
    let concept = concepts.get(id);
    if (!concept) concepts.set(id, (concept = { preferred: [], others: [], matches: [] }));
    return concept;
  };
  for (const { subject, predicate, object } of quads) {
    yield;
    if (subject.termType !== 'NamedNode') continue;
    const text = object.value.trim();
    if (predicate.value === `${SKOS}prefLabel`) conceptOf(subject.value).preferred.push(text);
    else if (OTHER_LABELS.has(predicate.value)) conceptOf(subject.value).others.push(text);
    else if (MATCHES.has(predicate.value)) conceptOf(subject.value).matches.push(text);
    else if (predicate.value === TYPE && text === CONCEPT) conceptOf(subject.value);
  }
  return concepts;
}

/** The line, from 1, at which an address is written first, whole or behind a prefix. */
function lineOf(text: string, id: string): number {
  const whole = text.indexOf(`<${id}>`);
  const local = id.slice(Math.max(id.lastIndexOf('/'), id.lastIndexOf('#')) + 1);
  const at = whole >= 0 ? whole : text.indexOf(`:${local}`);
  return at < 0 ? 1 : text.slice(0, at).split('\n').length;
}

/** Where the parser stopped, as it says itself: «… on line 3.» */
function brokenAt(error: unknown): { readonly reason: string; readonly line: number } {
  const said = error instanceof Error ? error.message : String(error);
  const [, reason = said, line = '1'] = /^([^]*) on line (\d+)\.?$/.exec(said) ?? [];
  return { reason, line: Number(line) };
}

/** Never throws. `gazetteer` is the path of the file below the corpus folder. */
export function* readSkosTurtle(uri: string, gazetteer: string, content: string): Steps<ReadGazetteer> {
  const text = content.replace(/^\ufeff/, '');
  const gathering = new RowGathering(uri, gazetteer);
  let quads: readonly N3Parser.Quad[] = [];
  try {
    quads = new N3Parser({ format: 'text/turtle', baseIRI: uri }).parse(text);
  } catch (error) {
    const { reason, line } = brokenAt(error);
    gathering.tell(() => line, message('gazetteer.turtle', { reason }));
    return gathering.result();
  }
  const concepts = yield* conceptsIn(quads);
  if (concepts.size === 0) gathering.tell(() => 1, message('gazetteer.noConcepts'));
  for (const [id, { preferred, others, matches }] of concepts) {
    yield;
    const [name = '', ...more] = preferred;
    const row = {
      id,
      name,
      aliases: [...more, ...others],
      label: '',
      wikidata: matches.find(isWikidata) ?? '',
    };
    gathering.add(row, () => lineOf(text, id));
  }
  return gathering.result();
}
