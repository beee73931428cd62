/** What is asked about the document, in one list with its places; and where something is asked. */
import type { Item } from '../../../server/src/protocol/items.js';
import type { Range } from '../../../server/src/protocol/positions.js';
import type { ToldThread } from '../../../server/src/protocol/questions.js';
import { message, type Message } from '../../../server/src/messages/message.js';
import { button } from '../kit/components/buttons.js';
import { LEAVE } from '../kit/components/leaving.js';
import { bidi, element, setChildren } from '../kit/elements.js';
import { say } from '../kit/say.js';
import { commentField, isBeingWritten } from './commentField.js';
import type { PageSession } from './session.js';
import { threadView, type ThreadHandlers } from './threadView.js';

/** What is asked about: an item, a passage, or neither: the document. */
export interface AskedAbout {
  readonly item?: Item;
  readonly range?: Range;
}

export interface QuestionHandlers extends ThreadHandlers {
  /** To a place of the text, and to the item there. */
  readonly go: (range: Range, item: string | undefined) => void;
}

interface Row {
  readonly element: HTMLElement;
  /** What it was drawn from, as text. */
  readonly from: string;
}

export class QuestionsPanel {
  private readonly summary = element('summary');
  private readonly asking = element('div', { hidden: true });
  private readonly open = element('ol');
  private readonly settledSummary = element('summary');
  private readonly settled = element('ol');
  private readonly rest = element('details', { hidden: true }, this.settledSummary, this.settled);
  readonly element = element(
    'details',
    {
      className: 'questions-panel',
      hidden: true,
      open: true,
      attributes: { 'aria-label': say(message('page.questions.title')) },
    },
    this.summary,
    this.asking,
    this.open,
    this.rest,
  );
  private shown: readonly ToldThread[] | undefined;
  private rows = new Map<string, Row>();

  constructor(
    private readonly session: PageSession,
    private readonly handlers: QuestionHandlers,
  ) {
    // What was not drawn while somebody wrote is drawn once they are done.
    this.element.addEventListener(LEAVE, () =>
      queueMicrotask(() => {
        this.shown = undefined;
        this.show();
      }),
    );
  }

  /** Opens the field in which one asks. */
  ask({ item, range }: AskedAbout): void {
    const text = item?.text ?? (range && this.session.textOf(range));
    const title =
      text === undefined
        ? message('page.question.aboutDocument')
        : message('page.question.about', { text: shortened(text) });
    const { row, input } = commentField({
      name: 'ask',
      draft: `ask ${item?.id ?? JSON.stringify(range)}`,
      title: say(title),
      hint: say(message('page.question.hint')),
      send: async (comment) => {
        const about = item ? { id: item.id } : range ? { range } : {};
        const result = await this.handlers.decide({ kind: 'ask', ...about, comment });
        if (result?.done) this.handlers.announce(say(message('page.question.asked', { comment })));
        return result?.done === true;
      },
      left: () => {
        this.asking.hidden = true;
        this.asking.replaceChildren();
        this.show();
      },
    });
    this.asking.replaceChildren(row);
    this.asking.hidden = false;
    this.element.open = true;
    this.show();
    row.scrollIntoView({ block: 'nearest' });
    input.focus();
  }

  show(): void {
    const threads = this.session.state?.questions ?? [];
    this.element.hidden = threads.length === 0 && this.asking.hidden;
    if (threads === this.shown) return;
    this.shown = threads;
    const rows = new Map(threads.map((thread) => [thread.id, this.rowOf(thread)]));
    this.rows = rows;
    const elements = (of: readonly ToldThread[]): HTMLElement[] => of.map(({ id }) => rows.get(id)!.element);
    const open = threads.filter(({ settled }) => settled === undefined);
    const settled = threads.filter((thread) => thread.settled !== undefined);
    setChildren(this.open, elements(open));
    setChildren(this.settled, elements(settled));
    this.rest.hidden = settled.length === 0;
    this.summary.textContent = say(message('page.questions.count', { count: open.length }));
    this.settledSummary.textContent = say(message('page.questions.settled', { count: settled.length }));
  }

  /** The row as it is, where it says the same, or somebody writes in it. */
  private rowOf(thread: ToldThread): Row {
    const from = JSON.stringify(thread);
    const before = this.rows.get(thread.id);
    if (before && (before.from === from || isBeingWritten(before.element))) return before;
    return { element: this.row(thread), from };
  }

  private row(thread: ToldThread): HTMLElement {
    const { range, item, text = '', anchor } = thread;
    const place =
      range === undefined
        ? element('span', {}, say(message('page.question.ofDocument')))
        : anchor === undefined
          ? button(
              say(message('page.problems.line', { line: range.start.line + 1 })),
              () => this.handlers.go(range, item),
              {
                text: element(
                  'span',
                  {},
                  bidi(shortened(text), 'quoted'),
                  ` · ${say(message('page.problems.line', { line: range.start.line + 1 }))}`,
                ),
                className: 'lead',
              },
            )
          : element('span', { className: 'problem-words warning' }, say(lostWords(anchor, shortened(text))));
    return element(
      'li',
      {},
      element('p', { className: 'about' }, place),
      threadView(thread, 'panel', this.handlers),
    );
  }
}

const lostWords = (anchor: NonNullable<ToldThread['anchor']>, text: string): Message =>
  message(anchor === 'lost' ? 'page.question.gone' : 'page.question.doubtful', { text });

/** As much of a passage as says which it is, in UTF-16 units. */
const LONGEST = 60;

function shortened(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  if (line.length <= LONGEST) return line;
  const cut = line.lastIndexOf(' ', LONGEST);
  return `${line.slice(0, cut > 0 ? cut : LONGEST)}…`;
}
