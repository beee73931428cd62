/** Annotations of a file's text, put where they belong in the editor's. */
import { anchorAnnotations } from '../annotation/anchoring.js';
import { byPlace } from '../annotation/annotationOrder.js';
import { carriedPlace, movedTo } from '../annotation/fragments.js';
import { quoteOf } from '../annotation/context.js';
import type { Annotation } from '../annotation/model.js';
import { message } from '../messages/message.js';
import { editorText } from '../text/offsets.js';
import type { ExchangeDocument } from '../formats/format.js';
import { named, type Complain } from './conflicts.js';
import { carryBetween } from './textMatching.js';

/** Moves annotations from the file's text to the editor's, by counting characters, else by looking for them. */
export function intoEditor(source: ExchangeDocument, editor: string, conflict: Complain): Annotation[] {
  const carry = carryBetween(source.text, editor);
  if (carry) {
    return source.annotations
      .flatMap((annotation) => {
        const place = carriedPlace(annotation, carry);
        if (place) return [{ ...movedTo(annotation, place), text: editor.slice(place.start, place.end) }];
        conflict('lost', message('conflict.invisible', { annotation: named(annotation) }));
        return [];
      })
      .sort(byPlace);
  }
  const shown = editorText(source.text);
  const move = carryBetween(source.text, shown) ?? ((span) => span);
  const quoted = source.annotations.flatMap((annotation): Annotation[] => {
    const place = carriedPlace(annotation, move);
    return place ? [{ ...movedTo(annotation, place), ...quoteOf(shown, place) }] : [];
  });
  return anchorAnnotations(quoted.sort(byPlace), editor)
    .flatMap((annotation): Annotation[] => {
      const { anchor, ...placed } = annotation;
      if (anchor === 'lost' || anchor === 'ambiguous') {
        conflict('lost', message('conflict.lost', { annotation: named(annotation) }));
        return [];
      }
      if (anchor === 'moved') conflict('moved', message('conflict.moved', { annotation: named(annotation) }));
      return [placed];
    })
    .sort(byPlace);
}
