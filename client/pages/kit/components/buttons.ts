/** Buttons, alone and in rows. */
import { element, type Child } from '../elements.js';

export interface ButtonOptions {
  /** What stands on it, where that is not its title. */
  readonly text?: Child;
  /** Shown and read out. */
  readonly keys?: string;
  readonly className?: string;
}

/** A button that says what it does. */
export function button(
  title: string,
  act: () => void,
  { text, keys, className }: ButtonOptions = {},
): HTMLButtonElement {
  return element(
    'button',
    {
      type: 'button',
      className: className ?? '',
      title: keys === undefined ? title : `${title} (${keys})`,
      onclick: act,
      attributes: { 'aria-label': title, 'aria-keyshortcuts': keys },
    },
    text ?? title,
  );
}

/** What can be done, side by side. */
export function actionRow(...actions: readonly Child[]): HTMLElement {
  return element('p', { className: 'actions' }, ...actions);
}

/** A row of a list that leads somewhere. */
export function listRow(act: () => void, content: readonly Child[], isCurrent = false): HTMLLIElement {
  return element(
    'li',
    {},
    element(
      'button',
      { type: 'button', onclick: act, attributes: { 'aria-current': isCurrent ? 'true' : undefined } },
      ...content,
    ),
  );
}

/** A list of rows. */
export function list(...rows: readonly Child[]): HTMLUListElement {
  return element('ul', { className: 'list' }, ...rows);
}
