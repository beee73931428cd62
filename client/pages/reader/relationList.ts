/** The relations of an annotation, on its card. */
import type { Relation } from '../../../server/src/annotation/model.js';
import type { Item } from '../../../server/src/protocol/items.js';
import { keyOf } from '../../actions/actions.js';
import { actionRow, button, list, listRow } from '../kit/components/buttons.js';
import { bidi, element } from '../kit/elements.js';
import type { CardHandlers } from './cardHandlers.js';
import type { PageSession } from './session.js';
import { say } from '../kit/say.js';
import { message } from '../../../server/src/messages/message.js';

/** Nothing for suggestions, and where the corpus defines no relations. */
export function relationList(session: PageSession, item: Item, { run, go }: CardHandlers): HTMLElement[] {
  if (item.kind === 'suggestion' || (session.state?.relationTypes.length ?? 0) === 0) return [];
  const rows = (session.state?.relations ?? [])
    .filter(({ from, to }) => from === item.id || to === item.id)
    .map((relation) => relationRow(session, relation, item, go));
  return [
    element('h3', {}, say(message('page.relations'))),
    list(...rows),
    actionRow(button(say(message('page.relation.relate')), () => run('relate'), { keys: keyOf('relate') })),
  ];
}

function relationRow(
  session: PageSession,
  { id, type, from, to }: Relation,
  item: Item,
  go: CardHandlers['go'],
): HTMLElement {
  const away = from === item.id;
  const other = session.everything.item(away ? to : from);
  const row = listRow(() => other && go(other), [`${away ? '→' : '←'} ${type} `, bidi(other?.text ?? '?')]);
  row.append(
    button(say(message('page.relation.remove')), () => void session.decide({ kind: 'unrelate', id }), {
      text: '×',
      className: 'icon',
    }),
  );
  return row;
}
