/** The relations of an annotation, on its card. */
import type { Relation } from '../../../server/src/annotation/model.js';
import type { Item } from '../../../server/src/protocol/items.js';
import { keyOf } from '../../actions/actions.js';
import { actionRow, button, list, listRow } from '../kit/components/buttons.js';
import { bidi, element } from '../kit/elements.js';
import { attributeFields } from './attributeFields.js';
import type { CardHandlers } from './cardHandlers.js';
import type { PageSession } from './session.js';
import { say } from '../kit/say.js';
import { message } from '../../../server/src/messages/message.js';

/** Nothing for suggestions, and where the corpus defines no relations. */
export function relationList(session: PageSession, item: Item, handlers: CardHandlers): HTMLElement[] {
  if (item.kind === 'suggestion' || (session.state?.relationTypes.length ?? 0) === 0) return [];
  const rows = (session.state?.relations ?? [])
    .filter(({ from, to }) => from === item.id || to === item.id)
    .map((relation) => relationRow(session, relation, item, handlers));
  return [
    element('h3', {}, say(message('page.relations'))),
    list(...rows),
    actionRow(
      button(say(message('page.relation.relate')), () => handlers.run('relate'), { keys: keyOf('relate') }),
    ),
  ];
}

function relationRow(
  session: PageSession,
  relation: Relation,
  item: Item,
  handlers: CardHandlers,
): HTMLElement {
  const { id, type, from, to } = relation;
  const away = from === item.id;
  const other = session.everything.item(away ? to : from);
  const row = listRow(
    () => other && handlers.go(other),
    [`${away ? '→' : '←'} ${type} `, bidi(other?.text ?? '?')],
  );
  row.append(
    button(say(message('page.relation.remove')), () => void session.decide({ kind: 'unrelate', id }), {
      text: '×',
      className: 'icon',
    }),
  );
  const fields = attributeFields(
    session.state?.attributeDefinitions ?? [],
    { id, of: { type }, attributes: relation.attributes },
    handlers,
  );
  row.append(...fields);
  return row;
}
