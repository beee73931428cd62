/**
 * Showing a long document while it is typed in: VS Code moves what is drawn along with the text, so that all of it is drawn
 * anew when typing rests, not at every key.
 */
import type { DocumentState } from '../../../server/src/protocol/state.js';

/** Items of a document that take longer to show than a key follows a key. */
const MANY = 1000;

/** Milliseconds after the last key. */
const REST = 300;

/** Does something in a moment; what it gives keeps it from being done. */
type Later = (work: () => void) => () => void;

const whenResting: Later = (work) => {
  const timer = setTimeout(work, REST);
  return () => clearTimeout(timer);
};

export class AfterTyping {
  /** By address of the document. */
  private readonly known = new Map<string, { readonly version: number; readonly cancel?: () => void }>();

  constructor(private readonly later = whenResting) {}

  /** A document has another state, or none: shown at once, but for a long text that is typed in. */
  next(uri: string, state: DocumentState | undefined, show: () => void): void {
    const before = this.known.get(uri);
    before?.cancel?.();
    if (!state) {
      this.known.delete(uri);
      return show();
    }
    const { version, items } = state;
    const isTyped = before !== undefined && before.version !== version && items.length > MANY;
    this.known.set(uri, { version, ...(isTyped && { cancel: this.later(show) }) });
    if (!isTyped) show();
  }

  dispose(): void {
    for (const { cancel } of this.known.values()) cancel?.();
  }
}
