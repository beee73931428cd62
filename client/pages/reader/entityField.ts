/** The field that links an annotation to an entity: the corpus' own come up as one types, any other makes a new one. */
import type { EntitySummary } from '../../../server/src/protocol/entities.js';
import type { Item } from '../../../server/src/protocol/items.js';
import { bidi, element } from './elements.js';
import { ask } from './host.js';
import type { Session } from './session.js';

const MOST_SHOWN = 8;

/** A combobox after the ARIA practices: the list below the field, walked with the arrows. */
export function entityField(session: Session, item: Item): HTMLElement {
  const before = item.canonical ?? '';
  const list = element('ul', {
    id: 'entities',
    hidden: true,
    attributes: { role: 'listbox', 'aria-label': 'Entities' },
  });
  const input = element('input', {
    id: 'field-entity',
    value: before,
    dir: 'auto',
    spellcheck: false,
    data: { field: 'entity' },
    attributes: {
      role: 'combobox',
      'aria-expanded': 'false',
      'aria-controls': list.id,
      'aria-autocomplete': 'list',
    },
  });
  let shown: readonly EntitySummary[] = [];
  let active = -1;
  let asked = 0;

  const mark = (index: number) => {
    active = index;
    for (const [i, option] of [...list.children].entries())
      option.setAttribute('aria-selected', String(i === index));
    if (index >= 0) input.setAttribute('aria-activedescendant', `entity-${index}`);
    else input.removeAttribute('aria-activedescendant');
    list.children[index]?.scrollIntoView({ block: 'nearest' });
  };
  const close = () => {
    list.hidden = true;
    input.setAttribute('aria-expanded', 'false');
    mark(-1);
  };
  const store = (id: string) => {
    close();
    input.value = id;
    if (id !== before) void session.decide({ kind: 'describe', id: item.id, canonical: id || null });
  };
  const search = async () => {
    const turn = ++asked;
    const query = input.value.trim();
    const found = await ask('hawashi/entities', { query, label: item.label });
    if (turn !== asked || document.activeElement !== input) return;
    shown = (found ?? []).slice(0, MOST_SHOWN);
    list.replaceChildren(...shown.map((entity, i) => option(entity, i, () => store(entity.id))));
    list.hidden = shown.length === 0;
    input.setAttribute('aria-expanded', String(!list.hidden));
    mark(-1);
  };

  input.onfocus = () => void search();
  input.oninput = () => void search();
  input.onblur = () => {
    if (!list.hidden || input.value.trim() !== before) store(input.value.trim().replaceAll(/\s+/g, '-'));
  };
  input.onkeydown = (event) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const step = event.key === 'ArrowDown' ? 1 : -1;
      if (shown.length > 0) mark((active + step + shown.length) % shown.length);
      event.preventDefault();
    } else if (event.key === 'Enter') {
      store(shown[active]?.id ?? input.value.trim().replaceAll(/\s+/g, '-'));
      input.dispatchEvent(new CustomEvent('leave', { bubbles: true }));
    } else if (event.key === 'Escape') {
      input.value = before;
      close();
      input.dispatchEvent(new CustomEvent('leave', { bubbles: true }));
    }
  };
  const row = element(
    'div',
    { className: 'field' },
    element('label', { htmlFor: input.id }, 'Entity'),
    input,
    list,
  );
  if (item.name !== undefined) row.append(element('p', { className: 'words' }, bidi(item.name)));
  return row;
}

function option(entity: EntitySummary, index: number, choose: () => void): HTMLElement {
  const row = element(
    'li',
    { id: `entity-${index}`, attributes: { role: 'option', 'aria-selected': 'false' } },
    bidi(entity.name),
    element('small', {}, ` ${[entity.label, entity.id, entity.wikidata].filter(Boolean).join(' · ')}`),
  );
  // Before the field loses the focus and stores what was typed.
  row.onmousedown = (event) => {
    event.preventDefault();
    choose();
  };
  return row;
}
