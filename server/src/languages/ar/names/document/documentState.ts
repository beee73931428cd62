/** What a document's paragraphs say, what their names come to together, and what of that is kept with each of them. */
import type { NameLabel } from '../../../mention.js';
import type { OrganisationsKnown } from './entities.js';
import type { NameCandidate } from '../nameCandidate.js';
import type { TaggedSpan } from '../tagger/tagger.js';

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

function keyOf({ names, places, organisations, clubs, organs, towns }: ParagraphFacts): string {
  const persons = names.map(({ label, id, name, parts, alias }) =>
    [label, id, name, parts.join('+'), alias ? 1 : 0].join('|'),
  );
  const ofTowns = new Map([...towns].map(([word, { id }]) => [word, id]));
  const maps = [places, organisations, clubs, organs, ofTowns];
  return [...persons, ...maps.map((map) => [...map].join(';'))].join('\n');
}

/** What a paragraph says by itself, in the light of the tagger's spans. */
export interface OwnNames {
  readonly spans: readonly TaggedSpan[] | undefined;
  readonly candidates: readonly NameCandidate[];
  readonly resolved: readonly NameCandidate[];
  facts: ParagraphFacts | undefined;
}

/** A form to look for, and the name it stands for. */
export interface KnownForm {
  /** Folded words; the first one is the key. */
  readonly words: readonly string[];
  readonly full: FullName;
  /** The first name alone. */
  readonly given: boolean;
}

export interface DocumentNames {
  /** Forms by their first word (for one word: with and without article). */
  readonly byFirstWord: ReadonlyMap<string, readonly KnownForm[]>;
  /** What those words and those of towns begin with (beginnings.ts). */
  readonly beginnings: Uint8Array;
  /** Names by the key of any of their forms. */
  readonly byForm: ReadonlyMap<string, FullName>;
  /** The state that «المملكة» stands for. */
  readonly kingdom: string | undefined;
  readonly organisations: OrganisationsKnown;
  /** Ids of the clubs that are named for certain. */
  readonly clubs: ReadonlySet<string>;
  /** Words that are other words too, and a town for certain somewhere in the document. */
  readonly towns: ReadonlyMap<string, Town>;
}

/** The names of a document, by what its paragraphs said. */
export interface DocumentMemory {
  readonly facts: readonly ParagraphFacts[];
  readonly names: DocumentNames;
}

/** What a paragraph's names came to, and what that rests on. */
export interface ConsolidatedParagraph {
  names: DocumentNames;
  readonly spans: readonly TaggedSpan[] | undefined;
  readonly result: readonly NameCandidate[];
}
