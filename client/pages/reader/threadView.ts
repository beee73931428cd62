/** A question with its answers, what is answered, and whether it is settled. */
import { message } from '../../../server/src/messages/message.js';
import type { EditCommand, EditResult } from '../../../server/src/protocol/edits.js';
import type { ToldComment, ToldThread } from '../../../server/src/protocol/questions.js';
import { actionRow, button } from '../kit/components/buttons.js';
import { bidi, element } from '../kit/elements.js';
import { say } from '../kit/say.js';
import { commentField, isBegun } from './commentField.js';

export interface ThreadHandlers {
  readonly decide: (command: EditCommand) => Promise<EditResult | undefined>;
  readonly announce: (words: string) => void;
}

/** `place`: where one thread is shown in two parts of the page, which of them this is. */
export function threadView(thread: ToldThread, place: string, handlers: ThreadHandlers): HTMLElement {
  const { id, comments, settled } = thread;
  const isOpen = settled === undefined;
  const settle = button(say(message(isOpen ? 'page.question.settle' : 'page.question.reopen')), () => {
    void handlers.decide({ kind: 'settleQuestion', question: id, settled: isOpen });
  });
  settle.dataset['field'] = `${place}-${id}-settle`;
  const answer = commentField({
    name: `${place}-${id}`,
    title: say(message('page.question.answer')),
    send: async (comment) => {
      const result = await handlers.decide({ kind: 'answer', question: id, comment });
      if (result?.done) handlers.announce(say(message('page.question.said', { comment })));
      return result?.done === true;
    },
  });
  return element(
    'div',
    { className: `thread${isOpen ? '' : ' settled'}`, data: { thread: id } },
    ...comments.map((comment) => commentView(comment, place, handlers)),
    settled !== undefined &&
      element('p', { className: 'hint' }, say(message('page.question.settledBy', { author: settled }))),
    isOpen && answer.row,
    actionRow(settle),
  );
}

function commentView(told: ToldComment, place: string, handlers: ThreadHandlers): HTMLElement {
  const { id, author, time, comment, isOwn } = told;
  const words = element('p', { className: 'comment-text', dir: 'auto' }, comment);
  const own = isOwn ? ownActions(id, words, place, handlers) : undefined;
  const view = element(
    'div',
    { className: 'comment' },
    element(
      'p',
      { className: 'comment-head' },
      bidi(author, 'author'),
      time !== undefined && element('small', {}, ` ${shownTime(time)}`),
      own?.row,
    ),
    words,
  );
  own?.goOn();
  return view;
}

/** What its author can do with a comment. */
interface OwnActions {
  readonly row: HTMLElement;
  /** Goes on with an edit that was begun before the page was drawn anew; to be called when the words have their place. */
  readonly goOn: () => void;
}

/** `words`: what the comment says, which the field of an edit takes the place of. */
function ownActions(id: string, words: HTMLElement, place: string, handlers: ThreadHandlers): OwnActions {
  const { decide, announce } = handlers;
  const title = say(message('page.question.edit'));
  const name = `${place}-${id}-edit`;
  const open = (): HTMLTextAreaElement => {
    const before = words.textContent;
    const { row, input } = commentField({
      ...{ name, title, hint: say(message('page.question.editHint')) },
      value: before,
      send: async (said) => {
        if (said === before) return true;
        const result = await decide({ kind: 'rewriteComment', id, comment: said });
        if (!result?.done) return false;
        words.textContent = said;
        announce(say(message('page.question.rewritten', { comment: said })));
        return true;
      },
      left: () => {
        row.replaceWith(words);
        edit.disabled = false;
      },
    });
    words.replaceWith(row);
    edit.disabled = true;
    return input;
  };
  const edit = button(
    title,
    () => {
      const input = open();
      input.focus();
      input.setSelectionRange(input.value.length, input.value.length);
    },
    { text: '✎', className: 'icon' },
  );
  const remove = button(
    say(message('page.question.remove')),
    () => void decide({ kind: 'removeComment', id }),
    { text: '×', className: 'icon' },
  );
  return {
    row: element('span', { className: 'own-actions' }, edit, ' ', remove),
    goOn: () => {
      if (isBegun(name)) open();
    },
  };
}

/** As the page's reader writes it; what is no time, as it stands. */
function shownTime(time: string): string {
  const date = new Date(time);
  if (Number.isNaN(date.getTime())) return time;
  const { lang } = document.documentElement;
  return new Intl.DateTimeFormat(lang || 'en', { dateStyle: 'medium', timeStyle: 'short' }).format(date);
}
