/** Where an annotation of a range would begin and end, by the guidelines. */
import { phraseEnd } from '../../annotation/phrases.js';
import { snapSpan } from '../../annotation/snapping.js';
import { rangeOf, spanOf, type Snapshot } from '../../corpus/snapshot.js';
import type { Format } from '../../messages/formatter.js';
import { joinApart } from '../../messages/joining.js';
import type { Range } from '../../protocol/positions.js';
import type { Requests } from '../../protocol/requests.js';
import { knownNames } from './knownNames.js';

/** `onward`: up to the end of the phrase that goes on from the range. */
export function snapRange(
  snapshot: Snapshot,
  range: Range,
  onward: boolean,
  say: Format,
): Requests['hawashi/snap'][1] {
  const { document, language } = snapshot;
  const text = document.getText();
  const { start, end } = spanOf(document, range);
  const asked = { start, end: onward ? phraseEnd(text, end, language) : end };
  const { reasons, ...span } = snapSpan(text, asked, language, knownNames(snapshot));
  const reason = joinApart(reasons);
  return { range: rangeOf(document, span), reason: reason && say(reason) };
}
