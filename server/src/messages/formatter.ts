/** A message → a sentence in the reader's language. */
import { isolateForeign } from './direction.js';
import { inert } from './inert.js';
import { isMessage, type Catalogue, type Message, type MessageValue, type Template } from './message.js';

/** Plain text: whoever shows it where markup is read escapes the values before. */
export type Format = (message: Message) => string;

export interface FormatterOptions {
  /** Tells the keys that the catalogue lacks. */
  readonly otherwise?: Catalogue;
  /**
   * Whether an editor shows the sentences: values are kept in a direction of their own where they would turn that of the
   * sentence, and hold nothing that is read as a link or an icon.
   */
  readonly isolates?: boolean;
}

/**
 * Formats with one language's catalogue (BCP 47 tag). Never throws: a value that is none of those it knows is told as it is.
 */
export function formatter(
  catalogue: Catalogue,
  language: string,
  { otherwise = {}, isolates = true }: FormatterOptions = {},
): Format {
  const counts = new Intl.PluralRules(language);
  const ranks = new Intl.PluralRules(language, { type: 'ordinal' });
  const lists = new Intl.ListFormat(language, { type: 'unit', style: 'short' });
  const numbers = new Intl.NumberFormat(language, { useGrouping: false, maximumFractionDigits: 20 });
  // What is told of a document is told again at each of its versions.
  const told = new WeakMap<Message, string>();
  const format: Format = (message) => {
    let sentence = told.get(message);
    if (sentence === undefined) told.set(message, (sentence = sentenceOf(message)));
    return sentence;
  };
  const sentenceOf: Format = ({ key, values = {} }) => {
    const template = catalogue[key] ?? otherwise[key] ?? key;
    return choose(template, values, isOfRank(template) ? ranks : counts).replace(
      /\{(\w+)\}/g,
      (asked, name: string) => (Object.hasOwn(values, name) ? wordsOf(values[name]!) : asked),
    );
  };
  const wordsOf = (value: MessageValue): string => {
    if (typeof value === 'number') return numbers.format(value);
    if (isMessage(value)) return format(value);
    if (Array.isArray(value)) return lists.format(value.map(wordsOf));
    return isolates ? inert(isolateForeign(String(value), language)) : String(value);
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
