/** Quick fixes. Each is a command that the server itself runs, so that they work in every LSP editor. */
import { CodeActionKind, type CodeAction, type Diagnostic, type Range } from 'vscode-languageserver-types';
import { EDIT_COMMAND, SET_DATE_COMMAND, SET_FIELDS_COMMAND } from '../../protocol/commands.js';
import type { AttributeValue } from '../../annotation/attributes.js';
import { fieldTitle } from '../../annotation/documentFields.js';
import { piecesOf } from '../../annotation/fragments.js';
import type { LabelDefinition } from '../../annotation/model.js';
import { suggestionId } from '../../annotation/suggestionId.js';
import type { EditCommand } from '../../protocol/edits.js';
import { format } from '../../messages/format.js';
import type { Format } from '../../messages/formatter.js';
import { message, type Message } from '../../messages/message.js';
import { check } from '../../protocol/checking.js';
import { DiagnosticDataSchema, type DiagnosticData } from './diagnostics.js';
import { choicesOf, MOST_CHOICES } from './choices.js';
import { fieldFixes } from './fieldFixes.js';
import { conflictFixes } from './mergeConflicts.js';
import { consistencyFix, dismissals } from './consistencyFixes.js';
import { placedItems, textShown, type PlacedItem } from './items.js';
import { paragraphRange, rangeOf, spanOf, type Snapshot } from '../../corpus/snapshot.js';
import { movedBy, type Span } from '../../text/span.js';
import { proposedFields } from './proposedFields.js';

export function codeActions(
  snapshot: Snapshot,
  range: Range,
  diagnostics: readonly Diagnostic[],
  say: Format = format,
): CodeAction[] {
  const actions = diagnostics.flatMap((diagnostic) => fixes(snapshot, diagnostic, say));
  const span = spanOf(snapshot.document, range);
  const here = placedItems(snapshot, say).filter((placed) =>
    piecesOf(placed).some(({ start, end }) => start <= span.end && span.start <= end),
  );
  // What is wrong with an annotation has its own way of removing it.
  const removed = new Set(diagnostics.filter(({ code }) => isAnchorCode(code)).map((one) => dataOf(one).id));
  const others = here.filter(({ item }) => !removed.has(item.id));
  return [
    ...actions,
    ...others.reverse().flatMap((placed) => decisions(snapshot, placed, say)),
    ...sourceActions(snapshot, span, say),
    ...(span.start < span.end ? tagActions(snapshot, range, say) : []),
  ];
}

/** A label for what is selected: one a label of the corpus, with the key that tags with it. */
function tagActions(snapshot: Snapshot, range: Range, say: Format): CodeAction[] {
  if (!snapshot.corpus) return [];
  return snapshot.labels.map(({ name: label, key }) => {
    const title = key === undefined ? message('fix.tag', { label }) : message('fix.tagKey', { label, key });
    return edit(snapshot, say(title), { kind: 'tag', range, label }, { kind: CodeActionKind.Refactor });
  });
}

const isAnchorCode = (code: Diagnostic['code']): boolean => String(code).startsWith('annotation.');

function edit(
  snapshot: Snapshot,
  title: string,
  command: EditCommand,
  extra: Partial<CodeAction> = {},
): CodeAction {
  return {
    title,
    kind: CodeActionKind.QuickFix,
    command: { title, command: EDIT_COMMAND, arguments: [{ uri: snapshot.document.uri, command }] },
    ...extra,
  };
}

/** Empty where it is not ours: diagnostics of every source are sent. */
export function dataOf({ data }: Diagnostic): DiagnosticData {
  const checked = check(DiagnosticDataSchema, data ?? {});
  return 'value' in checked ? checked.value : {};
}

/** Id of the annotation or suggestion that a diagnostic is about, in the text as it is now. */
export function itemIdOf(
  { document }: Pick<Snapshot, 'document'>,
  { range }: Pick<Diagnostic, 'range'>,
  { id, label }: DiagnosticData,
): string | undefined {
  return id ?? (label === undefined ? undefined : suggestionId({ ...spanOf(document, range), label }));
}

/** What mends one diagnostic. */
export function fixes(snapshot: Snapshot, diagnostic: Diagnostic, say: Format): CodeAction[] {
  const data = dataOf(diagnostic);
  const of = { diagnostics: [diagnostic] };
  const { id } = data;
  switch (diagnostic.code) {
    case 'time.unresolved':
      return setDate(snapshot, diagnostic, say);
    case 'span.cuts-word':
    case 'span.edge-space':
    case 'span.edge-quote':
    case 'span.holds-proclitic':
      return betterSpan(snapshot, diagnostic, data, say);
    case 'annotation.moved':
    case 'annotation.ambiguous':
      if (id === undefined) return [];
      return [
        edit(
          snapshot,
          say(message('fix.keepHere')),
          { kind: 'move', id, range: diagnostic.range, exact: true },
          of,
        ),
        edit(snapshot, say(message('fix.removeAnnotation')), { kind: 'remove', ids: [id] }, of),
      ];
    case 'annotation.lost':
      return id === undefined
        ? []
        : [edit(snapshot, say(message('fix.removeAnnotation')), { kind: 'remove', ids: [id] }, of)];
    case 'annotation.unknown-label':
      return labelFixes(snapshot, diagnostic, data, say);
    case 'attribute.unknown':
    case 'attribute.misplaced':
    case 'attribute.value':
    case 'attribute.missing':
      return attributeFixes(snapshot, diagnostic, data, say);
    default:
      if (data.question !== undefined) return [settle(snapshot, diagnostic, data.question, say)];
      if (data.field !== undefined) return ofField(snapshot, diagnostic, data, say);
      if (data.versions) return ofConflict(snapshot, diagnostic, data, say);
      if (data.subject !== undefined) return ofConsistency(snapshot, diagnostic, data, say);
      return readings(snapshot, diagnostic, data, say);
  }
}

function betterSpan(
  snapshot: Snapshot,
  diagnostic: Diagnostic,
  { id, span: behind, pieces }: DiagnosticData,
  say: Format,
): CodeAction[] {
  if (id === undefined || !behind) return [];
  const { document } = snapshot;
  const from = document.offsetAt(diagnostic.range.start);
  const span = movedBy(behind, from);
  const text = document.getText().slice(span.start, span.end);
  const command: EditCommand = {
    kind: 'move',
    id,
    range: rangeOf(document, span),
    pieces: pieces?.map((piece) => rangeOf(document, movedBy(piece, from))),
    exact: true,
  };
  const of = { diagnostics: [diagnostic], isPreferred: true };
  return [edit(snapshot, say(message('fix.changeSpan', { text })), command, of)];
}

function settle(snapshot: Snapshot, diagnostic: Diagnostic, question: string, say: Format): CodeAction {
  const command = { kind: 'settleQuestion', question, settled: true } as const;
  return edit(snapshot, say(message('fix.settle')), command, { diagnostics: [diagnostic] });
}

function ofField(
  snapshot: Snapshot,
  diagnostic: Diagnostic,
  data: DiagnosticData,
  say: Format,
): CodeAction[] {
  return fieldFixes(snapshot, data).map(({ title, command, isPreferred }) =>
    edit(snapshot, say(title), command, { diagnostics: [diagnostic], ...(isPreferred && { isPreferred }) }),
  );
}

function ofConflict(
  snapshot: Snapshot,
  diagnostic: Diagnostic,
  { versions = [] }: DiagnosticData,
  say: Format,
): CodeAction[] {
  return conflictFixes(snapshot, diagnostic.code, versions).map(({ title, command }) =>
    edit(snapshot, say(title), command, { diagnostics: [diagnostic] }),
  );
}

function ofConsistency(
  snapshot: Snapshot,
  diagnostic: Diagnostic,
  data: DiagnosticData,
  say: Format,
): CodeAction[] {
  const fix = consistencyFix(snapshot, diagnostic, data);
  const mends = fix ? [edit(snapshot, say(fix.title), fix.command, { diagnostics: [diagnostic] })] : [];
  return [...mends, ...dismissals(snapshot, diagnostic, data, say)];
}

/** Another label. For all of the document at once, where there are more. */
function labelFixes(
  snapshot: Snapshot,
  diagnostic: Diagnostic,
  data: DiagnosticData,
  say: Format,
): CodeAction[] {
  const annotation = snapshot.annotations.find(({ id }) => id === data.id);
  if (!annotation) return [];
  const { id, label: former } = annotation;
  const of = { diagnostics: [diagnostic] };
  const offered = labelsInstead(snapshot, former);
  const count = snapshot.annotations.filter(({ label }) => label === former).length;
  const change = (title: Message, label: string, all?: true): CodeAction =>
    edit(snapshot, say(title), { kind: 'relabel', id, label, ...(all && { all }) }, of);
  return [
    ...offered.map((label) => change(message('fix.relabel', { label }), label)),
    ...(count > 1 ? offered : []).map((label) =>
      change(message('fix.relabelAll', { count, former, label }), label, true),
    ),
    edit(snapshot, say(message('fix.removeAnnotation')), { kind: 'remove', ids: [id] }, of),
  ];
}

/** Names of labels to take instead of one that is gone: first those that what had this name is suggested as. */
export function labelsInstead({ labels }: Pick<Snapshot, 'labels'>, former: string): readonly string[] {
  const isLike = ({ suggest }: LabelDefinition): boolean => suggest?.includes(former) === true;
  const all = [...labels.filter(isLike), ...labels.filter((label) => !isLike(label))];
  return all.slice(0, MOST_CHOICES).map(({ name }) => name);
}

/** What an attribute may say is chosen from; what it may not is taken away. */
function attributeFixes(
  snapshot: Snapshot,
  diagnostic: Diagnostic,
  { id, attribute: name }: DiagnosticData,
  say: Format,
): CodeAction[] {
  if (id === undefined || name === undefined) return [];
  const set = (title: Message, value: AttributeValue | null): CodeAction =>
    edit(
      snapshot,
      say(title),
      { kind: 'describe', id, attributes: { [name]: value } },
      { diagnostics: [diagnostic] },
    );
  const definition = snapshot.attributeDefinitions.find((each) => each.name === name);
  const asked = diagnostic.code === 'attribute.value' || diagnostic.code === 'attribute.missing';
  const choices = asked ? choicesOf(definition) : [];
  const fixes = choices.map(([title, value]) =>
    set(message('fix.setAttribute', { name, value: title }), value),
  );
  return diagnostic.code === 'attribute.missing'
    ? fixes
    : [...fixes, set(message('fix.removeAttribute', { name }), null)];
}

/** One fix a reading: the value as the annotator decides to read it. */
function readings(
  snapshot: Snapshot,
  diagnostic: Diagnostic,
  data: DiagnosticData,
  say: Format,
): CodeAction[] {
  const id = itemIdOf(snapshot, diagnostic, data);
  if (id === undefined) return [];
  return (data.readings ?? []).map((reading) =>
    edit(
      snapshot,
      say(message('fix.readAs', { reading: reading.label })),
      { kind: 'describe', id, value: reading.value },
      { diagnostics: [diagnostic] },
    ),
  );
}

function setDate(snapshot: Snapshot, diagnostic: Diagnostic, say: Format): CodeAction[] {
  if (!snapshot.corpus) return [];
  const { uri } = snapshot.document;
  // Without a value the client asks for one; the inferred date is offered as it is.
  const title = say(message('fix.setDate'));
  const ask: CodeAction = {
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
    command: { title, command: 'hawashi.setDate', arguments: [{ uri }] },
  };
  return [ask];
}

function decisions(snapshot: Snapshot, placed: PlacedItem, say: Format): CodeAction[] {
  const { item } = placed;
  const named = { label: item.label, text: textShown(placed) };
  const kind = { kind: CodeActionKind.QuickFix };
  const date = inferredDate(snapshot, item.valueText !== undefined, say);
  if (item.kind === 'annotation') {
    return [
      edit(snapshot, say(message('fix.remove', named)), { kind: 'remove', ids: [item.id] }, kind),
      ...date,
    ];
  }
  return [
    edit(snapshot, say(message('fix.accept', named)), { kind: 'accept', ids: [item.id] }, kind),
    edit(snapshot, say(message('fix.reject', named)), { kind: 'reject', ids: [item.id] }, kind),
    ...date,
  ];
}

/** On a line that says where the text is from: writes that down. */
function sourceActions(snapshot: Snapshot, span: Span, say: Format): CodeAction[] {
  const { document, recognition } = snapshot;
  return proposedFields(snapshot).flatMap(({ name, value, paragraph }) => {
    const line = paragraphRange(recognition.paragraphs[paragraph]!);
    if (line.start > span.end || span.start > line.end) return [];
    const title = say(message('fix.writeField', { name: fieldTitle(name), value }));
    const fields = { [name]: value };
    return [
      {
        title,
        kind: CodeActionKind.QuickFix,
        command: { title, command: SET_FIELDS_COMMAND, arguments: [{ uri: document.uri, fields }] },
      },
    ];
  });
}

/** On a time expression of a document whose date was inferred: writes that date down. */
function inferredDate(snapshot: Snapshot, onTime: boolean, say: Format): CodeAction[] {
  const { date } = snapshot.recognition;
  if (!onTime || date?.source !== 'inferred' || !snapshot.corpus) return [];
  const title = say(message('fix.writeDate', { date: date.value }));
  return [
    {
      title,
      kind: CodeActionKind.QuickFix,
      command: {
        title,
        command: SET_DATE_COMMAND,
        arguments: [{ uri: snapshot.document.uri, value: date.value }],
      },
    },
  ];
}
