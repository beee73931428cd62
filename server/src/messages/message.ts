/**
 * What a person is told, before it is put into words: a key of the catalogue and the values that its sentence names.
 * Rooms make messages; only the edge (a client, a page, the terminal) formats them, in the reader's language.
 */
import type { ENGLISH } from './english.js';

/** One sentence, with `{name}` where a value goes, or one for each plural category of the value that `plural` names. */
export type Template = string | PluralTemplate;

/** Categories of Unicode CLDR, as `Intl.PluralRules` gives them; `other` serves for those that are left out. */
export interface PluralTemplate extends Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> {
  readonly plural: string;
  /** Of a rank («3rd») rather than of a count («3 days»), which is meant where nothing is said. */
  readonly type?: Intl.PluralRuleType;
  readonly other: string;
}

/** Keys and templates; a translation has the keys of the English catalogue, and may lack some. */
export type Catalogue = Readonly<Record<string, Template>>;

type English = typeof ENGLISH;
export type MessageKey = keyof English;

/** What stands in braces and is no name (JSON in an example, nothing) is told as it stands. */
type NamesIn<Text> = Text extends `${infer _Before}{${infer Name}}${infer After}`
  ? (Name extends ' ' | `${string}"${string}` ? never : Name) | NamesIn<After>
  : never;
type NamesOf<T> = T extends string
  ? NamesIn<T>
  : T extends PluralTemplate
    ? T['plural'] | NamesIn<T[Exclude<keyof T, 'plural'>]>
    : never;

/** A list is joined by the language's commas. */
export type MessageValue = string | number | Message | readonly (string | number | Message)[];

/** The values that the sentence of a key names. */
export type MessageValues<K extends MessageKey> = { readonly [Name in NamesOf<English[K]>]: MessageValue };

/** Plain data: may be stored, compared and sent. */
export interface Message {
  readonly key: MessageKey;
  readonly values?: Readonly<Record<string, MessageValue>>;
}

/** What is given beside a key: nothing where its sentence names no value. */
export type MessageArguments<K extends MessageKey> = [NamesOf<English[K]>] extends [never]
  ? []
  : [values: MessageValues<K>];

export function message<K extends MessageKey>(key: K, ...[values]: MessageArguments<K>): Message {
  return values === undefined ? { key } : { key, values };
}

export function isMessage(value: unknown): value is Message {
  return typeof value === 'object' && value !== null && typeof (value as Message).key === 'string';
}

/** Whether two messages say the same. */
export function sameMessage(one: Message, other: Message): boolean {
  return (
    one === other ||
    (one.key === other.key && JSON.stringify(one.values ?? {}) === JSON.stringify(other.values ?? {}))
  );
}
