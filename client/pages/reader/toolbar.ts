/** The line above the text: how far the document is, its date and status, and what can be done with it as a whole. */
import type { DocumentStatus } from '../../../server/src/annotation/model.js';
import type { DocumentState } from '../../../server/src/protocol/state.js';
import { keyOf, type ReaderAction } from '../../actions/actions.js';
import type { PageDocument } from '../../messages/reader.js';
import { button } from '../kit/components/buttons.js';
import { MenuButton } from '../kit/components/menuButton.js';
import { element, write } from '../kit/elements.js';
import { labelsDone } from '../../annotating/completeness.js';
import type { Problems } from './problems.js';
import type { PageSession } from './session.js';
import { say } from '../kit/say.js';
import { message, type Message } from '../../../server/src/messages/message.js';

const STATUS: Readonly<Record<DocumentStatus, Message>> = {
  new: message('page.status.new'),
  'in-progress': message('page.status.inProgress'),
  done: message('page.status.done'),
  'needs-review': message('page.status.needsReview'),
};

export class Toolbar {
  readonly element = element('header', {
    className: 'toolbar',
    attributes: { 'aria-label': say(message('page.toolbar.title')) },
  });
  /** What the line was drawn from. */
  private shown: DocumentState | undefined;
  private named: PageDocument | undefined;
  private readonly name = element('h1');
  private readonly progress = element('span', { className: 'progress' });
  private readonly meter = element('progress', {
    max: 1,
    attributes: { 'aria-label': say(message('page.toolbar.decided')) },
  });
  private readonly date: HTMLButtonElement;
  private readonly labels: HTMLButtonElement;
  private readonly status: HTMLSelectElement;
  private readonly undo: HTMLButtonElement;
  private readonly redo: HTMLButtonElement;
  private readonly trouble = element('p', {
    className: 'trouble',
    hidden: true,
    attributes: { role: 'alert' },
  });

  constructor(
    private readonly session: PageSession,
    private readonly problems: Problems,
    run: (action: ReaderAction) => void,
  ) {
    const act = (action: ReaderAction, title: Message, text: string) =>
      button(say(title), () => run(action), { text, keys: keyOf(action), className: 'icon' });
    const entry = (action: ReaderAction, title: Message) => ({
      title: say(title),
      keys: keyOf(action),
      act: () => run(action),
    });
    this.date = button(say(message('page.toolbar.date')), () => run('setDate'), {
      text: '',
      className: 'date',
    });
    this.labels = button(say(message('page.toolbar.labels')), () => run('setExhaustive'), {
      text: '',
      className: 'labels',
      keys: keyOf('setExhaustive'),
    });
    this.status = element(
      'select',
      { attributes: { 'aria-label': say(message('page.toolbar.status')) } },
      ...Object.entries(STATUS).map(([value, words]) => element('option', { value }, say(words))),
    );
    this.status.onchange = () =>
      void this.session.decide({ kind: 'status', status: this.status.value as DocumentStatus });
    this.undo = act('undo', message('page.toolbar.undo'), '↶');
    this.redo = act('redo', message('page.toolbar.redo'), '↷');
    this.element.append(
      this.name,
      this.meter,
      this.progress,
      element('span', { className: 'space' }),
      this.date,
      this.labels,
      this.status,
      act('previousSuggestion', message('page.toolbar.previous'), '↑'),
      act('nextSuggestion', message('page.toolbar.next'), '↓'),
      this.undo,
      this.redo,
      new MenuButton(say(message('page.toolbar.more')), '⋯', [
        entry('editFields', message('page.fields.title')),
        { ...entry('smaller', message('page.toolbar.smaller')), stays: true },
        { ...entry('larger', message('page.toolbar.larger')), stays: true },
        entry('help', message('page.keys')),
      ]).element,
      button(say(message('page.toolbar.nextDocument')), () => run('nextDocument'), {
        keys: keyOf('nextDocument'),
        text: say(message('page.toolbar.nextShort')),
      }),
      this.trouble,
    );
  }

  show(): void {
    const { state, document } = this.session;
    // Where the file is no text there is no state that could say why.
    const trouble = state?.trouble ?? this.problems.ofFile ?? '';
    this.trouble.hidden = trouble === '';
    write(this.trouble, trouble);
    if (state === this.shown && document === this.named) return;
    this.shown = state;
    this.named = document;
    const name = state?.document ?? document.name;
    write(this.name, name);
    if (this.name.title !== name) this.name.title = name;
    if (!state) return;
    const { annotated, suggestions, rejected } = state.counts;
    const all = annotated + suggestions + rejected;
    // Where there is nothing to decide nothing is done either.
    this.meter.hidden = all === 0;
    if (all > 0) this.meter.value = (annotated + rejected) / all;
    write(
      this.progress,
      say(
        state.isReading
          ? message('page.toolbar.reading', { annotated })
          : message('page.toolbar.progress', { annotated, suggestions }),
      ),
    );
    write(
      this.date,
      state.date
        ? `${state.date.value}${state.date.source === 'inferred' ? ' ?' : ''}`
        : say(message('page.toolbar.noDate')),
    );
    const reason = state.date?.reason;
    this.date.title = say(
      reason ? message('page.toolbar.dateInferred', { reason }) : message('page.toolbar.dateServes'),
    );
    this.date.setAttribute(
      'aria-label',
      say(message('page.toolbar.dateIs', { date: this.date.textContent ?? '' })),
    );
    const labels = labelsDone(state.labels, state.exhaustive);
    this.labels.hidden = !labels;
    if (labels) {
      write(this.labels, say(message('page.toolbar.labelsDone', labels)));
      this.labels.setAttribute('aria-label', say(message('page.toolbar.labelsAre', labels)));
    }
    if (this.status.value !== state.status) this.status.value = state.status;
    this.undo.disabled = !state.canUndo;
    this.redo.disabled = !state.canRedo;
  }
}
