/**
 * Ids of entities that no gazetteer lists, so that all mentions of one meet: an organ is its organisation's
 * («الجمعية العامة للإنتربول» and later «الجمعية العامة»), an event is told by its organisation and number
 * («الدورة 93 …», «الدورة الثالثة والتسعون …»).
 */
import { fold } from '../../normalise.js';
import { headsOf } from '../words/heads.js';
import type { NameCandidate } from '../nameCandidate.js';
import { leadingOrgan } from '../words/organs.js';
import { slug } from '../words/slug.js';
import { wordsWith } from '../words/traits.js';

/** What the document knows of organisations, as far as ids need it. */
export interface OrganisationsKnown {
  /** Ids of organs seen in full, by organ. */
  readonly organs: ReadonlyMap<string, string>;
  /** The organisation that the document names most. */
  readonly foremost: string | undefined;
}

/** What an id tells by its number alone. */
const SESSIONS = wordsWith('session');

/** The name inside another that ends it, or else the first one inside: whose organ or event it is. */
function ownerOf(outer: NameCandidate, all: readonly NameCandidate[]): NameCandidate | undefined {
  let best: NameCandidate | undefined;
  for (const inner of all) {
    if (inner === outer || inner.label !== 'ORG' || inner.canonical === undefined) continue;
    if (inner.start < outer.start || inner.end > outer.end) continue;
    const ends = inner.end === outer.end;
    const bestEnds = best?.end === outer.end;
    if (
      !best ||
      (ends && !bestEnds) ||
      (ends === bestEnds && inner.end - inner.start > best.end - best.start)
    )
      best = inner;
  }
  return best;
}

/** The longest strictly inside that carries an id: «الجمعية العامة ل | لإنتربول». */
function organisationId(
  form: string,
  outer: NameCandidate,
  all: readonly NameCandidate[],
  known: OrganisationsKnown,
): string | undefined {
  const organ = leadingOrgan(form);
  if (organ === undefined) return undefined;
  const owner = ownerOf(outer, all)?.canonical;
  if (owner !== undefined) return `${owner}-${organ}`;
  if (form.split(' ').length > 2) return undefined;
  return known.organs.get(organ) ?? (known.foremost !== undefined ? `${known.foremost}-${organ}` : undefined);
}

function eventId(form: string, outer: NameCandidate, all: readonly NameCandidate[]): string | undefined {
  const number = outer.number;
  if (number === undefined) return undefined;
  const organ = leadingOrgan(form);
  const owner = ownerOf(outer, all)?.canonical;
  if (owner === undefined) return undefined;
  const body = organ !== undefined && !owner.endsWith(organ) ? `${owner}-${organ}` : owner;
  const head = headsOf(form.split(' ', 1)[0] ?? '').find(({ label }) => label === 'EVENT')?.noun;
  const kind = organ !== undefined || head === undefined || SESSIONS.has(head) ? '' : `-${slug(head)}`;
  return `${body}${kind}-${number}`;
}

/** The id that a name's parts give it; undefined where they give none. */
export function composedId(
  form: string,
  candidate: NameCandidate,
  all: readonly NameCandidate[],
  known: OrganisationsKnown,
): string | undefined {
  if (candidate.label === 'ORG') return organisationId(fold(form), candidate, all, known);
  if (candidate.label === 'EVENT') return eventId(fold(form), candidate, all);
  return undefined;
}
