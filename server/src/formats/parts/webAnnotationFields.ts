/**
 * What is said of a document as a whole beside its web annotations: in terms of Dublin Core where it has one, else as
 * attributes are said. Annotations of others name the page that they are on.
 */
import type { ExchangeDocument, ReadContext } from '../format.js';
import { fieldsOf, isFieldName } from './documentFields.js';
import { isObject, type JsonObject } from './inputText.js';
import { textOfValue, valueOfText } from './pieces.js';
import { listed } from './webAnnotationTarget.js';

/** The terms of fields that are texts. */
const TERMS: Readonly<Record<string, string>> = {
  title: 'dcterms:title',
  outlet: 'dcterms:publisher',
  author: 'dcterms:creator',
  place: 'dcterms:spatial',
  published: 'dcterms:issued',
  url: 'dcterms:source',
  language: 'dcterms:language',
  licence: 'dcterms:license',
};
const DATE = 'dcterms:created';

/** The document as an object of its page; undefined where nothing is said of it. */
export function documentObject(
  { date, fields = {} }: ExchangeDocument,
  id: string,
): Readonly<Record<string, unknown>> | undefined {
  const said = Object.entries(fields);
  if (date === undefined && said.length === 0) return undefined;
  const isTerm = ([name, value]: readonly [string, unknown]): boolean =>
    typeof value === 'string' && Object.hasOwn(TERMS, name);
  const others = said.filter((one) => !isTerm(one));
  return {
    id,
    ...(date !== undefined && { [DATE]: date }),
    ...Object.fromEntries(said.filter(isTerm).map(([name, value]) => [TERMS[name]!, value])),
    ...(others.length > 0 && {
      field: others.map(([name, value]) => ({
        attribute: name,
        value: textOfValue(value),
        format: typeof value === 'string' ? 'text/plain' : 'application/json',
      })),
    }),
  };
}

/** What a page says of its document, or the address of the one page that all annotations are on. */
export function readDocumentObject(
  page: unknown,
  items: readonly JsonObject[],
  context: Pick<ReadContext, 'fields'>,
): Pick<ExchangeDocument, 'date' | 'fields'> {
  const said = isObject(page) && isObject(page['document']) ? page['document'] : {};
  const date = said[DATE];
  const entries: (readonly [string, unknown])[] = Object.entries(TERMS).map(([name, term]) => [
    name,
    said[term],
  ]);
  for (const one of listed(said['field'])) {
    if (!isObject(one) || typeof one['attribute'] !== 'string') continue;
    const { attribute, value, format } = one;
    const text = typeof value === 'string' ? value : '';
    entries.push([attribute, format === 'application/json' ? valueOfText(text) : text]);
  }
  if (said['dcterms:source'] === undefined) entries.push(['url', addressOf(items)]);
  return {
    ...(typeof date === 'string' && { date }),
    ...fieldsOf(entries.filter(([name]) => isFieldName(name, context))),
  };
}

/** The web page that all annotations are on, where there is one. */
function addressOf(items: readonly JsonObject[]): string | undefined {
  const sources = items
    .filter(({ motivation }) => motivation !== 'linking')
    .flatMap(({ target }) => listed(target))
    .map((target) => (isObject(target) ? target['source'] : target))
    .map((source) => (isObject(source) ? source['id'] : source));
  const [one, ...others] = new Set(sources);
  if (others.length > 0 || typeof one !== 'string' || !/^https?:\/\//i.test(one)) return undefined;
  return one.replace(/#.*$/s, '');
}
