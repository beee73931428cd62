/**
 * A language server's powers for entities, over all documents of a corpus: definition, references, rename, symbols. An
 * entity is defined by its line in `entities.jsonl`; one that has none yet, by its first mention.
 */
import type { Location, Position, Range, WorkspaceEdit } from 'vscode-languageserver-types';
import { piecesOf } from '../../annotation/fragments.js';
import type { CorpusModel } from '../../corpus/corpusModel.js';
import { firstTicks } from '../../corpus/changes/change.js';
import { planChange } from '../../corpus/changes/planning.js';
import { entityLine } from '../../corpus/entities/entityFile.js';
import { CONFIDENT, entityMentions, type MentionOptions } from '../../corpus/index/entityMentions.js';
import { findOccurrences, placesOf } from '../../corpus/index/occurrences.js';
import { rangeOf, type Snapshot } from '../../corpus/snapshot.js';
import { message } from '../../messages/message.js';
import { MessageError } from '../../messages/messageError.js';
import { byPlace } from '../../text/order.js';
import { knownNames } from '../document/knownNames.js';

/** A document that is looked at, in its corpus; without one where it is a file by itself. */
export interface Looked {
  readonly snapshot: Snapshot;
  readonly model: CorpusModel | undefined;
}

type Mentioned = Snapshot['annotations'][number] | Snapshot['suggestions'][number];

/** The innermost annotation or suggestion at a position, linked ones first. */
function mentionAt({ document, annotations, suggestions }: Snapshot, position: Position) {
  const offset = document.offsetAt(position);
  const isAt = (one: Mentioned): boolean =>
    !('anchor' in one && one.anchor === 'lost') &&
    piecesOf(one).some(({ start, end }) => start <= offset && offset <= end);
  const here = [...annotations, ...suggestions].filter(isAt);
  const innermost = (found: readonly Mentioned[]): Mentioned | undefined =>
    found.reduce<Mentioned | undefined>(
      (best, one) => (best && best.end - best.start <= one.end - one.start ? best : one),
      undefined,
    );
  return innermost(here.filter(({ canonical }) => canonical !== undefined)) ?? innermost(here);
}

export async function definition({ snapshot, model }: Looked, position: Position): Promise<Location | null> {
  const mention = mentionAt(snapshot, position);
  if (mention?.canonical === undefined) return null;
  const own = model && entityLocation(model, mention.canonical);
  if (own) return own;
  const [first] = await places({ snapshot, model }, mention.canonical, { limit: 1, minimum: 0 });
  return first ?? { uri: snapshot.document.uri, range: rangeOf(snapshot.document, mention) };
}

/** The line of an entity in the corpus' list. */
export function entityLocation({ corpus: { entities } }: CorpusModel, id: string): Location | undefined {
  const place = entities.placeOf(id);
  return place && { uri: entities.uri, range: lineRange(place.line, place.length) };
}

const lineRange = (line: number, length: number): Range => ({
  start: { line, character: 0 },
  end: { line, character: length },
});

/**
 * All mentions of the entity at a position, annotated or likely; where nothing is linked, the places of the name.
 * `withOwn`: the entity's line too.
 */
export async function references(
  looked: Looked,
  position: Position,
  withOwn: boolean,
  isCancelled: () => boolean,
): Promise<Location[]> {
  const { snapshot, model } = looked;
  const mention = mentionAt(snapshot, position);
  if (!mention) return [];
  if (mention.canonical === undefined) return namePlaces(looked, mention);
  const own = withOwn && model ? entityLocation(model, mention.canonical) : undefined;
  return [...(own ? [own] : []), ...(await places(looked, mention.canonical, { isCancelled }))];
}

async function places(
  { snapshot, model }: Looked,
  entity: string,
  options: MentionOptions,
): Promise<Location[]> {
  const { document, annotations, suggestions, annotator } = snapshot;
  if (model?.corpus.isFolder) {
    const found = await entityMentions(model.index, entity, annotator, options);
    return found.map(({ document: { uri }, range }) => ({ uri, range }));
  }
  const { limit, minimum = CONFIDENT } = options;
  return [
    ...annotations.filter(({ anchor }) => anchor !== 'lost'),
    ...suggestions.filter(({ confidence }) => confidence >= minimum),
  ]
    .filter(({ canonical }) => canonical === entity)
    .sort(byPlace)
    .slice(0, limit)
    .map((span) => ({ uri: document.uri, range: rangeOf(document, span) }));
}

async function namePlaces({ snapshot, model }: Looked, mention: Mentioned): Promise<Location[]> {
  const { document, language } = snapshot;
  const text = document.getText();
  const key = language.names.keyAt(text, mention);
  if (!key) return [{ uri: document.uri, range: rangeOf(document, mention) }];
  const isWhole = knownNames(snapshot);
  const here = placesOf(text, findOccurrences(text, key, language, { isWhole }));
  const except = snapshot.corpus?.document;
  const others = model && except !== undefined ? await model.index.occurrences(key, { isWhole, except }) : [];
  return [
    ...here.map(({ range }) => ({ uri: document.uri, range })),
    ...others.map(({ document: { uri }, range }) => ({ uri, range })),
  ];
}

interface Named {
  readonly model: CorpusModel;
  readonly mention: Mentioned;
  readonly entity: string;
}

/** The entity at a position. Throws a `MessageError` where there is none. */
function namedAt({ snapshot, model }: Looked, position: Position): Named {
  const mention = mentionAt(snapshot, position);
  if (mention?.canonical === undefined) throw new MessageError(message('entity.none'));
  if (!model?.corpus.isFolder) throw new MessageError(message('entity.noCorpus'));
  return { model, mention, entity: mention.canonical };
}

/** The mention whose entity is renamed, and the name that it has. Throws a `MessageError` where there is none. */
export async function prepareRename(looked: Looked, position: Position) {
  const { model, mention, entity } = namedAt(looked, position);
  const { document, annotator } = looked.snapshot;
  const listed = model.corpus.entities.get(entity);
  const gathered = listed ? undefined : await model.index.entities(annotator);
  const { name } = listed ?? gathered?.all.find(({ id }) => id === entity) ?? { name: mention.text };
  return { range: rangeOf(document, mention), placeholder: name };
}

/**
 * Gives the entity another canonical name; mentions keep their text. Carried out at once as a change of the corpus, which can
 * be taken back, where `writes` says so, or where the entity has no line yet; else an edit of its line, for the editor to
 * make. Throws a `MessageError` where that cannot be.
 */
export async function rename(
  looked: Looked,
  position: Position,
  { newName, writes }: { readonly newName: string; readonly writes: boolean },
): Promise<WorkspaceEdit> {
  const { model, entity } = namedAt(looked, position);
  const { annotator } = looked.snapshot;
  const intent = { kind: 'renameEntity', entity, name: newName } as const;
  const change = await planChange({ model, annotator, intent });
  if (!change) return {};
  if ('refusal' in change) throw new MessageError(change.refusal);
  const own = writes ? undefined : entityLocation(model, entity);
  const [now] = change.entities;
  if (own && now?.after)
    return { changes: { [own.uri]: [{ range: own.range, newText: entityLine(now.after) }] } };
  const { id, told } = await model.changes.apply(change, firstTicks(change));
  if (id === undefined && told[0]) throw new MessageError(told[0]);
  return {};
}
