/** Where pieces of the text are on the page, as boxes against the corner of their block. */

export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The box as style properties. */
export const placeOf = ({ left, right, top, bottom }: Box) => ({
  left: `${left}px`,
  top: `${top}px`,
  width: `${right - left}px`,
  height: `${bottom - top}px`,
});

/** One box a visual line and direction run, against the block's corner; in the order of the text. */
export function boxesOf(text: Text, start: number, end: number, origin: DOMRect): Box[] {
  const range = document.createRange();
  range.setStart(text, start);
  range.setEnd(text, end);
  const boxes: Box[] = [];
  for (const rect of range.getClientRects()) {
    if (rect.width < 0.5) continue;
    const box = {
      left: rect.left - origin.left,
      right: rect.right - origin.left,
      top: rect.top - origin.top,
      bottom: rect.bottom - origin.top,
    };
    const last = boxes.at(-1);
    const sameLine = last && Math.abs(last.top - box.top) < 2;
    const adjoining = sameLine && box.left <= last.right + 1 && last.left <= box.right + 1;
    if (adjoining) {
      boxes[boxes.length - 1] = {
        left: Math.min(last.left, box.left),
        right: Math.max(last.right, box.right),
        top: Math.min(last.top, box.top),
        bottom: Math.max(last.bottom, box.bottom),
      };
    } else boxes.push(box);
  }
  return boxes;
}
