/** One name with different borders: here without words beside it that elsewhere belong to it. */
import { message } from '../../messages/message.js';
import type { ConsistencyDocument, Mark, WiderName } from './consistencyDocument.js';
import { MOST_PLACES, type Finding } from './finding.js';
import { gather, type ConsistencyRule } from './keyedFold.js';
import { clearlyMore, findingAt, otherPlaces, type Placed } from './majority.js';

type Drawn = Mark | WiderName;

const isWider = (drawn: Drawn): drawn is WiderName => 'mark' in drawn;

export const BORDERS: ConsistencyRule<Drawn> = {
  contribute({ annotations, wider }: ConsistencyDocument) {
    const byKey = new Map<string, Drawn[]>();
    for (const mark of annotations)
      if (mark.kind === 'name' && mark.key.includes(' ')) gather(byKey, keyOf(mark.label, mark.key), mark);
    for (const name of wider) gather(byKey, keyOf(name.mark.label, name.key), name);
    return byKey;
  },

  judge(key, contributed) {
    const whole: Placed[] = [];
    const cut: (Placed & { readonly wider: WiderName })[] = [];
    for (const [document, all] of contributed)
      for (const drawn of all)
        if (isWider(drawn)) cut.push({ document, mark: drawn.mark, wider: drawn });
        else whole.push({ document, mark: drawn });
    if (whole.length === 0 || cut.length === 0) return [];
    return cut.length > whole.length ? tooLong(key, whole, cut) : tooShort(key, whole, cut);
  },
};

const keyOf = (label: string, key: string): string => `${label}|${key}`;

function tooShort(
  key: string,
  whole: readonly Placed[],
  cut: readonly (Placed & { readonly wider: WiderName })[],
): Finding[] {
  const { text: wholeText } = whole[0]!.mark;
  return cut.slice(0, MOST_PLACES).map((placed) => ({
    ...findingAt(placed, 'consistency.two-borders', key),
    isSure: clearlyMore(whole.length, cut.length),
    message: message('consistency.tooShort', {
      ...{ text: placed.mark.text, whole: wholeText, count: whole.length },
    }),
    others: otherPlaces(whole, placed),
    fix: { kind: 'move', span: { start: placed.wider.start, end: placed.wider.end }, text: wholeText },
  }));
}

function tooLong(key: string, whole: readonly Placed[], cut: readonly Placed[]): Finding[] {
  const { text } = cut[0]!.mark;
  return whole.slice(0, MOST_PLACES).map((placed) => ({
    ...findingAt(placed, 'consistency.two-borders', key),
    isSure: clearlyMore(cut.length, whole.length),
    message: message('consistency.tooLong', { text: placed.mark.text, part: text, count: cut.length }),
    others: otherPlaces(cut, placed),
  }));
}
