/** What marks and rows stand for, as queries of the search (docs/search.md). Pure. */

const quoted = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;

export const labelQuery = (label: string): string => `<* label==${quoted(label)}/>`;
export const entityQuery = (id: string): string => `<* entity==${quoted(id)}/>`;
export const annotatorQuery = (annotator: string): string => `<* annotator==${quoted(annotator)}/>`;
export const statusQuery = (status: string): string => `<*/> :: status=${status}`;
/** What is annotated in documents of which a field says a value. */
export function fieldQuery(field: string, value: string): string {
  const key = /^[\p{L}\p{M}\p{N}_-]+$/u.test(field) ? field : quoted(field);
  return `<*/> :: ${key}==${quoted(value)}`;
}

/** Dates within a year or month that texts speak of. */
export const periodQuery = (period: string): string => `<* value=${period}/>`;

/** Both of two entities, in documents that mention them both. */
export function pairQuery([a, b]: readonly [string, string], documents: readonly string[]): string {
  const either = `<* entity==${quoted(a)}/> | <* entity==${quoted(b)}/>`;
  return `${either} :: ${documents.map((name) => `document==${quoted(name)}`).join(' | ')}`;
}
