/** The line above the text: how far the document is, its date and status, and what can be done with it as a whole. */
import type { DocumentStatus } from '../../../server/src/annotation/model.js';
import type { DocumentState } from '../../../server/src/protocol/state.js';
import { keyOf, type ReaderAction } from '../../actions/actions.js';
import type { PageDocument } from '../../messages/reader.js';
import { button } from '../kit/components/buttons.js';
import { element, write } from '../kit/elements.js';
import type { Session } from './session.js';

const STATUS: Readonly<Record<DocumentStatus, string>> = {
  new: 'New',
  'in-progress': 'In progress',
  done: 'Done',
  'needs-review': 'Needs review',
};

export class Toolbar {
  readonly element = element('header', {
    className: 'toolbar',
    attributes: { 'aria-label': 'Document' },
  });
  /** What the line was drawn from. */
  private shown: DocumentState | undefined;
  private named: PageDocument | undefined;
  private readonly name = element('h1');
  private readonly progress = element('span', { className: 'progress' });
  private readonly meter = element('progress', { max: 1, attributes: { 'aria-label': 'Decided' } });
  private readonly date: HTMLButtonElement;
  private readonly status: HTMLSelectElement;
  private readonly undo: HTMLButtonElement;
  private readonly redo: HTMLButtonElement;
  private readonly trouble = element('p', {
    className: 'trouble',
    hidden: true,
    attributes: { role: 'alert' },
  });

  constructor(
    private readonly session: Session,
    run: (action: ReaderAction) => void,
  ) {
    const act = (action: ReaderAction, title: string, text: string) =>
      button(title, () => run(action), { text, keys: keyOf(action), className: 'icon' });
    this.date = button('Date of the document', () => run('setDate'), { text: '', className: 'date' });
    this.status = element(
      'select',
      { attributes: { 'aria-label': 'Status of the document' } },
      ...Object.entries(STATUS).map(([value, words]) => element('option', { value }, words)),
    );
    this.status.onchange = () =>
      void this.session.decide({ kind: 'status', status: this.status.value as DocumentStatus });
    this.undo = act('undo', 'Undo', '↶');
    this.redo = act('redo', 'Redo', '↷');
    this.element.append(
      this.name,
      this.meter,
      this.progress,
      element('span', { className: 'space' }),
      this.date,
      this.status,
      act('previousSuggestion', 'Previous suggestion', '↑'),
      act('nextSuggestion', 'Next suggestion', '↓'),
      this.undo,
      this.redo,
      act('smaller', 'A− smaller text', 'A−'),
      act('larger', 'A+ larger text', 'A+'),
      act('help', 'Keys', '?'),
      button('Next document', () => run('nextDocument'), {
        keys: keyOf('nextDocument'),
        text: 'Next',
      }),
      this.trouble,
    );
  }

  show(): void {
    const { state, document } = this.session;
    if (state === this.shown && document === this.named) return;
    this.shown = state;
    this.named = document;
    const name = state?.document ?? document.name;
    write(this.name, name);
    if (this.name.title !== name) this.name.title = name;
    if (!state) return;
    const { annotated, suggestions, rejected } = state.counts;
    const all = annotated + suggestions + rejected;
    this.meter.value = all === 0 ? 1 : (annotated + rejected) / all;
    const left = state.isReading ? 'reading the text…' : `${suggestions} left`;
    write(this.progress, `${annotated} annotated · ${left}`);
    write(
      this.date,
      state.date ? `${state.date.value}${state.date.source === 'inferred' ? ' ?' : ''}` : 'No date',
    );
    const reason = state.date?.reason ? ` Inferred: ${state.date.reason}.` : '';
    this.date.title = `Date of the document: relative dates are resolved against it.${reason}`;
    this.date.setAttribute('aria-label', `Date of the document: ${this.date.textContent}`);
    if (this.status.value !== state.status) this.status.value = state.status;
    this.undo.disabled = !state.canUndo;
    this.redo.disabled = !state.canRedo;
    this.trouble.hidden = state.trouble === undefined;
    write(this.trouble, state.trouble ?? '');
  }
}
