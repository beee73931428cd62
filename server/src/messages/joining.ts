/** Several messages as one, where each says something of its own. */
import { message, type Message } from './message.js';

/** Told one after the other, set apart; undefined where there is none. */
export function joinApart(messages: readonly Message[]): Message | undefined {
  const [first, ...others] = messages;
  return first && others.reduce((before, next) => message('list.apart', { before, next }), first);
}
