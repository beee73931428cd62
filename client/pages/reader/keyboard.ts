/** Keys of the page: what each does, and which are left to what has the focus. */
import { meaningOf, type Meaning } from '../../annotating/keys.js';
import type { KeySheet } from '../kit/components/keySheet.js';
import { isTypedInto } from '../kit/components/leaving.js';
import type { Annotator } from './annotator.js';
import type { Caret } from './caret.js';
import type { Parts } from './parts.js';

/** Outside the text these belong to what has the focus. */
const OF_THE_FOCUS: ReadonlySet<string> = new Set(['Tab', 'Enter', ' ', 'Delete', 'Backspace']);

export class Keyboard {
  constructor(
    private readonly parts: Parts,
    private readonly annotator: Annotator,
    private readonly caret: Caret,
    private readonly sheet: KeySheet,
  ) {
    document.addEventListener('keydown', (event) => this.press(event));
  }

  private press(event: KeyboardEvent): void {
    const { session, relating, attributing, bar } = this.parts;
    if (this.sheet.isOpen) {
      if (event.key === '?') this.sheet.close();
      return;
    }
    if (isTypedInto(event.target)) return;
    if (relating.chooseByKey(event.key)) return event.preventDefault();
    if (attributing.chooseByKey(event)) {
      event.stopPropagation();
      return event.preventDefault();
    }
    const meaning = meaningOf(event, session.scheme);
    if (!meaning || this.isLeftToTheFocus(event, meaning)) return;
    if (event.key === 'Tab' && bar.isOpen && !event.shiftKey) {
      event.preventDefault();
      return bar.enter();
    }
    // After the last suggestion Tab leaves the text, as everywhere else.
    if (event.key === 'Tab' && !this.annotator.navigation.hasSuggestion(event.shiftKey)) return;
    event.preventDefault();
    // VS Code would take a key that it sees as its own.
    event.stopPropagation();
    this.carryOut(meaning);
  }

  private isLeftToTheFocus({ target, key }: KeyboardEvent, { kind }: Meaning): boolean {
    const inText = target === this.parts.text.element || target === document.body;
    return !inText && (kind === 'move' || OF_THE_FOCUS.has(key));
  }

  private carryOut(meaning: Meaning): void {
    if (meaning.kind === 'label') this.annotator.tagging.label(meaning.label);
    else if (meaning.kind === 'attribute') this.annotator.attribute(meaning.attribute);
    else if (meaning.kind === 'action') this.annotator.run(meaning.action, meaning.letter);
    else this.caret.move(meaning.move, meaning.extend, meaning.letter);
  }
}
