/** A message → a sentence in the reader's language. */
import { isolateForeign } from './direction.js';
import { isMessage, type Catalogue, type Message, type MessageValue, type Template } from './message.js';

/** Plain text: whoever shows it where markup is read escapes the values before. */
export type Format = (message: Message) => string;

/**
 * Formats with one language's catalogue (BCP 47 tag); keys that it lacks are told by `otherwise`. Values are kept in a
 * direction of their own where they would turn that of the sentence.
 */
export function formatter(catalogue: Catalogue, language: string, otherwise: Catalogue = {}): Format {
  const counts = new Intl.PluralRules(language);
  const ranks = new Intl.PluralRules(language, { type: 'ordinal' });
  const lists = new Intl.ListFormat(language, { type: 'unit', style: 'short' });
  const numbers = new Intl.NumberFormat(language, { useGrouping: false, maximumFractionDigits: 20 });
  const format: Format = ({ key, values = {} }) => {
    const template = catalogue[key] ?? otherwise[key] ?? key;
    return choose(template, values, isOfRank(template) ? ranks : counts).replace(
      /\{(\w+)\}/g,
      (asked, name: string) => (Object.hasOwn(values, name) ? wordsOf(values[name]!) : asked),
    );
  };
  const wordsOf = (value: MessageValue): string => {
    if (typeof value === 'number') return numbers.format(value);
    if (typeof value === 'string') return isolateForeign(value, language);
    return isMessage(value) ? format(value) : lists.format(value.map(wordsOf));
  };
  return format;
}

const isOfRank = (template: Template): boolean => typeof template !== 'string' && template.type === 'ordinal';

function choose(
  template: Template,
  values: Readonly<Record<string, MessageValue>>,
  plurals: Intl.PluralRules,
): string {
  if (typeof template === 'string') return template;
  const count = Number(values[template.plural]);
  return template[plurals.select(Number.isNaN(count) ? 0 : count)] ?? template.other;
}
