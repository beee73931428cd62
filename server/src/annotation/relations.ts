/** Relations between annotations, by the types that a corpus defines. */
import { message, type Message, type MessageValue } from '../messages/message.js';
import type { Annotation, RelationType } from './model.js';

type Labelled = Pick<Annotation, 'label' | 'text'>;

const allows = (labels: readonly string[] | undefined, label: string): boolean =>
  labels === undefined || labels.length === 0 || labels.includes(label);

/** The types that may start from an annotation. */
export function relationTypesFrom(types: readonly RelationType[], from: Labelled): readonly RelationType[] {
  return types.filter((type) => allows(type.from, from.label));
}

/** Why no relation can start from an annotation; undefined where one can. */
export function noRelationFrom(types: readonly RelationType[], from: Labelled): Message | undefined {
  if (types.length === 0) return message('relation.noneDefined');
  if (relationTypesFrom(types, from).length > 0) return undefined;
  const starts = types.map((type) =>
    message('relation.startsFrom', { type: type.name, labels: either(type.from) }),
  );
  return message('relation.noneFrom', { label: from.label, types: starts });
}

/** The types that may lead from one annotation to the other; a corpus that defines none allows every name. */
export function relationTypesBetween(
  types: readonly RelationType[],
  from: Labelled,
  to: Labelled,
): readonly RelationType[] {
  return types.filter((type) => allows(type.from, from.label) && allows(type.to, to.label));
}

/** Why a relation of this type cannot lead from one annotation to the other; undefined where it can. */
export function relationProblem(
  types: readonly RelationType[],
  type: string,
  from: Labelled,
  to: Labelled,
): Message | undefined {
  if (type.trim() === '') return message('relation.needsType');
  if (types.length === 0) return undefined;
  const known = types.find(({ name }) => name === type);
  if (!known) {
    return message('relation.unknown', { type, types: types.map(({ name }) => name) });
  }
  if (!allows(known.from, from.label))
    return message('relation.wrongStart', {
      type,
      labels: either(known.from),
      text: from.text,
      label: from.label,
    });
  if (!allows(known.to, to.label))
    return message('relation.wrongEnd', { type, labels: either(known.to), text: to.text, label: to.label });
  return undefined;
}

/** «PERS or ORG». */
function either(labels: readonly string[] = []): MessageValue {
  const [label = '', ...others] = labels;
  return others.length === 0 ? label : message('relation.labels.or', { label, others: either(others) });
}
