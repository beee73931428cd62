/** A question with its answers, what is answered, and whether it is settled. */
import { message } from '../../../server/src/messages/message.js';
import type { EditCommand, EditResult } from '../../../server/src/protocol/edits.js';
import type { ToldComment, ToldThread } from '../../../server/src/protocol/questions.js';
import { actionRow, button } from '../kit/components/buttons.js';
import { leave } from '../kit/components/leaving.js';
import { bidi, element } from '../kit/elements.js';
import { say } from '../kit/say.js';
import { commentField } from './commentField.js';

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
  return element(
    'div',
    { className: 'comment' },
    element(
      'p',
      { className: 'comment-head' },
      bidi(author, 'author'),
      time !== undefined && element('small', {}, ` ${shownTime(time)}`),
      isOwn && ownActions(id, words, place, handlers),
    ),
    words,
  );
}

/** What its author can do with a comment, whose words stand in an element. */
function ownActions(id: string, words: HTMLElement, place: string, handlers: ThreadHandlers): HTMLElement {
  const { decide, announce } = handlers;
  const title = say(message('page.question.edit'));
  const edit = button(
    title,
    () => {
      const before = words.textContent;
      const { row, input } = commentField({
        ...{ name: `${place}-${id}-edit`, title, hint: say(message('page.question.editHint')) },
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
          // The field is gone: nobody hears what it says.
          leave(words);
        },
      });
      words.replaceWith(row);
      edit.disabled = true;
      input.focus();
      input.setSelectionRange(before.length, before.length);
    },
    { text: '✎', className: 'icon' },
  );
  const remove = button(
    say(message('page.question.remove')),
    () => void decide({ kind: 'removeComment', id }),
    { text: '×', className: 'icon' },
  );
  return element('span', { className: 'own-actions' }, edit, ' ', remove);
}

/** As the page's reader writes it; what is no time, as it stands. */
function shownTime(time: string): string {
  const date = new Date(time);
  if (Number.isNaN(date.getTime())) return time;
  const { lang } = document.documentElement;
  return new Intl.DateTimeFormat(lang || 'en', { dateStyle: 'medium', timeStyle: 'short' }).format(date);
}
