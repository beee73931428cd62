/** Finds the places that a selection means, document by document. */
import { placeKey, type Place } from '../../annotation/fragments.js';
import type { Annotation } from '../../annotation/model.js';
import { byPlace } from '../../text/order.js';
import type { Span } from '../../text/span.js';
import { suggestionId } from '../../annotation/suggestionId.js';
import type { Suggestion } from '../../suggestions/suggestion.js';
import type { CorpusModel } from '../corpusModel.js';
import type { CorpusDocument } from '../documentNames.js';
import { inSamePieces, spansOfNames } from '../index/occurrences.js';
import type { Snapshot } from '../snapshot.js';
import { isSaid } from './fieldPlans.js';
import type { SelectedPlace, Selection } from './intent.js';

/** An annotation, a suggestion, or words that are neither. */
export type Selected =
  | { readonly span: Place; readonly annotation: Annotation }
  | { readonly span: Place; readonly suggestion: Suggestion }
  | { readonly span: Place };

export interface SelectedDocument {
  readonly document: CorpusDocument;
  readonly snapshot: Snapshot;
  /** In text order. */
  readonly selected: readonly Selected[];
}

/** The documents where a selection means something, in their order; ends early where it is given up. */
export async function* selectedDocuments(
  model: CorpusModel,
  annotator: string,
  selection: Selection,
  isCancelled: () => boolean,
): AsyncGenerator<SelectedDocument> {
  const places = selection.by === 'places' ? byDocument(selection.places) : undefined;
  for (const document of await candidates(model, annotator, selection)) {
    if (isCancelled()) return;
    const snapshot = await model.snapshot(document, annotator, isCancelled);
    const selected = snapshot && selectedIn(snapshot, selection, places?.get(document.uri));
    if (selected && selected.length > 0) yield { document, snapshot, selected };
    await model.pauseInBackground();
  }
}

/** Documents that may hold what is meant: the others are not looked at. */
async function candidates(
  model: CorpusModel,
  annotator: string,
  selection: Selection,
): Promise<readonly CorpusDocument[]> {
  const documents = await model.corpus.documents();
  switch (selection.by) {
    case 'entity':
      return collected(
        model.index.rows(annotator, { canonical: selection.entity }),
        ({ document }) => document,
      );
    case 'name': {
      const { name } = selection;
      const key = model.language.names.keyAt(name, { start: 0, end: name.length });
      return key ? collected(model.index.documentsWith(key.words), (document) => document) : [];
    }
    case 'places': {
      const uris = new Set(selection.places.map(({ uri }) => uri));
      return documents.filter(({ uri }) => uris.has(uri));
    }
    case 'label':
    case 'attribute':
    case 'confidence':
      return documents;
  }
}

async function collected<T, R>(all: AsyncIterable<T>, of: (one: T) => R): Promise<R[]> {
  const list: R[] = [];
  for await (const one of all) list.push(of(one));
  return list;
}

function byDocument(places: readonly SelectedPlace[]): ReadonlyMap<string, readonly SelectedPlace[]> {
  const map = new Map<string, SelectedPlace[]>();
  for (const place of places) {
    const there = map.get(place.uri);
    if (there) there.push(place);
    else map.set(place.uri, [place]);
  }
  return map;
}

/** `places`: those of the document, where places are what is selected. */
function selectedIn(
  snapshot: Snapshot,
  selection: Selection,
  places: readonly SelectedPlace[] = [],
): readonly Selected[] {
  const all = standing(snapshot);
  switch (selection.by) {
    case 'entity':
      return all.filter((one) => saidOf(one)?.canonical === selection.entity);
    case 'label':
      return all.filter((one) => saidOf(one)?.label === selection.label);
    case 'attribute': {
      const { name, label } = selection;
      return all.filter(
        (one) =>
          'annotation' in one &&
          (label ?? one.annotation.label) === one.annotation.label &&
          isSaid(selection, attributeOf(one.annotation, name)),
      );
    }
    case 'confidence': {
      const { minimum, labels } = selection;
      return all.filter(
        (one) =>
          'suggestion' in one &&
          one.suggestion.confidence >= minimum &&
          (labels?.includes(one.suggestion.label) ?? true),
      );
    }
    case 'name': {
      const { name, fragments } = selection;
      const text = snapshot.document.getText();
      const spans = spansOfNames(text, [name], snapshot.language);
      const hull = fragments && { text: name, fragments };
      return atPlacesFound(all, hull ? inSamePieces(hull, text, spans, snapshot.language) : spans);
    }
    case 'places':
      return atPlaces(all, places, snapshot.document.getText().length);
  }
}

/** What is annotated or suggested, in text order, but for what has lost its place. */
function standing({ annotations, suggestions }: Snapshot): Selected[] {
  return [
    ...annotations
      .filter(({ anchor }) => anchor !== 'lost')
      .map((annotation) => ({ span: annotation, annotation })),
    ...suggestions.map((suggestion) => ({ span: suggestion, suggestion })),
  ].sort((a, b) => byPlace(a.span, b.span));
}

const attributeOf = ({ attributes = {} }: Annotation, name: string): unknown =>
  Object.hasOwn(attributes, name) ? attributes[name] : undefined;

const saidOf = (one: Selected): Annotation | Suggestion | undefined =>
  'annotation' in one ? one.annotation : 'suggestion' in one ? one.suggestion : undefined;

const idOf = (one: Selected): string | undefined =>
  'annotation' in one ? one.annotation.id : 'suggestion' in one ? suggestionId(one.suggestion) : undefined;

const keyOf = ({ start, end }: Span): string => `${start} ${end}`;

function byKey(
  all: readonly Selected[],
  keyFor: (place: Place) => string,
): ReadonlyMap<string, readonly Selected[]> {
  const map = new Map<string, Selected[]>();
  for (const one of all) {
    const key = keyFor(one.span);
    const there = map.get(key);
    if (there) there.push(one);
    else map.set(key, [one]);
  }
  return map;
}

/** What stands at the very places, in the same pieces; where nothing does, the words themselves. */
function atPlacesFound(all: readonly Selected[], places: readonly Place[]): Selected[] {
  const known = byKey(all, placeKey);
  return places.flatMap((span): readonly Selected[] => known.get(placeKey(span)) ?? [{ span }]);
}

function atPlaces(all: readonly Selected[], places: readonly SelectedPlace[], length: number): Selected[] {
  const known = byKey(all, keyOf);
  const found = places
    .filter(({ start, end }) => 0 <= start && start < end && end <= length)
    .flatMap(({ start, end, label, id }): readonly Selected[] => {
      const there = known.get(keyOf({ start, end })) ?? [];
      const meant = there.filter(
        (one) =>
          (label === undefined || saidOf(one)?.label === label) && (id === undefined || idOf(one) === id),
      );
      return meant.length > 0 || label !== undefined || id !== undefined ? meant : [{ span: { start, end } }];
    });
  return [...new Set(found)].sort((a, b) => byPlace(a.span, b.span));
}
