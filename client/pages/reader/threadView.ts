/** A question with its answers, what is answered, and whether it is settled. */
import { message } from '../../../server/src/messages/message.js';
import type { EditCommand, EditResult } from '../../../server/src/protocol/edits.js';
import type { ToldComment, ToldThread } from '../../../server/src/protocol/questions.js';
import { actionRow, button } from '../kit/components/buttons.js';
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
    ...comments.map((comment) => commentView(comment, handlers)),
    settled !== undefined &&
      element('p', { className: 'hint' }, say(message('page.question.settledBy', { author: settled }))),
    isOpen && answer.row,
    actionRow(settle),
  );
}

function commentView(
  { id, author, time, comment, isOwn }: ToldComment,
  { decide }: ThreadHandlers,
): HTMLElement {
  return element(
    'div',
    { className: 'comment' },
    element(
      'p',
      { className: 'comment-head' },
      bidi(author, 'author'),
      time !== undefined && element('small', {}, ` ${shownTime(time)}`),
      isOwn &&
        button(say(message('page.question.remove')), () => void decide({ kind: 'removeComment', id }), {
          text: '×',
          className: 'icon',
        }),
    ),
    element('p', { className: 'comment-text', dir: 'auto' }, comment),
  );
}

/** As the page's reader writes it; what is no time, as it stands. */
function shownTime(time: string): string {
  const date = new Date(time);
  if (Number.isNaN(date.getTime())) return time;
  const { lang } = document.documentElement;
  return new Intl.DateTimeFormat(lang || 'en', { dateStyle: 'medium', timeStyle: 'short' }).format(date);
}
