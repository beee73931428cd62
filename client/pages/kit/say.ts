/** Messages in the words of the page's reader, whose language the frame of the page names. */
import type { Message } from '../../../server/src/messages/message.js';
import { speechFor } from '../../messages/speech.js';

export const { say } = speechFor(document.documentElement.lang);

/** Stands for an element while a sentence is made (U+FFFC, object replacement character). */
const SLOT = '\ufffc';

/** A sentence with an element in it: `sentenceOf` is given what stands for the element. */
export function sayAround(part: Node, sentenceOf: (slot: string) => Message): readonly (Node | string)[] {
  const [before = '', after = ''] = say(sentenceOf(SLOT)).split(SLOT);
  return [before, part, after].filter((child) => child !== '');
}
