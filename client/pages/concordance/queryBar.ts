/** The box with the query: what was asked before, and what is wrong with what is asked now, at the character. */
import { message } from '../../../server/src/messages/message.js';
import type { QueryProblem } from '../../../server/src/protocol/search.js';
import { button } from '../kit/components/buttons.js';
import { element } from '../kit/elements.js';
import { say } from '../kit/say.js';

export class QueryBar {
  readonly element: HTMLFormElement;
  private readonly input: HTMLInputElement;
  private readonly suggestions = element('input', { type: 'checkbox', id: 'suggestions', checked: true });
  private readonly history = element('datalist', { id: 'history' });
  private readonly problem = element('p', {
    className: 'problem',
    id: 'query-problem',
    attributes: { role: 'alert' },
  });

  constructor(search: (query: string, suggestions: boolean) => void) {
    const help = element(
      'p',
      { className: 'help-line', id: 'query-help' },
      say(message('concordance.help', { gap: '[]{0,3}' })),
    );
    this.input = element('input', {
      id: 'query',
      dir: 'auto',
      spellcheck: false,
      autocomplete: 'off',
      attributes: { list: this.history.id, 'aria-describedby': `${help.id} ${this.problem.id}` },
    });
    const start = (): void => search(this.input.value.trim(), this.suggestions.checked);
    this.suggestions.onchange = start;
    this.element = element(
      'form',
      {
        className: 'query',
        attributes: { role: 'search' },
        onsubmit: (event: Event) => {
          event.preventDefault();
          start();
        },
      },
      element('label', { htmlFor: this.input.id }, say(message('concordance.query'))),
      this.input,
      this.history,
      button(say(message('concordance.search')), start, { className: 'primary', keys: 'Enter' }),
      element(
        'span',
        { className: 'choice' },
        this.suggestions,
        element('label', { htmlFor: this.suggestions.id }, say(message('concordance.suggestions'))),
      ),
      help,
      this.problem,
    );
  }

  set queries(queries: readonly string[]) {
    this.history.replaceChildren(...queries.map((value) => element('option', { value })));
  }

  get value(): string {
    return this.input.value.trim();
  }

  set value(query: string) {
    this.input.value = query;
  }

  focus(): void {
    this.input.focus();
  }

  /** Shows what is wrong, and puts the caret there. */
  tell(query: string, found: QueryProblem | undefined): void {
    this.input.setAttribute('aria-invalid', String(found !== undefined));
    this.problem.replaceChildren();
    if (!found) return;
    const { problem, at, length } = found;
    const character = Array.from(query.slice(0, at)).length + 1;
    const end = Math.max(at + length, at + 1);
    this.problem.append(
      say(message('concordance.problem', { at: character, problem })),
      element(
        'code',
        { dir: 'auto' },
        query.slice(0, at),
        element('mark', {}, query.slice(at, end) || ' '),
        query.slice(end),
      ),
    );
    this.input.focus();
    this.input.setSelectionRange(at, Math.min(query.length, end));
  }
}
