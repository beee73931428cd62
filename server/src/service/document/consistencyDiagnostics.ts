/** What does not agree over the documents of a corpus, told of one document. */
import {
  DiagnosticSeverity,
  type Diagnostic,
  type DiagnosticRelatedInformation,
} from 'vscode-languageserver-types';
import type { CorpusModel } from '../../corpus/corpusModel.js';
import type { CorpusDocument } from '../../corpus/documentNames.js';
import type { Finding, FindingPlace } from '../../corpus/consistency/finding.js';
import { rangeOf, type Snapshot } from '../../corpus/snapshot.js';
import { format } from '../../messages/format.js';
import type { Format } from '../../messages/formatter.js';
import { message } from '../../messages/message.js';
import { isSuggestionId, suggestionId } from '../../annotation/suggestionId.js';
import { movedBy, type Span } from '../../text/span.js';
import { SOURCE } from './diagnosticCodes.js';
import type { DiagnosticData } from './diagnostics.js';

/**
 * As it was when the documents were last looked at. `snapshot` is what an editor shows of the document now, where it does:
 * places follow it, and what is gone is not told of.
 */
export function consistencyDiagnostics(
  { consistency }: Pick<CorpusModel, 'consistency'>,
  { name }: CorpusDocument,
  annotator: string,
  say: Format = format,
  snapshot?: Snapshot,
): Diagnostic[] {
  const findings = snapshot
    ? consistency.in(annotator, name, snapshot.document.getText())
    : consistency.of(annotator, name);
  if (findings.length === 0) return [];
  const related = (place: FindingPlace): DiagnosticRelatedInformation[] => {
    const { text, document } = place;
    const location = consistency.locationOf(annotator, document, place);
    const told =
      text === '' ? message('consistency.copy', { document }) : message('consistency.other', { text });
    return location ? [{ location, message: say(told) }] : [];
  };
  const placeOf = snapshot ? placesNow(snapshot, findings) : undefined;
  return findings.flatMap((finding): Diagnostic[] => {
    const span = placeOf ? placeOf(finding) : finding.place;
    const range =
      span &&
      (snapshot ? rangeOf(snapshot.document, span) : consistency.locationOf(annotator, name, span)?.range);
    if (!range) return [];
    const others = finding.others.flatMap(related);
    return [
      {
        range,
        code: finding.code,
        severity: finding.isSure ? DiagnosticSeverity.Warning : DiagnosticSeverity.Information,
        message: say(finding.message),
        source: SOURCE,
        data: dataOf(finding),
        ...(others.length > 0 && { relatedInformation: others }),
      },
    ];
  });
}

function dataOf({ id, subject, fix, place }: Finding): DiagnosticData {
  const told = fix?.kind === 'move' ? { ...fix, span: movedBy(fix.span, -place.start) } : fix;
  return { ...(id !== undefined && { id }), subject, ...(told && { fix: told }) };
}

/** Where what a finding is about stands now; undefined where it is gone. */
function placesNow(
  { annotations, suggestions, document }: Snapshot,
  findings: readonly Finding[],
): (finding: Finding) => Span | undefined {
  const wanted = new Set(findings.flatMap(({ id }) => id ?? []));
  const byId = new Map<string, Span>();
  for (const annotation of annotations) if (wanted.has(annotation.id)) byId.set(annotation.id, annotation);
  // An id of each suggestion is made only where findings are about suggestions.
  if ([...wanted].some(isSuggestionId))
    for (const suggestion of suggestions) byId.set(suggestionId(suggestion), suggestion);
  const { length } = document.getText();
  return ({ id, place }) => (id === undefined ? (place.end <= length ? place : undefined) : byId.get(id));
}
