/** Whoever is done with a field goes back to where they came from: the page says where that is. */

/** The event that says so, on whoever had the keyboard. */
export const LEAVE = 'leave';

/** The keyboard has done with an element. */
export function leave(from: Element): void {
  from.dispatchEvent(new CustomEvent(LEAVE, { bubbles: true }));
}

export function onLeave(act: () => void): void {
  document.addEventListener(LEAVE, act);
}

/** Whether somebody types there: keys are the element's own. */
export function isTypedInto(target: EventTarget | null): boolean {
  if (target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && target.type !== 'checkbox';
}
