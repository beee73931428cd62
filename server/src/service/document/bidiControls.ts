/** Diagnostics of signs that can hide or reorder text. Of a text that is typed in, what was typed alone is looked at. */
import { DiagnosticSeverity, type Diagnostic } from 'vscode-languageserver-types';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { rangeOf, type Snapshot } from '../../corpus/snapshot.js';
import type { Format } from '../../messages/formatter.js';
import { message } from '../../messages/message.js';
import { changeBetween } from '../../text/change.js';
import { BIDI_CONTROL } from '../../text/characters.js';
import { SOURCE } from './diagnosticCodes.js';

/** As many as anyone reads; the last one says that there are more. */
const MOST_CONTROLS = 100;

/** Where they stand in a version of a text, as UTF-16 offsets. */
interface Looked {
  readonly text: string;
  readonly places: readonly number[];
}

const looked = new WeakMap<TextDocument, Looked>();

export function bidiControls({ document }: Pick<Snapshot, 'document'>, say: Format): Diagnostic[] {
  const text = document.getText();
  const places = placesIn(text, looked.get(document));
  looked.set(document, { text, places });
  const found = places.slice(0, MOST_CONTROLS).map((start): Diagnostic => {
    const point = text.charCodeAt(start).toString(16).toUpperCase().padStart(4, '0');
    return {
      range: rangeOf(document, { start, end: start + 1 }),
      code: 'text.bidi-control',
      severity: DiagnosticSeverity.Warning,
      message: say(message('diagnostic.bidiControl', { point })),
      source: SOURCE,
    };
  });
  const more = places.length - found.length;
  const last = found.at(-1);
  if (more > 0 && last)
    last.message = say(message('diagnostic.more', { message: String(last.message), count: more }));
  return found;
}

function placesIn(text: string, known: Looked = { text: '', places: [] }): readonly number[] {
  const { start, endBefore, endAfter } = changeBetween(known.text, text);
  const moved = endAfter - endBefore;
  const changed = text.slice(start, endAfter).matchAll(BIDI_CONTROL);
  return [
    ...known.places.filter((place) => place < start),
    ...Array.from(changed, ({ index }) => start + index),
    ...known.places.filter((place) => place >= endBefore).map((place) => place + moved),
  ];
}
