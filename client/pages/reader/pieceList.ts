/** The pieces of an annotation with gaps, on its card. */
import type { Item } from '../../../server/src/protocol/items.js';
import { message } from '../../../server/src/messages/message.js';
import { keyOf } from '../../actions/actions.js';
import { actionRow, button, list } from '../kit/components/buttons.js';
import { bidi, element } from '../kit/elements.js';
import { say } from '../kit/say.js';
import type { CardHandlers } from './cardHandlers.js';
import type { PageSession } from './session.js';

/** Nothing where there are no gaps and the corpus has none. */
export function pieceList(session: PageSession, item: Item, { run, decide }: CardHandlers): HTMLElement[] {
  const { pieces = [] } = item;
  const mayHave = session.state?.spanRules.gaps === true;
  if (pieces.length === 0 && !mayHave) return [];
  const rows = pieces.map((range) => {
    const text = session.textOf(range);
    const remove = button(
      say(message('page.piece.removeThis', { text })),
      () => void decide({ kind: 'removePiece', id: item.id, range }),
      { text: '×', className: 'icon' },
    );
    return element('li', { className: 'piece' }, bidi(text), remove);
  });
  const add = button(say(message('page.piece.another')), () => run('addPiece'), { keys: keyOf('addPiece') });
  return [
    ...(rows.length > 0 ? [element('h3', {}, say(message('page.piece.title'))), list(...rows)] : []),
    ...(mayHave ? [actionRow(add)] : []),
  ];
}
