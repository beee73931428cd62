/** Where the same name stands, in the document and in the corpus. */
import type { Occurrence } from '../../../server/src/protocol/corpus.js';
import type { Item } from '../../../server/src/protocol/items.js';
import { keyOf } from '../../actions/actions.js';
import { actionRow, button, list, listRow } from '../kit/components/buttons.js';
import { bidi, element } from '../kit/elements.js';
import type { CardHandlers } from './cardHandlers.js';
import { host } from './host.js';
import type { PageSession } from './session.js';
import { say } from '../kit/say.js';
import { message } from '../../../server/src/messages/message.js';

/** The places in the document, to be unfolded, and the way to those in the corpus. */
export function sameName(session: PageSession, item: Item, { run, go }: CardHandlers): HTMLElement {
  const same = (session.state?.items ?? []).filter((other) => isSame(item, other));
  const places = list();
  const elsewhere = element('div');
  const corpus = button(say(message('page.same.inCorpus')), () => void showCorpus(item, elsewhere));
  const details = element(
    'details',
    {},
    element('summary', {}, say(message('page.same.inDocument', { count: same.length }))),
    places,
    actionRow(
      button(say(message('page.same.tagAll')), () => run('tagEverywhere'), { keys: keyOf('tagEverywhere') }),
      corpus,
    ),
    elsewhere,
  );
  // A name may stand in a thousand places: they are listed for who wants to see them.
  details.ontoggle = () => {
    if (!details.open || places.hasChildNodes()) return;
    places.append(...same.map((other) => placeRow(other, other.id === item.id, go)));
  };
  return details;
}

function isSame(item: Item, other: Item): boolean {
  if (other.label !== item.label) return false;
  return other.text === item.text || (item.canonical !== undefined && other.canonical === item.canonical);
}

function placeRow(item: Item, isCurrent: boolean, go: CardHandlers['go']): HTMLElement {
  const place = ` ${item.kind === 'suggestion' ? '?' : ''} ${item.range.start.line + 1}`;
  return listRow(() => go(item), [bidi(item.text), element('small', {}, place)], isCurrent);
}

/** Lists the documents that have the name; of an entity, those that have any of its names. */
async function showCorpus(item: Item, shown: HTMLElement): Promise<void> {
  const { range, label, canonical } = item;
  const places = await host.call('hawashi/occurrences', { range, label, canonical, everywhere: true });
  const documents = new Map<string, Occurrence[]>();
  for (const place of places ?? []) documents.set(place.uri, [...(documents.get(place.uri) ?? []), place]);
  const rows = [...documents].map(([uri, found]) =>
    listRow(
      () => host.tell({ type: 'open', uri, range: found[0]!.range }),
      [bidi(decodeURIComponent(uri.split('/').at(-1) ?? uri)), element('small', {}, ` ×${found.length}`)],
    ),
  );
  shown.replaceChildren(
    rows.length > 0 ? list(...rows) : element('small', {}, say(message('page.same.nowhere'))),
  );
}
