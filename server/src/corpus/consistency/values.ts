/** Values that contradict each other: of the same words, or of one event. */
import { message } from '../../messages/message.js';
import type { ConsistencyDocument, EventValue, Mark } from './consistencyDocument.js';
import { MOST_PLACES, type Finding } from './finding.js';
import { gather, type ConsistencyRule } from './keyedFold.js';
import { clearlyMore, findingAt, otherPlaces, ranked, type Placed } from './majority.js';

type Valued = Mark | EventValue;
type PlacedValue = Placed & { readonly value: string };

const isEvent = (valued: Valued): valued is EventValue => 'event' in valued;

export const VALUES: ConsistencyRule<Valued> = {
  contribute({ annotations, events }: ConsistencyDocument) {
    const byKey = new Map<string, Valued[]>();
    for (const mark of annotations)
      if (mark.value !== undefined && hasOneValue(mark)) gather(byKey, `${mark.label}|${mark.key}`, mark);
    for (const valued of events) gather(byKey, `event ${valued.fact}|${valued.event}`, valued);
    return byKey;
  },

  judge(key, contributed) {
    const all: PlacedValue[] = [];
    let event: EventValue | undefined;
    for (const [document, list] of contributed)
      for (const valued of list) {
        if (isEvent(valued)) event = valued;
        const mark = isEvent(valued) ? valued.mark : valued;
        all.push({ document, mark, value: valued.value ?? '' });
      }
    const values = ranked(all, ({ value }) => value);
    return values.length > 1 ? contradicting(key, values, event) : [];
  },
};

/** «6 دجنبر 2023» means one day wherever it stands, «الأربعاء» does not; so do numbers, whatever they count. */
function hasOneValue({ kind, key }: Mark): boolean {
  return kind === 'number' || (kind === 'time' && /(?:^|\s)(?:1[5-9]|20)\d\d(?:\s|$)/.test(key));
}

/** Against the value with which most agree: of an event a month and a day in it say the same. */
function contradicting(
  key: string,
  values: readonly [string, PlacedValue[]][],
  event: EventValue | undefined,
): Finding[] {
  const agrees = event?.fact === 'date' ? mayAgree : (a: string, b: string): boolean => a === b;
  const bySupport = values
    .map(([value]) => ({
      value,
      all: values.filter(([other]) => agrees(value, other)).flatMap(([, all]) => all),
    }))
    .sort((a, b) => b.all.length - a.all.length);
  const [most, ...rest] = bySupport;
  const others = rest.filter(({ value }) => !agrees(most!.value, value));
  const against = (few: Supported, by: Supported): Finding[] =>
    few.all
      .filter(({ value }) => !agrees(by.value, value))
      .map((placed) => contradiction(key, placed, by, few.all.length, event));
  const found = others.flatMap((few) => against(few, most!));
  const [next] = others;
  // Nobody knows which is right: both are asked about.
  if (next?.all.length === most!.all.length) found.push(...against(most!, next));
  const told = new Map(found.map((finding) => [finding.document + ' ' + finding.id, finding]));
  return [...told.values()].slice(0, MOST_PLACES);
}

/** A value, with all that agree with it. */
interface Supported {
  readonly value: string;
  readonly all: readonly PlacedValue[];
}

function contradiction(
  key: string,
  placed: PlacedValue,
  { value, all: most }: Supported,
  few: number,
  event: EventValue | undefined,
): Finding {
  const { text } = placed.mark;
  const counted = { text, value: placed.value, other: value, count: most.length };
  const isSure = clearlyMore(most.length, few);
  return {
    ...findingAt(placed, 'consistency.two-values', key),
    isSure,
    message: event
      ? message('consistency.eventValues', { event: event.event, ...counted })
      : message('consistency.twoValues', counted),
    others: otherPlaces(most, placed),
    // Of an event the text itself may be wrong: that is not for its annotation to mend.
    ...(!event && { fix: { kind: 'value', value } as const }),
  };
}

/** Whether two TIMEX3 dates or ranges may be of one time: one lies in the other, or they overlap. Other values say nothing. */
export function mayAgree(a: string, b: string): boolean {
  const [one, other] = [daysOf(a), daysOf(b)];
  return !one || !other || (one[0] <= other[1] && other[0] <= one[1]);
}

/** First and last day, as ISO dates compare. */
function daysOf(value: string): readonly [string, string] | undefined {
  const [from = '', to = from] = value.split('/');
  const isDate = /^\d{4}(?:-\d\d){0,2}/;
  const first = isDate.exec(from)?.[0];
  const last = isDate.exec(to)?.[0];
  if (first === undefined || last === undefined || /^\d{4}-W/.test(from)) return undefined;
  return [first.padEnd(10, '-00'), last + '-99-99'.slice(last.length - 4)];
}
