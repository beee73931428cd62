/** The labels with their counts; a click shows or hides one. */
import type { Item } from '../../../server/src/protocol/items.js';
import { colorsOf } from '../kit/labelColors.js';
import { element } from '../kit/elements.js';
import type { PageSession } from './session.js';
import { say } from '../kit/say.js';
import { message } from '../../../server/src/messages/message.js';
import { withPartsIsolated } from '../../../server/src/messages/direction.js';

export class Legend {
  readonly element = element('section', {
    className: 'legend',
    attributes: { 'aria-label': say(message('page.labels')) },
  });

  /** What it was drawn from, and what of that is shown. */
  private from: readonly Item[] | undefined;
  private shown = '';

  constructor(private readonly session: PageSession) {}

  show(): void {
    const { hiddenLabels, visibleItems } = this.session;
    // What is counted of the text's beginning alone is no count.
    if (visibleItems === this.from || !this.session.isWhole) return;
    this.from = visibleItems;
    const { counts } = this.session.everything;
    const known = this.session.labels.map((label) => label.name);
    const names = [...known, ...[...counts.keys()].filter((name) => !known.includes(name))];
    const key = JSON.stringify([[...counts], [...hiddenLabels], known]);
    if (key === this.shown) return;
    this.shown = key;
    const rows = names
      .filter((name) => counts.has(name) || hiddenLabels.has(name))
      .map((name) => this.row(name, counts.get(name) ?? { annotated: 0, suggested: 0 }));
    const focused = this.focusedLabel();
    this.element.replaceChildren(
      element('h2', {}, say(message('page.labels'))),
      element('ul', {}, ...rows),
      this.signs(),
    );
    if (focused !== undefined) {
      this.element.querySelector<HTMLElement>(`button[data-label="${CSS.escape(focused)}"]`)?.focus();
    }
  }

  private focusedLabel(): string | undefined {
    const { activeElement } = document;
    if (!(activeElement instanceof HTMLElement) || !this.element.contains(activeElement)) return undefined;
    return activeElement.dataset['label'];
  }

  private row(name: string, count: { annotated: number; suggested: number }): HTMLElement {
    const definition = this.session.label(name);
    const shown = !this.session.hiddenLabels.has(name);
    const { annotated, suggested } = count;
    const words = say(
      suggested > 0
        ? message('page.legend.suggested', { count: annotated, suggested })
        : message('page.legend.annotated', { count: annotated }),
    );
    const toggle = element(
      'button',
      {
        type: 'button',
        title: [
          words,
          withPartsIsolated(definition?.description ?? ''),
          say(message(shown ? 'page.legend.hide' : 'page.legend.show')),
        ]
          .filter(Boolean)
          .join('\n'),
        onclick: () => this.session.toggleLabel(name),
        data: { label: name },
        style: { '--line': colorsOf(definition).line },
        attributes: { 'aria-pressed': String(shown) },
      },
      element('span', { className: 'swatch' }),
      element('span', { className: 'name' }, name),
      element('span', { className: 'count' }, String(count.annotated)),
      element('span', { className: 'count suggested' }, count.suggested > 0 ? `+${count.suggested}` : ''),
    );
    return element('li', {}, toggle);
  }

  /** How the lines are to be read. */
  private signs(): HTMLElement {
    const sign = (tier: 'annotation' | 'suggestion' | 'doubtful' | 'openEnded') =>
      element(
        'span',
        { className: 'sign' },
        element('span', { className: `line ${tier}` }),
        say(message(`page.sign.${tier}`)),
      );
    const tiers = ['annotation', 'suggestion', 'doubtful', 'openEnded'] as const;
    return element('p', { className: 'signs' }, ...tiers.map(sign));
  }
}
