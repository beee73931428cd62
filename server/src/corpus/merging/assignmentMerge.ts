/** Three-way merging of `assignment.json`: by setting, document, and annotator. */
import { getNodeValue } from 'jsonc-parser';
import { sameJson, type JsonObject } from '../../annotation/jsonLines.js';
import type { SideNames } from '../../annotation/versions/mergeFiles.js';
import { ASSIGNMENT_FILE, ASSIGNMENT_OTHERWISE, assignmentText, assignedNodes } from '../assignment/plan.js';
import { parseJsonFile } from '../jsonFile.js';
import { withMarks, type MergedDocuments } from './documentsMerge.js';

/** A plan as it is written: settings, and documents by name. What is not known here is kept. */
export interface WrittenPlan {
  readonly settings: JsonObject;
  readonly documents: ReadonlyMap<string, JsonObject>;
}

const NOTHING: WrittenPlan = { settings: {}, documents: new Map() };

/** Undefined where it is broken, or says two things of one document. */
export function writtenPlan(content: string): WrittenPlan | undefined {
  if (content.trim() === '') return NOTHING;
  const { root, problems } = parseJsonFile(ASSIGNMENT_FILE, content, ASSIGNMENT_OTHERWISE);
  if (problems.length > 0 || root?.type !== 'object') return undefined;
  const { documents = [], ...settings } = getNodeValue(root) as JsonObject;
  const named = assignedNodes(root);
  if (!Array.isArray(documents) || named.length < documents.length) return undefined;
  const entries = named.map(
    ({ document, nodes }) => [document, getNodeValue(nodes[0]!) as JsonObject] as const,
  );
  return { settings, documents: new Map(entries) };
}

/** Undefined where one of them is broken. */
export function mergeAssignments(
  base: string,
  ours: string,
  theirs: string,
  names: SideNames,
): MergedDocuments | undefined {
  const [b, o, t] = [base, ours, theirs].map(writtenPlan);
  if (!b || !o || !t) return undefined;
  const conflicts: { document: string; field?: string }[] = [];
  const settings = mergeObjects(b.settings, o.settings, t.settings, (field) =>
    conflicts.push({ document: ASSIGNMENT_FILE, field }),
  );
  const [left, right] = [new Map<string, JsonObject>(), new Map<string, JsonObject>()];
  for (const name of new Set([...o.documents.keys(), ...t.documents.keys()])) {
    const [was, our, their] = [b, o, t].map(({ documents }) => documents.get(name));
    if (our && their) {
      const merged = mergeObjects(was ?? {}, our, their, (field) =>
        conflicts.push({ document: name, field }),
      );
      left.set(name, merged.ours);
      right.set(name, merged.theirs);
    } else if (!was) for (const side of [left, right]) side.set(name, (our ?? their)!);
    else if (!sameJson(was, our ?? their)) {
      conflicts.push({ document: name });
      if (our) left.set(name, our);
      else right.set(name, their!);
    }
  }
  // Their order, where ours is as it was.
  const isOrder = (plan: WrittenPlan, other: WrittenPlan): boolean => {
    const common = (one: WrittenPlan, of: WrittenPlan) =>
      [...one.documents.keys()].filter((name) => of.documents.has(name));
    return sameJson(common(plan, other), common(other, plan));
  };
  const order = [...(isOrder(o, b) ? t : o).documents.keys(), ...o.documents.keys(), ...t.documents.keys()];
  const text = (said: JsonObject, documents: ReadonlyMap<string, JsonObject>): string =>
    assignmentText({
      ...said,
      documents: [...new Set(order)].flatMap((name) => documents.get(name) ?? []),
    });
  const [our, their] = [text(settings.ours, left), text(settings.theirs, right)];
  return { content: our === their ? our : withMarks(our, their, names), conflicts };
}

/** Fields of both sides; lists by what each side put in and took out. Of what is in conflict each side has its own. */
function mergeObjects(
  base: JsonObject,
  ours: JsonObject,
  theirs: JsonObject,
  conflict: (field: string) => void,
): { readonly ours: JsonObject; readonly theirs: JsonObject } {
  const [left, right]: [Record<string, unknown>, Record<string, unknown>] = [{}, {}];
  for (const field of new Set([...Object.keys(ours), ...Object.keys(theirs)])) {
    const [was, our, their] = [base[field], ours[field], theirs[field]];
    const isList = [our, their].every(Array.isArray) && (was === undefined || Array.isArray(was));
    const [one, other] = isList
      ? listsMerged((was ?? []) as unknown[], our as unknown[], their as unknown[])
      : sameJson(was, our) || sameJson(our, their)
        ? [their, their]
        : sameJson(was, their)
          ? [our, our]
          : [our, their];
    if (!sameJson(one, other)) conflict(field);
    if (one !== undefined) left[field] = one;
    if (other !== undefined) right[field] = other;
  }
  return { ours: left, theirs: right };
}

function listsMerged(
  base: readonly unknown[],
  ours: readonly unknown[],
  theirs: readonly unknown[],
): unknown[][] {
  const has = (list: readonly unknown[], value: unknown): boolean =>
    list.some((each) => sameJson(each, value));
  const kept = ours.filter((value) => has(theirs, value) || !has(base, value));
  const merged = [...kept, ...theirs.filter((value) => !has(base, value) && !has(kept, value))];
  return [merged, merged];
}
