/**
 * The labels with their counts; a click shows or hides one. Where documents are done label by label, all labels are there,
 * each with a box to tick.
 */
import { colorsOf } from '../kit/labelColors.js';
import { element } from '../kit/elements.js';
import type { PageSession } from './session.js';
import { say } from '../kit/say.js';
import { message } from '../../../server/src/messages/message.js';
import { withPartsIsolated } from '../../../server/src/messages/direction.js';

const TICKS = { complete: '✓', begun: '◐', notBegun: '○' } as const;

export class Legend {
  readonly element = element('section', {
    className: 'legend',
    attributes: { 'aria-label': say(message('page.labels')) },
  });

  /** What it was drawn from, and what of that is shown. */
  private from: readonly unknown[] = [];
  private shown = '';

  constructor(private readonly session: PageSession) {}

  show(): void {
    const { hiddenLabels, visibleItems, state } = this.session;
    const exhaustive = state?.exhaustive;
    // What is counted of the text's beginning alone is no count.
    const from = [visibleItems, exhaustive];
    if (from.every((each, i) => each === this.from[i]) || !this.session.isWhole) return;
    this.from = from;
    const { counts } = this.session.everything;
    const known = this.session.labels.map((label) => label.name);
    const names = [...known, ...[...counts.keys()].filter((name) => !known.includes(name))];
    const key = JSON.stringify([[...counts], [...hiddenLabels], known, exhaustive]);
    if (key === this.shown) return;
    this.shown = key;
    const rows = names
      .filter((name) => counts.has(name) || hiddenLabels.has(name) || exhaustive !== undefined)
      .map((name) => this.row(name, counts.get(name) ?? { annotated: 0, suggested: 0 }, exhaustive));
    const focused = this.focused();
    this.element.replaceChildren(
      element('h2', {}, say(message('page.labels'))),
      element('ul', {}, ...rows),
      this.signs(),
    );
    if (focused !== undefined) this.element.querySelector<HTMLElement>(focused)?.focus();
  }

  /** What finds the button again that has the focus, once all are drawn anew. */
  private focused(): string | undefined {
    const { activeElement } = document;
    if (!(activeElement instanceof HTMLElement) || !this.element.contains(activeElement)) return undefined;
    const { label, tick } = activeElement.dataset;
    if (tick !== undefined) return `[data-tick="${CSS.escape(tick)}"]`;
    return label === undefined ? undefined : `[data-label="${CSS.escape(label)}"]`;
  }

  private row(
    name: string,
    count: { annotated: number; suggested: number },
    exhaustive: readonly string[] | undefined,
  ): HTMLElement {
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
    return element('li', {}, toggle, ...(exhaustive ? [this.tick(name, annotated > 0, exhaustive)] : []));
  }

  /** Says that a label is complete in the document, or that it is not. */
  private tick(label: string, isBegun: boolean, exhaustive: readonly string[]): HTMLElement {
    const isDone = exhaustive.includes(label);
    const state = isDone ? 'complete' : isBegun ? 'begun' : 'notBegun';
    const words = say(message(`page.legend.${state}`, { label }));
    const [labels, open] = isDone ? [[], [label]] : [[label], []];
    return element(
      'button',
      {
        type: 'button',
        className: `tick ${state}`,
        title: `${words}\n${say(message(isDone ? 'page.legend.untick' : 'page.legend.tick'))}`,
        onclick: () => void this.session.decide({ kind: 'exhaustive', labels, open }),
        data: { tick: label },
        attributes: { role: 'checkbox', 'aria-checked': String(isDone), 'aria-label': words },
      },
      TICKS[state],
    );
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
