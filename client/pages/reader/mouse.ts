/**
 * The mouse in the text: a selection brings up the labels, a click goes to the mark there; with Ctrl (on a Mac Command) either
 * makes a piece of the annotation that one comes from.
 */
import type { Item } from '../../../server/src/protocol/items.js';
import { isEmpty, type TextPosition } from '../../annotating/places.js';
import type { Annotator } from './annotator.js';
import type { Parts } from './parts.js';

/** What lies in the text and is pressed for itself. */
const PRESSED = 'button, .handle, .label';

export class Mouse {
  /** The button went down in the text; where it comes up does not matter. */
  private pressedInText = false;
  /** What gets a piece by it: what was current before the button went down. */
  private owner: Item | undefined;
  /** Clicks in a row at one place. */
  private clicks = { place: '', count: 0 };

  constructor(
    private readonly parts: Parts,
    private readonly annotator: Annotator,
    private readonly draw: () => void,
  ) {
    parts.text.element.addEventListener('mousedown', ({ button, target, ctrlKey, metaKey }) => {
      this.pressedInText = button === 0 && !(target instanceof Element && target.closest(PRESSED));
      this.owner = ctrlKey || metaKey ? annotator.piecing.owner : undefined;
    });
    document.addEventListener('mouseup', () => {
      if (!this.pressedInText) return;
      this.pressedInText = false;
      // The browser settles the selection after the event.
      requestAnimationFrame(() => this.released());
    });
  }

  private released(): void {
    const { text, bar, marks } = this.parts;
    const { selection } = text;
    const { owner } = this;
    if (!selection) return;
    if (owner && text.meant) return void this.annotator.piecing.addTo(owner, text.meant);
    if (!isEmpty(selection)) return void this.annotator.tagging.offerLabels();
    bar.close();
    marks.preview = undefined;
    this.draw();
    this.click(selection.active);
  }

  /** A second click at the same place goes on to the mark around, from the outermost to the innermost again. */
  private click(at: TextPosition): void {
    const { line, character } = at;
    const around = this.parts.session.index.around({ line, character });
    if (around.length === 0) return;
    const place = `${line}:${character}`;
    this.clicks = this.clicks.place === place ? { place, count: this.clicks.count + 1 } : { place, count: 0 };
    this.annotator.navigation.go(around[this.clicks.count % around.length]!, { reveal: false, at });
  }
}
