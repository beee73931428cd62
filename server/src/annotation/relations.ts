/** Relations between annotations, by the types that a corpus defines. */
import type { Annotation, RelationType } from './model.js';

type Labelled = Pick<Annotation, 'label' | 'text'>;

const allows = (labels: readonly string[] | undefined, label: string): boolean =>
  labels === undefined || labels.length === 0 || labels.includes(label);

/** The types that may start from an annotation. */
export function relationTypesFrom(types: readonly RelationType[], from: Labelled): readonly RelationType[] {
  return types.filter((type) => allows(type.from, from.label));
}

/** Why no relation can start from an annotation, in words; undefined where one can. */
export function noRelationFrom(types: readonly RelationType[], from: Labelled): string | undefined {
  if (types.length === 0) return 'The corpus defines no relations: see the key relations of hawashi.json.';
  if (relationTypesFrom(types, from).length > 0) return undefined;
  const starts = types.map((type) => `«${type.name}» starts from ${type.from?.join(' or ')}`);
  return `No relation of the corpus starts from ${from.label}: ${starts.join(', ')}.`;
}

/** The types that may lead from one annotation to the other; a corpus that defines none allows every name. */
export function relationTypesBetween(
  types: readonly RelationType[],
  from: Labelled,
  to: Labelled,
): readonly RelationType[] {
  return types.filter((type) => allows(type.from, from.label) && allows(type.to, to.label));
}

/** Why a relation of this type cannot lead from one annotation to the other, in words; undefined where it can. */
export function relationProblem(
  types: readonly RelationType[],
  type: string,
  from: Labelled,
  to: Labelled,
): string | undefined {
  if (type.trim() === '') return 'A relation needs a type.';
  if (types.length === 0) return undefined;
  const known = types.find(({ name }) => name === type);
  if (!known) {
    const names = types.map(({ name }) => name).join(', ');
    return `The corpus has no relation «${type}»; it has ${names} (relations in hawashi.json).`;
  }
  if (!allows(known.from, from.label))
    return `«${type}» starts from ${known.from?.join(' or ')}, and «${from.text}» is ${from.label}.`;
  if (!allows(known.to, to.label))
    return `«${type}» leads to ${known.to?.join(' or ')}, and «${to.text}» is ${to.label}.`;
  return undefined;
}
