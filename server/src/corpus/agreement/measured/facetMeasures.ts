/**
 * Values, entities and attributes: what annotators say of annotations (and relations) that two or more have exactly alike, as
 * Krippendorff's α. Nothing said counts as a value of its own, so that who says nothing is seen.
 */
import { placeKey } from '../../../annotation/fragments.js';
import { message } from '../../../messages/message.js';
import { relationKey } from '../alignedRows.js';
import type { ComparedAnnotation, ComparedDocument } from '../comparedDocument.js';
import type { Ratings } from '../coding/coding.js';
import { krippendorffsAlpha } from '../coding/coefficients.js';
import { CodedDocuments } from './codedDocuments.js';
import type { Group, Measure, Measured, Measuring } from './measured.js';

/** Something that one or more annotators have, as each has it. */
type Shared<T> = readonly (T | undefined)[];

export function facetMeasures({ documents }: Group, wanted: ReadonlySet<Measure>): Measuring {
  const shared = documents.map(sharedAnnotations);
  const measured: Measured[] = [];
  if (wanted.has('links')) measured.push(facet('links', undefined, shared, ({ canonical }) => canonical));
  if (wanted.has('values'))
    measured.push(
      facet('values', undefined, shared, ({ value, mod }) =>
        mod === undefined ? value : `${value ?? ''} ${mod}`,
      ),
    );
  if (wanted.has('attributes')) {
    const names = new Set(shared.flat(2).flatMap((annotation) => Object.keys(annotation?.attributes ?? {})));
    if (names.size === 0) measured.push(facet('attributes', undefined, shared, () => undefined));
    for (const name of [...names].sort())
      measured.push(
        facet('attributes', name, shared, ({ attributes }) => {
          const said = attributes?.[name];
          return said === undefined ? undefined : JSON.stringify(said);
        }),
      );
    measured.push(...relationAttributes(documents));
  }
  return { measured, notes: [] };
}

function facet<T>(
  measure: Measure,
  of: string | undefined,
  shared: readonly (readonly Shared<T>[])[],
  say: (thing: T) => string | undefined,
): Measured {
  const said = new CodedDocuments(
    shared.map((things) =>
      things.flatMap((its): Ratings[] => {
        const ratings = its.map((thing) => thing && (say(thing) ?? ''));
        // Where nobody says anything, nothing is asked.
        return ratings.some(Boolean) && its.filter(Boolean).length > 1 ? [ratings] : [];
      }),
    ),
  );
  const isEmpty = said.items === 0;
  return {
    ...{ measure, count: said.items, ...(of !== undefined && { of }) },
    why: isEmpty ? message('agreement.why.notSaid') : message('agreement.why.oneValue'),
    at: (times) => krippendorffsAlpha(said.pooled(times)),
  };
}

const sharedAnnotations = ({ work }: ComparedDocument): Shared<ComparedAnnotation>[] =>
  sharedThings(
    work.map(({ annotations }) => annotations),
    (annotation) => `${placeKey(annotation)} ${annotation.label}`,
  );

/** Things of annotators that are the same by their keys; a second one of an annotator is a thing by itself. */
function sharedThings<T>(
  lists: readonly (readonly T[])[],
  keyOf: (thing: T, annotator: number) => string,
): Shared<T>[] {
  const things = new Map<string, (T | undefined)[]>();
  for (const [annotator, list] of lists.entries())
    for (const thing of list) {
      const key = keyOf(thing, annotator);
      const its = things.get(key) ?? new Array<T | undefined>(lists.length).fill(undefined);
      if (its[annotator] === undefined) its[annotator] = thing;
      else
        things.set(
          `${key} ${things.size}`,
          Object.assign(new Array(lists.length).fill(undefined), { [annotator]: thing }),
        );
      things.set(key, its);
    }
  return [...things.values()];
}

/** The same of relations: of the same type between the same annotations, whatever else is said of them. */
function relationAttributes(documents: readonly ComparedDocument[]): Measured[] {
  const shared = documents.map(({ work }) => {
    const byId = work.map(
      ({ annotations }) => new Map(annotations.map((annotation) => [annotation.id, annotation])),
    );
    return sharedThings(
      work.map(({ relations }) => relations),
      ({ attributes: _, ...bare }, annotator) => relationKey(bare, byId[annotator]!),
    );
  });
  const names = new Set(shared.flat(2).flatMap((relation) => Object.keys(relation?.attributes ?? {})));
  return [...names].sort().map((name) =>
    facet('attributes', name, shared, ({ attributes }) => {
      const said = attributes?.[name];
      return said === undefined ? undefined : JSON.stringify(said);
    }),
  );
}
