/** What an attribute says, in words. */
import { message, type Message } from '../messages/message.js';

/** «name: value», whatever the value is; a scheme may not know it. */
export function attributeMessage(name: string, value: unknown): Message {
  return message('attribute.is', { name, value: valueMessage(value) });
}

/** A value in words: a text as it stands, yes or no, a list, or the JSON of anything else. */
export function valueMessage(value: unknown): Message | string | number | readonly string[] {
  if (typeof value === 'boolean') return message(value ? 'attribute.yes' : 'attribute.no');
  if (typeof value === 'string' || typeof value === 'number') return value;
  if (Array.isArray(value) && value.every((each) => typeof each === 'string')) return value;
  return JSON.stringify(value) ?? '';
}
