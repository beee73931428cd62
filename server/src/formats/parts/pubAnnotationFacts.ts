/** What PubAnnotation says of denotations and relations: statements, a pair of a predicate and an object each; chains. */
import type { Attributes } from '../../annotation/attributes.js';
import { nameText, type JsonObject } from './inputText.js';

interface Statement {
  readonly subj: string;
  readonly pred: string;
  readonly obj: unknown;
}

/** Predicates that say something else; attributes that are called so get a mark before their name. */
const RESERVED = /^(?:value|mod|canonical|note|confidence|attribute:.*)$/s;
const MARK = 'attribute:';

/** Attributes as statements: several values are one each. */
export function statements(subj: string, attributes: Attributes = {}): readonly Statement[] {
  return Object.entries(attributes).flatMap(([name, value]) => {
    const pred = RESERVED.test(name) ? MARK + name : name;
    const values = isSeveral(value) ? value : [value];
    return values.map((obj) => ({ subj, pred, obj }));
  });
}

const isSeveral = (value: unknown): value is readonly unknown[] =>
  Array.isArray(value) && value.length > 1 && value.every((one) => typeof one === 'string');

/** The attributes with one more statement. */
export function withStatement(
  { attributes }: { readonly attributes?: Attributes },
  pred: string,
  obj: unknown,
): { readonly attributes: Attributes } {
  const name = pred.startsWith(MARK) ? pred.slice(MARK.length) : pred;
  const all = new Map(Object.entries(attributes ?? {}));
  all.set(name, all.has(name) ? [all.get(name), obj].flat() : obj);
  return { attributes: Object.fromEntries(all) };
}

const CHAINED = '_lexicallyChainedTo';
const FRAGMENT = '_FRAGMENT';

/** Denotations whose pieces were chained to each other, as one with several spans. */
export function unchained(
  denotations: readonly JsonObject[],
  relations: readonly JsonObject[],
): { readonly denotations: readonly JsonObject[]; readonly relations: readonly JsonObject[] } {
  const links = relations.filter(({ pred }) => pred === CHAINED);
  if (links.length === 0) return { denotations, relations };
  const byId = new Map(denotations.map((one) => [nameText(one['id']), one]));
  const groups = new Map<string, Set<string>>();
  for (const { subj, obj } of links) {
    const [a, b] = [nameText(subj), nameText(obj)];
    if (!byId.has(a) || !byId.has(b)) continue;
    const [larger, smaller] = [groups.get(a) ?? new Set([a]), groups.get(b) ?? new Set([b])].sort(
      (one, other) => other.size - one.size,
    ) as [Set<string>, Set<string>];
    for (const id of smaller) larger.add(id);
    for (const id of smaller) groups.set(id, larger);
    for (const id of [a, b]) groups.set(id, larger);
  }
  const done = new Set<Set<string>>();
  const joined = denotations.flatMap((one) => {
    const group = groups.get(nameText(one['id']));
    if (!group) return [one];
    if (done.has(group)) return [];
    done.add(group);
    const members = [...group].map((id) => byId.get(id)!);
    const head = members.find(({ obj }) => obj !== FRAGMENT) ?? one;
    return [{ ...head, span: members.flatMap(({ span }) => span) }];
  });
  return { denotations: joined, relations: relations.filter((relation) => !links.includes(relation)) };
}
