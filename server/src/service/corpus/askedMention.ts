/** What a document tells of a mention that is to be linked to an entity. */
import type { AskedMention } from '../../corpus/entities/entityDirectory.js';
import type { Snapshot } from '../../corpus/snapshot.js';
import type { Span } from '../../text/span.js';

/** `label` is the one that the mention has, by default what is said of the place. Undefined where no word stands there. */
export function askedMention(
  { document, language, annotations, suggestions, proposed }: Snapshot,
  span: Span,
  label?: string,
): AskedMention | undefined {
  const key = language.names.keyAt(document.getText(), span);
  if (!key) return undefined;
  const isThere = ({ start, end }: Span): boolean => start === span.start && end === span.end;
  const own = label ?? [...annotations, ...proposed].find(isThere)?.label ?? '';
  const here = new Map<string, number>();
  for (const one of [...annotations, ...suggestions])
    if (one.canonical !== undefined && !isThere(one))
      here.set(one.canonical, (here.get(one.canonical) ?? 0) + 1);
  const source = proposed.find((one) => isThere(one) && one.label === own && one.canonical !== undefined);
  const linked = annotations.find((one) => isThere(one) && one.label === own)?.canonical;
  return { words: key.words, label: own, linked, proposed: source?.canonical, here };
}
