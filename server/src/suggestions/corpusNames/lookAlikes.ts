/** A suggestion as those were made that look like it: with another label, or with other borders. */
import { message, type Message } from '../../messages/message.js';
import type { Suggestion } from '../suggestion.js';
import type { Surroundings } from './surroundings.js';
import { edgesOf, IN, lookAs, OUT, type Respect } from './looks.js';
import type { TaughtNames } from './taughtNames.js';

/** So many forms must have been made so, and none otherwise. */
const OFTEN = 2;
/** The same where a name would grow. */
const OFTEN_TAKEN_IN = 3;

/** The same suggestion where nothing is known of such names. */
export function likeOthers(
  suggestion: Suggestion,
  paragraphStart: number,
  around: Surroundings,
  taught: TaughtNames,
  labels: ReadonlySet<string>,
): Suggestion {
  const within = { start: suggestion.start - paragraphStart, end: suggestion.end - paragraphStart };
  const edges = edgesOf(within, around);
  const outcome = (respect: Respect, word: string | undefined): string | undefined => {
    const found = word === undefined ? undefined : taught.outcomeOf(lookAs(respect, suggestion.label, word));
    const least = found?.outcome === IN ? OFTEN_TAKEN_IN : OFTEN;
    return found && found.forms >= least ? found.outcome : undefined;
  };
  const { first, last, before, behind, count } = edges;
  const head = count > 1 ? around.formAt(within)?.[0] : undefined;
  let { start, end } = within;
  const reasons: Message[] = [];
  const because = (key: 'learning.outside' | 'learning.inside', word: string): void => {
    reasons.push(message(key, { word, label: suggestion.label }));
  };
  if (before && outcome('before', before.norm) === IN) {
    start = before.start;
    because('learning.inside', before.norm);
  } else if (first && head !== undefined && outcome('first', head) === OUT) {
    start = around.words[around.words.indexOf(first) + 1]!.start;
    because('learning.outside', head);
  }
  if (behind && outcome('behind', behind.norm) === IN) {
    end = behind.end;
    because('learning.inside', behind.norm);
  } else if (last && count > 1 && outcome('last', last.norm) === OUT) {
    end = around.words[around.words.indexOf(last) - 1]!.end;
    because('learning.outside', last.norm);
  }
  const label = outcome('head', head) ?? suggestion.label;
  if (head !== undefined && label !== suggestion.label) {
    if (label === '') reasons.push(message('learning.headRefused', { word: head, label: suggestion.label }));
    else reasons.push(message('learning.head', { word: head, label }));
  }
  if (reasons.length === 0 || start >= end || (label !== '' && !labels.has(label))) return suggestion;
  // Which entity it is was said of another name.
  const { canonical: _, name: __, ...rest } = suggestion;
  const place = {
    start: start + paragraphStart,
    end: end + paragraphStart,
    text: around.text.slice(start, end),
  };
  const told = { reasons: [...reasons, ...suggestion.reasons] };
  return label === '' ? { ...suggestion, ...told, isWithheld: true } : { ...rest, ...place, ...told, label };
}
