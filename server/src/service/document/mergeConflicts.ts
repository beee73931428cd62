/** What a merge left open in a document, and what settles it. */
import { DiagnosticSeverity, type Diagnostic } from 'vscode-languageserver-types';
import { shownText } from '../../annotation/fragments.js';
import type { JsonObject } from '../../annotation/jsonLines.js';
import type { Annotation, Relation } from '../../annotation/model.js';
import { versionsIn } from '../../annotation/settling.js';
import { differingFields, valueOf } from '../../annotation/versions/lineFields.js';
import { rangeOf, type Snapshot } from '../../corpus/snapshot.js';
import type { Format } from '../../messages/formatter.js';
import { message, type Message } from '../../messages/message.js';
import type { EditCommand } from '../../protocol/edits.js';
import type { Span } from '../../text/span.js';
import { SOURCE, type DiagnosticCode } from './diagnosticCodes.js';

type Waiting = Annotation | Relation;

interface OpenConflict {
  readonly at: Span;
  readonly code: DiagnosticCode;
  readonly told: Message;
  /** Of the annotations or relations; none where the document is meant. */
  readonly ids: readonly string[];
}

const BEGINNING: Span = { start: 0, end: 0 };

/** One for all versions of an annotation or relation, for each that only one side has, and for the document. */
function openConflicts(snapshot: Snapshot): OpenConflict[] {
  const { annotations, rejected, relations, otherHeader } = snapshot;
  const all = [...annotations, ...rejected];
  const places = new Map<string, Span>(all.map((annotation) => [annotation.id, annotation]));
  const placeOf = (item: Waiting): Span =>
    'type' in item ? (places.get(item.from) ?? places.get(item.to) ?? BEGINNING) : item;
  const groups: (readonly Waiting[])[] = [...versionsIn(all), ...versionsIn(relations)];
  const oneSided: readonly Waiting[] = [...all, ...relations].filter(
    ({ conflict }) => conflict === 'one-side',
  );
  return [
    ...(otherHeader
      ? [
          {
            at: BEGINNING,
            code: 'document.conflict',
            told: headerTold(snapshot, otherHeader),
            ids: [],
          } as const,
        ]
      : []),
    ...groups.map((group) => ({
      at: placeOf(group[0]!),
      code: 'annotation.versions' as const,
      told: message('diagnostic.versions', {
        versions: group.map((item) => versionTold(item, group, snapshot)),
      }),
      ids: group.map(({ id }) => id),
    })),
    ...oneSided.map((item) => ({
      at: placeOf(item),
      code: 'annotation.one-side' as const,
      told: message('diagnostic.oneSide', { what: named(item, snapshot) }),
      ids: [item.id],
    })),
  ];
}

export function conflictDiagnostics(snapshot: Snapshot, say: Format): Diagnostic[] {
  return openConflicts(snapshot).map(({ at, code, told, ids }) => ({
    range: rangeOf(snapshot.document, at),
    code,
    severity: DiagnosticSeverity.Error,
    message: say(told),
    source: SOURCE,
    data: { versions: [...ids] },
  }));
}

function headerTold({ status, exhaustive }: Snapshot, other: JsonObject): Message {
  const said = Object.entries(other).map(([field, value]) =>
    message('git.field', { field, before: shown({ status, exhaustive }[field]), after: shown(value) }),
  );
  return message('diagnostic.otherHeader', { fields: said });
}

const shown = (value: unknown): Message | string =>
  value === undefined || value === null
    ? message('git.nothing')
    : typeof value === 'string'
      ? value
      : JSON.stringify(value);

function named(item: Waiting, { annotations }: Snapshot): Message {
  if (!('type' in item)) {
    const { label, text, fragments, rejected } = item;
    const what = message('change.annotation', { label, text: shownText(text, fragments) });
    return rejected ? message('change.rejected', { label: what }) : what;
  }
  const { type } = item;
  const [from, to] = [item.from, item.to].map((end) => annotations.find(({ id }) => id === end)?.text ?? end);
  return message('git.relation', { type, from: from!, to: to! });
}

/** A version, with what it says otherwise than the others beside its words and label. */
function versionTold(item: Waiting, group: readonly Waiting[], snapshot: Snapshot): Message {
  const own = new Set<string>();
  for (const other of group) for (const field of differingFields({ ...item }, { ...other })) own.add(field);
  const said = [...own]
    .filter((field) => !['start', 'label', 'from', 'extra', 'rejected'].includes(field))
    .flatMap((field) => {
      const value = valueOf({ ...item }, field);
      const name = field.replace(/^attributes\./u, '');
      return value === undefined ? [] : [message('git.said', { field: name, value: shown(value) })];
    });
  const what = named(item, snapshot);
  return said.length === 0 ? what : message('git.withFields', { what, fields: said });
}

/** What settles a conflict: one of the versions, or all of them. */
export function conflictFixes(
  snapshot: Snapshot,
  code: Diagnostic['code'],
  ids: readonly string[],
): readonly { readonly title: Message; readonly command: EditCommand }[] {
  if (code === 'document.conflict')
    return [
      { title: message('fix.keepHeader'), command: { kind: 'settleDocument', other: false } },
      { title: message('fix.takeHeader'), command: { kind: 'settleDocument', other: true } },
    ];
  const all: readonly Waiting[] = [...snapshot.annotations, ...snapshot.rejected, ...snapshot.relations];
  const group = all.filter(({ id, conflict }) => conflict !== undefined && ids.includes(id));
  if (group.length === 0) return [];
  const there = group.map(({ id }) => id);
  if (code === 'annotation.one-side')
    return [
      { title: message('fix.keepOneSide'), command: { kind: 'settle', keep: there, drop: [] } },
      { title: message('fix.removeAnnotation'), command: { kind: 'settle', keep: [], drop: there } },
    ];
  return [
    ...group.map((item) => ({
      title: message('fix.takeVersion', { version: versionTold(item, group, snapshot) }),
      command: { kind: 'settle', keep: [item.id], drop: there.filter((id) => id !== item.id) } as const,
    })),
    { title: message('fix.keepVersions'), command: { kind: 'settle', keep: there, drop: [] } },
  ];
}
