/** What of a file's annotations and relations is new, what is there already and only lacks something, what is told. */
import { completed as withWhatItLacks } from '../annotation/completing.js';
import { quoteOf } from '../annotation/context.js';
import { newId } from '../annotation/decisions.js';
import type { Annotation, AnnotationSet, Relation } from '../annotation/model.js';
import type { SpanRules } from '../annotation/fragments.js';
import { message } from '../messages/message.js';
import { shownValue } from '../formats/parts/inputText.js';
import { named, type Complain } from './conflicts.js';
import { shallow } from './depth.js';
import { PlacedSpans } from './placedSpans.js';

interface SpansPlan {
  readonly annotations: readonly Annotation[];
  readonly completed: readonly Annotation[];
  readonly known: number;
  /** Ids of the file → ids in the corpus. */
  readonly ids: ReadonlyMap<string, string>;
}

/** `placed` are annotations in offsets of `text`, by place. */
export function planSpans(
  placed: readonly Annotation[],
  text: string,
  there: AnnotationSet,
  { rules, complain }: { readonly rules: SpanRules; readonly complain: Complain },
): SpansPlan {
  const taken = new PlacedSpans(there.annotations, rules);
  const ids = new Map<string, string>();
  const added = new Map<string, Annotation>();
  const completed = new Map<string, Annotation>();
  let known = 0;
  for (const given of placed) {
    const annotation = { ...given, ...shallow(given, named(given), complain) };
    const at = taken.at(annotation);
    if (at) {
      ids.set(annotation.id, at.id);
      if (isAnother(at, annotation, complain)) continue;
      known++;
      const ours = added.get(at.id) ?? completed.get(at.id) ?? at;
      const whole = withWhatItLacks(ours, annotation);
      for (const { key, ours: here, theirs } of whole.differing)
        complain(
          'described',
          message('conflict.described', {
            annotation: named(annotation),
            key,
            here: shownValue(here),
            file: shownValue(theirs),
          }),
        );
      if (whole.annotation !== ours) (added.has(at.id) ? added : completed).set(at.id, whole.annotation);
      continue;
    }
    if (annotation.fragments && !rules.gaps) {
      complain('gaps', message('conflict.gaps', { annotation: named(annotation) }));
      continue;
    }
    const crossed = annotation.rejected === true ? undefined : taken.crossing(annotation);
    if (crossed) {
      const told = { annotation: named(annotation), other: named(crossed) };
      complain('crossing', message('conflict.crossing', told));
      continue;
    }
    const id = newId();
    ids.set(annotation.id, id);
    const taking: Annotation = { ...annotation, id, origin: 'imported', ...quoteOf(text, annotation) };
    added.set(id, taking);
    taken.add(taking);
  }
  return { annotations: [...added.values()], completed: [...completed.values()], known, ids };
}

/** Whether what is at the place is decided otherwise, which is told. */
function isAnother(there: Annotation, given: Annotation, complain: Complain): boolean {
  const [refused, refusedThere] = [given.rejected === true, there.rejected === true];
  if (there.label === given.label && refused === refusedThere) return false;
  const told = { annotation: named(given), label: there.label };
  complain(
    'relabelled',
    refusedThere
      ? message('conflict.relabelledRejected', told)
      : refused
        ? message('conflict.rejectedInFile', told)
        : message('conflict.relabelled', told),
  );
  return true;
}

const relationKey = ({ type, from, to }: Relation): string => JSON.stringify([type, from, to]);

export function planRelations(
  given: readonly Relation[],
  there: AnnotationSet,
  ids: ReadonlyMap<string, string>,
  complain: Complain,
): readonly Relation[] {
  const related = new Set(there.relations.map(relationKey));
  return given.flatMap((relation): Relation[] => {
    const { type } = relation;
    const from = ids.get(relation.from);
    const to = ids.get(relation.to);
    if (from === undefined || to === undefined) {
      complain('relation', message('conflict.relation', { type }));
      return [];
    }
    const said = shallow(relation, message('conflict.ofRelation', { type }), complain);
    const added: Relation = { id: newId(), type, from, to, ...said };
    if (related.has(relationKey(added))) return [];
    related.add(relationKey(added));
    return [added];
  });
}
