/** Diagnostics of one document, each with a stable code, and `data` for the quick fix. */
import * as v from 'valibot';
import { list, record } from '../../protocol/shapes.js';
import { DiagnosticSeverity, type Diagnostic, type Range } from 'vscode-languageserver-types';
import { attributeProblems, type AttributeDefinition } from '../../annotation/attributes.js';
import { piecesOf } from '../../annotation/fragments.js';
import type { Annotation, Relation } from '../../annotation/model.js';
import { spanProblems } from '../../annotation/snapping.js';
import type { NameTest } from '../../languages/languagePack.js';
import type { TimeProblem, TimeProblemKind } from '../../languages/mention.js';
import type { Suggestion } from '../../suggestions/suggestion.js';
import { format } from '../../messages/format.js';
import type { Format } from '../../messages/formatter.js';
import { message, sameMessage, type MessageKey } from '../../messages/message.js';
import { lowerBound } from '../../text/lowerBound.js';
import { movedBy, type Span } from '../../text/span.js';
import { bidiControls } from './bidiControls.js';
import { SOURCE, type DiagnosticCode } from './diagnosticCodes.js';
import { questionDiagnostics } from './questions.js';
import { fieldDiagnostics } from './fieldDiagnostics.js';
import { conflictDiagnostics } from './mergeConflicts.js';
import { recognisedNames } from './knownNames.js';
import { paragraphRange, rangeOf, type Snapshot } from '../../corpus/snapshot.js';

/**
 * Behind the beginning of the diagnostic, in UTF-16 units: what is typed before it moves it, and a diagnostic that is as it was
 * is told as it was.
 */
const RelativeSpanSchema = record({ start: v.number(), end: v.number() });

const FindingFixSchema = v.variant('kind', [
  record({ kind: v.literal('relabel'), label: v.string() }),
  record({ kind: v.literal('accept') }),
  record({ kind: v.literal('link'), canonical: v.string() }),
  record({
    kind: v.literal('move'),
    span: RelativeSpanSchema,
    text: v.string(),
  }),
  record({ kind: v.literal('value'), value: v.string() }),
]);

/** What a quick fix needs; plain JSON, sent along with the diagnostic, and sent back by the client. */
export const DiagnosticDataSchema = record({
  /** Id of the annotation that the diagnostic is about, or of what is told beside other documents. */
  id: v.optional(v.string()),
  /** Label of the suggestion that it is about, which stands where it does: ids of suggestions change with the text before them. */
  label: v.optional(v.string()),
  /** The attribute that it is about. */
  attribute: v.optional(v.string()),
  /** The field of the document that it is about. */
  field: v.optional(v.string()),
  /** A better span. */
  span: v.optional(RelativeSpanSchema),
  /** The better span's pieces, where it has gaps. */
  pieces: v.optional(list(RelativeSpanSchema)),
  readings: v.optional(list(record({ value: v.string(), label: v.string() }))),
  /** Ids of the versions that a merge left. */
  versions: v.optional(list(v.string())),
  /** The question that is open. */
  question: v.optional(v.string()),
  /** What does not agree over documents: by it, it is dismissed. */
  subject: v.optional(v.string()),
  /** What would make it agree. */
  fix: v.optional(FindingFixSchema),
});
export type DiagnosticData = v.InferOutput<typeof DiagnosticDataSchema>;

export interface DiagnosticOptions {
  readonly boilerplate: boolean;
  readonly bidiControls: boolean;
}

const TIME_SEVERITY: Readonly<Record<TimeProblemKind, DiagnosticSeverity>> = {
  unresolved: DiagnosticSeverity.Information,
  'weekday-mismatch': DiagnosticSeverity.Warning,
  'calendar-mismatch': DiagnosticSeverity.Warning,
  'impossible-date': DiagnosticSeverity.Warning,
  'backwards-range': DiagnosticSeverity.Warning,
  'ambiguous-order': DiagnosticSeverity.Information,
};

export function diagnostics(
  snapshot: Snapshot,
  options: DiagnosticOptions,
  say: Format = format,
): Diagnostic[] {
  return [
    ...fieldDiagnostics(snapshot, say),
    ...timeProblems(snapshot, say),
    ...conflictDiagnostics(snapshot, say),
    ...spansAndAnchors(snapshot, say),
    ...ofRelations(snapshot, say),
    ...questionDiagnostics(snapshot, say),
    ...(options.bidiControls ? bidiControls(snapshot, say) : []),
    ...(options.boilerplate ? boilerplate(snapshot, say) : []),
  ];
}

function make(
  snapshot: Snapshot,
  span: Span,
  code: DiagnosticCode,
  severity: DiagnosticSeverity,
  message: string,
  data?: DiagnosticData,
): Diagnostic {
  return {
    range: rangeOf(snapshot.document, span),
    code,
    severity,
    message,
    source: SOURCE,
    ...(data && { data }),
  };
}

function timeProblems(snapshot: Snapshot, say: Format): Diagnostic[] {
  const { questionable: mentions, annotations, rejected } = snapshot;
  // A refused mention, or a value that the annotator gave, answers the question.
  const isAnswered = (mention: Suggestion): boolean =>
    decidedAs(mention, rejected) !== undefined || answered(decidedAs(mention, annotations), mention);
  const found: Diagnostic[] = [];
  for (const [i, mention] of mentions.entries()) {
    if (isAnswered(mention)) continue;
    const annotation = decidedAs(mention, annotations);
    for (const problem of mention.problems ?? [])
      if (!isToldBeside(problem, mentions[i - 1], mentions[i + 1], isAnswered))
        found.push(ofTime(snapshot, mention, problem, annotation, say));
  }
  return found;
}

/** What was decided at the place of a mention, with its label. */
function decidedAs(
  { start, end, label }: Suggestion,
  decided: readonly Annotation[],
): Annotation | undefined {
  if (decided.length === 0) return undefined;
  let found: Annotation | undefined;
  let at = lowerBound(decided.length, (i) => decided[i]!.start < start);
  for (; decided[at]?.start === start; at++)
    if (decided[at]!.end === end && decided[at]!.label === label) found = decided[at];
  return found;
}

/** What was told of a time's problem last: those that an edit does not reach are told again as they were. */
const toldOfTimes = new WeakMap<
  TimeProblem,
  { readonly data: DiagnosticData; readonly say: Format; readonly diagnostic: Diagnostic }
>();

function ofTime(
  snapshot: Snapshot,
  mention: Suggestion,
  problem: TimeProblem,
  annotation: Annotation | undefined,
  say: Format,
): Diagnostic {
  const known = toldOfTimes.get(problem);
  const about: DiagnosticData = annotation ? { id: annotation.id } : { label: mention.label };
  const isSame = known?.say === say && known.data.id === about.id && known.data.label === about.label;
  if (isSame && isAt(known.diagnostic, rangeOf(snapshot.document, mention))) return known.diagnostic;
  const readings = problem.readings?.map(({ value, label }) => ({ value, label: say(label) }));
  const data = { ...about, readings };
  const diagnostic = make(
    snapshot,
    mention,
    `time.${problem.kind}`,
    TIME_SEVERITY[problem.kind],
    say(problem.message),
    data,
  );
  toldOfTimes.set(problem, { data, say, diagnostic });
  return diagnostic;
}

const isAt = ({ range: { start, end } }: Diagnostic, range: Range): boolean =>
  start.line === range.start.line &&
  start.character === range.start.character &&
  end.line === range.end.line &&
  end.character === range.end.character;

/** The two dates of a pair have one problem: it is told of the first, and an answer to either answers it. */
function isToldBeside(
  problem: TimeProblem,
  before: Suggestion | undefined,
  after: Suggestion | undefined,
  isAnswered: (mention: Suggestion) => boolean,
): boolean {
  if (problem.kind !== 'calendar-mismatch') return false;
  const hasIt = (mention: Suggestion | undefined): mention is Suggestion =>
    mention?.problems?.some((other) => sameMessage(other.message, problem.message)) === true;
  return hasIt(before) || (hasIt(after) && isAnswered(after));
}

function answered(annotation: Annotation | undefined, mention: Suggestion): boolean {
  return annotation?.value !== undefined && annotation.value !== mention.value;
}

/** What is wrong with an annotation, in a version of the text as it was read. */
const judged = new WeakMap<
  Annotation,
  Pick<Snapshot, 'document' | 'version' | 'recognition'> & {
    readonly definitions: readonly AttributeDefinition[];
    readonly labels: Snapshot['labels'];
    readonly say: Format;
    readonly found: readonly Diagnostic[];
  }
>();

/** A decision makes few annotations anew: the others are judged already. */
function spansAndAnchors(snapshot: Snapshot, say: Format): Diagnostic[] {
  const { document, version, recognition, attributeDefinitions: definitions, labels } = snapshot;
  const names = new Set(labels.map(({ name }) => name));
  const text = document.getText();
  // As long as names may come, only what is certain without them is told.
  const isName = snapshot.isEarly ? undefined : recognisedNames(snapshot);
  return snapshot.annotations.flatMap((annotation) => {
    const known = judged.get(annotation);
    const isSameText = known?.document === document && known.version === version;
    const isSameScheme = known?.definitions === definitions && known.labels === labels;
    if (isSameText && isSameScheme && known.recognition === recognition && known.say === say)
      return known.found;
    const anchor = anchorProblem(snapshot, annotation, say);
    const found = [
      ...(anchor ? [anchor] : spanDiagnostics(snapshot, annotation, text, isName, say)),
      ...(names.has(annotation.label) ? [] : [unknownLabel(snapshot, annotation, say)]),
      ...ofAttributes(snapshot, annotation, annotation, say),
    ];
    judged.set(annotation, { document, version, recognition, definitions, labels, say, found });
    return found;
  });
}

/** Its label was taken out of the scheme, or never was in it. */
function unknownLabel(snapshot: Snapshot, annotation: Annotation, say: Format): Diagnostic {
  const { id, label, text } = annotation;
  const told = say(message('diagnostic.unknownLabel', { label, text }));
  return make(snapshot, annotation, 'annotation.unknown-label', DiagnosticSeverity.Warning, told, { id });
}

function spanDiagnostics(
  snapshot: Snapshot,
  annotation: Annotation,
  text: string,
  isName: NameTest | undefined,
  say: Format,
): Diagnostic[] {
  const pieces = piecesOf(annotation);
  return pieces.flatMap((piece, i) =>
    spanProblems(text, piece, snapshot.language, isName).map(({ kind, message: told, trimmed }) => {
      const all = pieces.with(i, trimmed).map((each) => movedBy(each, -piece.start));
      const data = { id: annotation.id, span: all[i]!, ...(pieces.length > 1 && { pieces: all }) };
      return make(snapshot, piece, `span.${kind}`, DiagnosticSeverity.Warning, say(told), data);
    }),
  );
}

/** What is wrong with the attributes of an annotation or relation, told at an annotation. */
function ofAttributes(
  snapshot: Snapshot,
  described: Annotation | Relation,
  at: Annotation,
  say: Format,
): Diagnostic[] {
  return attributeProblems(snapshot.attributeDefinitions, described).map(({ kind, name, message: told }) => {
    const data = { id: described.id, attribute: name };
    const severity = kind === 'missing' ? DiagnosticSeverity.Information : DiagnosticSeverity.Warning;
    return make(snapshot, at, `attribute.${kind}`, severity, say(told), data);
  });
}

function ofRelations(snapshot: Snapshot, say: Format): Diagnostic[] {
  const { relations, annotations, attributeDefinitions } = snapshot;
  const isAsked = attributeDefinitions.some((definition) => definition.relations);
  const described = isAsked ? relations : relations.filter(({ attributes }) => attributes);
  if (described.length === 0) return [];
  const byId = new Map(annotations.map((annotation) => [annotation.id, annotation]));
  return described.flatMap((relation) => {
    const at = byId.get(relation.from) ?? byId.get(relation.to);
    return at ? ofAttributes(snapshot, relation, at, say) : [];
  });
}

type Anchor = NonNullable<Annotation['anchor']>;

/** How what became of an annotation in a changed text is told; nothing is said of one that stands where it did. */
const ANCHOR_PROBLEMS: Readonly<Partial<Record<Anchor, { key: MessageKey; severity: DiagnosticSeverity }>>> =
  {
    moved: { key: 'diagnostic.moved', severity: DiagnosticSeverity.Information },
    ambiguous: { key: 'diagnostic.ambiguous', severity: DiagnosticSeverity.Error },
    lost: { key: 'diagnostic.lost', severity: DiagnosticSeverity.Error },
  };

function anchorProblem(snapshot: Snapshot, annotation: Annotation, say: Format): Diagnostic | undefined {
  const { anchor, label, text, id } = annotation;
  const problem = anchor && ANCHOR_PROBLEMS[anchor];
  if (!problem || anchor === 'exact') return undefined;
  const told = say({ key: problem.key, values: { label, text } });
  return make(snapshot, annotation, `annotation.${anchor}`, problem.severity, told, { id });
}

function boilerplate(snapshot: Snapshot, say: Format): Diagnostic[] {
  return snapshot.recognition.boilerplate.map((line) =>
    make(
      snapshot,
      paragraphRange(snapshot.recognition.paragraphs[line.paragraph]!),
      'text.boilerplate',
      DiagnosticSeverity.Hint,
      say(message('diagnostic.boilerplate', { reason: line.reason })),
    ),
  );
}
