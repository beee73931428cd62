/** What attributes say, with counts; a click shows only what says so. */
import type { AttributeDefinition } from '../../../server/src/annotation/attributes.js';
import { message } from '../../../server/src/messages/message.js';
import type { Item } from '../../../server/src/protocol/items.js';
import { facetCounts, NOTHING, SOMETHING, type FacetCount } from '../../annotating/attributeFilter.js';
import { bidi, element } from '../kit/elements.js';
import { say } from '../kit/say.js';
import type { PageSession } from './session.js';

const NONE: FacetCount = { annotated: 0, suggested: 0 };

export class AttributeLegend {
  readonly element = element('section', {
    className: 'legend facets',
    hidden: true,
    attributes: { 'aria-label': say(message('page.attributes')) },
  });

  /** What it was drawn from, and what of that is shown. */
  private from: readonly unknown[] = [];
  private shown = '';

  constructor(private readonly session: PageSession) {}

  show(): void {
    const { everything, visibleItems, isWhole, scheme } = this.session;
    const { attributeDefinitions: definitions } = scheme;
    this.element.hidden = definitions.length === 0;
    if (definitions.length === 0 || !isWhole) return;
    const from = [everything.items, visibleItems, definitions];
    if (from.every((each, i) => each === this.from[i])) return;
    this.from = from;
    this.draw(definitions, everything.items);
  }

  private draw(definitions: readonly AttributeDefinition[], items: readonly Item[]): void {
    const filter = this.session.attributeFilter;
    const counts = facetCounts(definitions, items);
    const rows = definitions.map(({ name }) => {
      const counted = counts.get(name) ?? new Map<string, FacetCount>();
      // What is filtered by stays there to be let go, though nothing says it any more.
      const facets = new Set([...counted.keys(), ...(filter.get(name) ?? [])]);
      return [...facets].map((facet) => [facet, counted.get(facet) ?? NONE] as const);
    });
    const key = JSON.stringify([definitions, rows, [...filter].map(([name, facets]) => [name, ...facets])]);
    if (key === this.shown) return;
    this.shown = key;
    const focused = this.focusedFacet();
    this.element.replaceChildren(
      ...definitions.flatMap((definition, i) =>
        rows[i]!.length === 0
          ? []
          : [
              element('h2', { title: definition.description ?? '' }, bidi(definition.name)),
              element('ul', {}, ...rows[i]!.map(([facet, count]) => this.row(definition, facet, count))),
            ],
      ),
    );
    if (focused !== undefined)
      this.element.querySelector<HTMLElement>(`[data-facet="${CSS.escape(focused)}"]`)?.focus();
  }

  private focusedFacet(): string | undefined {
    const { activeElement } = document;
    if (!(activeElement instanceof HTMLElement) || !this.element.contains(activeElement)) return undefined;
    return activeElement.dataset['facet'];
  }

  private row(definition: AttributeDefinition, facet: string, count: FacetCount): HTMLElement {
    const { name } = definition;
    const isOn = this.session.attributeFilter.get(name)?.has(facet) === true;
    const { annotated, suggested } = count;
    const counted = message('page.legend.suggested', { count: annotated, suggested });
    const words = [
      say(suggested > 0 ? counted : message('page.legend.annotated', { count: annotated })),
      definition.values?.find((value) => value.name === facet)?.description,
      say(message(isOn ? 'page.attribute.all' : 'page.attribute.only')),
    ];
    const toggle = element(
      'button',
      {
        type: 'button',
        title: words.filter(Boolean).join('\n'),
        onclick: () => this.session.toggleFacet(name, facet),
        data: { facet: JSON.stringify([name, facet]) },
        attributes: { 'aria-pressed': String(isOn) },
      },
      element('span', { className: 'name' }, facetShown(definition, facet)),
      element('span', { className: 'count' }, String(annotated)),
      element('span', { className: 'count suggested' }, suggested > 0 ? `+${suggested}` : ''),
    );
    return element('li', {}, toggle);
  }
}

function facetShown({ type }: AttributeDefinition, facet: string): HTMLElement {
  const quiet = (words: string) => element('span', { className: 'quiet' }, words);
  if (facet === NOTHING) return quiet(say(message('page.attribute.nothing')));
  if (type === 'flag' && (facet === 'true' || facet === 'false'))
    return bidi(say(message(facet === 'true' ? 'attribute.yes' : 'attribute.no')));
  const isOpen = type !== 'choice' && type !== 'choices' && type !== 'flag';
  return isOpen && facet === SOMETHING ? quiet(say(message('page.attribute.something'))) : bidi(facet);
}
