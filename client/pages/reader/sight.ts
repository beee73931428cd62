/** Brings places of the text into sight, and keeps them there while the text around them gets its true height. */
import type { TextPosition } from '../../annotating/places.js';

/** So many frames in a row a place must have stood still, of so many at most. */
const STEADY = 3;
const MOST_FRAMES = 30;

/** What says that the annotator means to be elsewhere. */
const ELSEWHERE = ['wheel', 'pointerdown', 'touchmove'];

export class Sight {
  private turn = 0;

  /** `rectOf` gives where a place is in the window; undefined where it is not on the page. */
  constructor(
    private readonly view: HTMLElement,
    private readonly rectOf: (place: TextPosition) => DOMRect | undefined,
  ) {
    for (const kind of ELSEWHERE) view.addEventListener(kind, () => this.turn++, { passive: true });
  }

  /** With some text around it. What is far has an estimated height until it is drawn: the place is followed. */
  bring(place: TextPosition): void {
    const turn = ++this.turn;
    if (!this.scrollTo(place)) return;
    let steady = 0;
    const follow = (frames: number) => {
      if (turn !== this.turn || frames === 0) return;
      steady = this.scrollTo(place) ? 0 : steady + 1;
      if (steady < STEADY) requestAnimationFrame(() => follow(frames - 1));
    };
    requestAnimationFrame(() => follow(MOST_FRAMES));
  }

  /** Says whether it had to scroll. */
  private scrollTo(place: TextPosition): boolean {
    const rect = this.rectOf(place);
    if (!rect) return false;
    const frame = this.view.getBoundingClientRect();
    const margin = Math.min(120, frame.height / 4);
    if (rect.top >= frame.top + margin && rect.bottom <= frame.bottom - margin) return false;
    const before = this.view.scrollTop;
    this.view.scrollBy({ top: (rect.top + rect.bottom) / 2 - (frame.top + frame.height * 0.4) });
    return this.view.scrollTop !== before;
  }
}
