/** Where a question or an answer is written: Enter sends it, Shift+Enter begins a new line, Escape leaves it unsaid. */
import { leave } from '../kit/components/leaving.js';
import { element } from '../kit/elements.js';

/** What was begun and neither said nor given up, by the names of what it is for: whoever draws the page anew takes nothing away. */
const begun = new Map<string, string>();

/** Whether something was begun in a field that is not on the page now. */
export const isBegun = (draft: string): boolean => begun.has(draft);

export interface CommentFieldOptions {
  /** Tells it from others on the page. */
  readonly name: string;
  /** Tells what is written there from all else that may be written in a field of that name; the name unless given. */
  readonly draft?: string;
  readonly title: string;
  readonly hint?: string;
  /** What stands in it at first: a comment that is written anew. */
  readonly value?: string;
  /** Gives whether it was taken; what was not stays to be mended. */
  readonly send: (comment: string) => Promise<boolean>;
  readonly left?: () => void;
}

export function commentField(options: CommentFieldOptions): {
  readonly row: HTMLElement;
  readonly input: HTMLTextAreaElement;
} {
  const { name, draft = name, title, hint, value = '', send, left } = options;
  const input = element('textarea', {
    id: `field-${name}`,
    rows: 2,
    defaultValue: value,
    dir: 'auto',
    data: { field: name },
    attributes: { 'aria-describedby': hint === undefined ? undefined : `field-${name}-hint` },
  });
  input.value = begun.get(draft) ?? value;
  input.oninput = () => {
    if (input.value === input.defaultValue) begun.delete(draft);
    else begun.set(draft, input.value);
  };
  const end = (): void => {
    begun.delete(draft);
    input.value = input.defaultValue;
    // Nobody hears what a field says that is gone.
    leave(input);
    left?.();
  };
  input.onkeydown = (event) => {
    if (event.key === 'Escape') end();
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    const comment = input.value.trim();
    if (comment === '' || input.readOnly) return;
    // It is sent once.
    input.readOnly = true;
    void send(comment).then((isTaken) => {
      input.readOnly = false;
      if (isTaken) end();
    });
  };
  const row = element(
    'div',
    { className: 'field comment-field' },
    element('label', { htmlFor: input.id }, title),
    input,
    hint !== undefined && element('p', { className: 'hint', id: `field-${name}-hint` }, hint),
  );
  return { row, input };
}

/** Whether somebody has begun to write there, wherever the keyboard is by now, or is about to write a comment anew. */
export function isBeingWritten(row: Element): boolean {
  return [...row.querySelectorAll('textarea')].some(
    (input) => input.value !== input.defaultValue || (input === document.activeElement && input.value !== ''),
  );
}
