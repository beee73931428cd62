/** Quick fixes of what does not agree over documents, at its place; or it is dismissed for good. */
import { CodeActionKind, type CodeAction, type Diagnostic } from 'vscode-languageserver-types';
import { DISMISS_COMMAND } from '../../protocol/commands.js';
import type { EditCommand } from '../../protocol/edits.js';
import type { Requests } from '../../protocol/requests.js';
import type { Format } from '../../messages/formatter.js';
import { message, type Message } from '../../messages/message.js';
import type { WantedChange } from '../../protocol/changes.js';
import { rangeOf, type Snapshot } from '../../corpus/snapshot.js';
import { movedBy } from '../../text/span.js';
import type { DiagnosticData } from './diagnostics.js';

type PlaceAction = Extract<WantedChange, { kind: 'places' }>['action'];

interface Fix {
  readonly title: Message;
  readonly command: EditCommand;
}

/** What mends it here; undefined where nothing does, or what it was about is gone. */
export function consistencyFix(
  { document }: Pick<Snapshot, 'document'>,
  { range }: Pick<Diagnostic, 'range'>,
  { id, fix }: DiagnosticData,
): Fix | undefined {
  if (id === undefined || !fix) return undefined;
  switch (fix.kind) {
    case 'relabel':
      return {
        title: message('fix.relabel', { label: fix.label }),
        command: { kind: 'relabel', id, label: fix.label },
      };
    case 'accept':
      return { title: message('fix.acceptToo'), command: { kind: 'accept', ids: [id] } };
    case 'link':
      return {
        title: message('fix.link', { entity: fix.canonical }),
        command: { kind: 'describe', id, canonical: fix.canonical },
      };
    case 'move': {
      const span = movedBy(fix.span, document.offsetAt(range.start));
      return {
        title: message('fix.changeSpan', { text: document.getText().slice(span.start, span.end) }),
        command: { kind: 'move', id, range: rangeOf(document, span), exact: true },
      };
    }
    case 'value':
      return {
        title: message('fix.value', { value: fix.value }),
        command: { kind: 'describe', id, value: fix.value },
      };
  }
}

/** The same as a change of many places; undefined where each place needs one of its own. */
export function changeOf(fix: NonNullable<DiagnosticData['fix']>): PlaceAction | undefined {
  switch (fix.kind) {
    case 'relabel':
    case 'value':
    case 'accept':
      return fix;
    case 'link':
      return { kind: 'link', entity: fix.canonical };
    case 'move':
      return undefined;
  }
}

/** In this document, and everywhere; copies are dismissed once for all that have them. */
export function dismissals(
  { corpus }: Snapshot,
  diagnostic: Diagnostic,
  { subject }: DiagnosticData,
  say: Format,
): CodeAction[] {
  const code = String(diagnostic.code);
  if (!corpus || subject === undefined) return [];
  const { root: uri, document } = corpus;
  const dismiss = (title: Message, dismissal: Requests['hawashi/dismiss'][0]['dismissal']): CodeAction => {
    const parameters: Requests['hawashi/dismiss'][0] = { uri, dismissal, dismissed: true };
    const command = { title: say(title), command: DISMISS_COMMAND, arguments: [parameters] };
    return { title: say(title), kind: CodeActionKind.QuickFix, diagnostics: [diagnostic], command };
  };
  const everywhere = dismiss(message('fix.dismissEverywhere'), { code, subject });
  if (code.startsWith('consistency.duplicate-')) return [everywhere];
  return [dismiss(message('fix.dismiss'), { code, subject, document }), everywhere];
}
