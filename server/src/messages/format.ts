/** A message → a sentence in the reader's language. */
import { isolateForeign } from './direction.js';
import { ENGLISH } from './english.js';
import { isMessage, type Catalogue, type Message, type MessageValue, type Template } from './message.js';

export interface FormatOptions {
  /** Applied to every text that a value gives, not to the sentence: escapes what Markdown would read as markup. */
  readonly escape?: (text: string) => string;
}

export type Format = (message: Message, options?: FormatOptions) => string;

/**
 * Formats with one language's catalogue (BCP 47 tag); keys that it lacks are told in English. Values are kept in a
 * direction of their own where they would turn that of the sentence.
 */
export function formatter(catalogue: Catalogue, language: string): Format {
  const plurals = new Intl.PluralRules(language);
  const lists = new Intl.ListFormat(language, { type: 'conjunction' });
  const numbers = new Intl.NumberFormat(language, { useGrouping: false, maximumFractionDigits: 20 });
  const format: Format = (message, options = {}) => {
    const template = catalogue[message.key] ?? (ENGLISH as Catalogue)[message.key] ?? message.key;
    const values = message.values ?? {};
    return choose(template, values, plurals).replace(/\{(\w+)\}/g, (asked, name: string) =>
      Object.hasOwn(values, name) ? wordsOf(values[name]!, options) : asked,
    );
  };
  const wordsOf = (value: MessageValue, options: FormatOptions): string => {
    if (typeof value === 'number') return numbers.format(value);
    if (typeof value === 'string') return isolateForeign((options.escape ?? same)(value), language);
    if (isMessage(value)) return format(value, options);
    return lists.format(value.map((each) => wordsOf(each, options)));
  };
  return format;
}

const same = (text: string): string => text;

function choose(
  template: Template,
  values: Readonly<Record<string, MessageValue>>,
  plurals: Intl.PluralRules,
): string {
  if (typeof template === 'string') return template;
  const count = Number(values[template.plural]);
  return template[plurals.select(Number.isNaN(count) ? 0 : count)] ?? template.other;
}

/** In English, the language of the interface so far. */
export const format: Format = formatter(ENGLISH, 'en-GB');
