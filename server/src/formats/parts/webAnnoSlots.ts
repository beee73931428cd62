/**
 * Slots of WebAnno TSV: a feature that links an annotation to others, each in a role (agent, place). It has two columns: the
 * roles, and where what fills them stands; both with `;` between, and `|` between annotations on one token.
 */
import { unescape, splitUnescaped } from './webAnnoLayout.js';

/** A place in a file, with the number of the annotation there that is meant, where there are several. */
export interface Filler {
  readonly role: string;
  readonly address: string;
  readonly number?: string;
}

const FILLER = /^(\d+-\d+(?:\.\d+)?)(?:\[(\d+)\])?$/;

/** What a feature is called: `who` of `ROLE_custom.Visit:who_custom.VisitWhoLink`. */
function featureOf(slots: string): string {
  const named = slots.slice(slots.indexOf(':') + 1);
  return named.slice(0, Math.max(0, named.lastIndexOf('_'))) || named;
}

/**
 * What fills the slots of one annotation, by its part of both cells. A link without a role has the feature's name for one;
 * what stands nowhere is left out.
 */
export function fillersOf(slots: string, roles: string, places: string): readonly Filler[] {
  const names = splitUnescaped(roles, ';');
  return splitUnescaped(places, ';').flatMap((place, i): Filler[] => {
    const [, address, number] = FILLER.exec(place) ?? [];
    if (address === undefined) return [];
    const name = names[i] ?? '*';
    const role = name === '*' || name === '' ? featureOf(slots) : unescape(name);
    return [{ role, address, ...(number !== undefined && { number }) }];
  });
}
