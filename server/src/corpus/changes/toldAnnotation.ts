/** An annotation in words, where it is compared with what it was. */
import type { Annotation } from '../../annotation/model.js';
import { withoutIsolates } from '../../messages/direction.js';
import type { Format } from '../../messages/formatter.js';
import { message, type Message } from '../../messages/message.js';
import type { Corpus } from '../corpus.js';

/** What it is, and what is said of it beside, each on a line of its own: words of two directions would change places on one. */
export function toldAnnotation(corpus: Corpus, annotation: Annotation, say: Format): readonly string[] {
  const { label, text, value, canonical, rejected, note, attributes = {} } = annotation;
  const shown: Message | string = rejected ? message('change.rejected', { label }) : label;
  // An editor shows what keeps directions apart.
  const first = withoutIsolates(say(message('change.annotation', { label: shown, text })));
  return [
    first,
    ...(canonical === undefined ? [] : [corpus.entities.get(canonical)?.name ?? canonical]),
    ...(value === undefined ? [] : [value]),
    ...Object.entries(attributes).map(([name, each]) => `${name}: ${[each].flat().join(', ')}`),
    ...(note === undefined ? [] : [note]),
  ].map((line) => line.replace(/[\r\n]+/gu, ' '));
}
