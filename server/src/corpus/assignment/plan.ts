/** Who annotates which documents, and in which order: what `assignment.json` holds. */
import type { Node } from 'jsonc-parser';
import { annotatorProblem } from '../../annotation/annotatorName.js';
import { isDocumentDate } from '../../annotation/documentDates.js';
import type { FileProblem } from '../../annotation/fileProblem.js';
import { message, type Message } from '../../messages/message.js';
import { flag, isObject, list, object, text, type Reader } from '../fileReaders.js';
import { CONFLICT_CODE, parseJsonFile, propertiesOf } from '../jsonFile.js';

export const ASSIGNMENT_FILE = 'assignment.json';

/** What happens until a broken file is repaired. */
export const ASSIGNMENT_OTHERWISE = message('assignment.otherwise');

/** By name, or as chance has it: by the seed. */
export const ASSIGNMENT_ORDERS = ['name', 'random'] as const;
export type AssignmentOrder = (typeof ASSIGNMENT_ORDERS)[number];

export interface AssignedDocument {
  /** Its name in the corpus. */
  readonly name: string;
  readonly annotators: readonly string[];
}

export interface AssignmentSettings {
  readonly annotators: readonly string[];
  /** Share of the documents that several annotate, in per cent. */
  readonly overlap: number;
  /** How many annotate each of those. */
  readonly times: number;
  readonly order: AssignmentOrder;
  /** What chance is made of: the same seed assigns alike. */
  readonly seed: number;
  /** ISO 8601 day. */
  readonly deadline?: string;
  /** Nobody looks at the others' work before their own is done. */
  readonly blind: boolean;
  /** Whose annotations settle what the others do not agree on. */
  readonly adjudicator: string;
}

export interface AssignmentPlan extends AssignmentSettings {
  /** In the order in which they are to be annotated. */
  readonly documents: readonly AssignedDocument[];
}

export const DEFAULT_ASSIGNMENT: AssignmentSettings = {
  annotators: [],
  overlap: 0,
  times: 2,
  order: 'name',
  seed: 1,
  blind: false,
  adjudicator: 'gold',
};

/** More than these many annotate no document. */
const MOST_TIMES = 100;

/** Why somebody's settings cannot be; undefined where they can. */
export function settingsProblem({
  annotators,
  overlap,
  times,
  deadline,
  adjudicator,
}: AssignmentSettings): Message | undefined {
  const wrong = [...annotators, adjudicator].find((name) => annotatorProblem(name));
  if (wrong !== undefined) return annotatorProblem(wrong);
  if (!(overlap >= 0 && overlap <= 100)) return message('assignment.overlap');
  if (!Number.isInteger(times) || times < 2 || times > MOST_TIMES) return message('assignment.times');
  if (deadline !== undefined && !/^\d{4}-\d\d-\d\d$/.test(deadline)) return message('assignment.deadline');
  return deadline === undefined || isDocumentDate(deadline) ? undefined : message('assignment.deadline');
}

const number =
  (isRight: (value: number) => boolean, advice: Message): Reader<number> =>
  (node, file) => {
    const value: unknown = node.value;
    if (typeof value === 'number' && isRight(value)) return value;
    file.report(node, advice);
    return undefined;
  };

const annotator: Reader<string> = (node, file) => {
  const name = text(node, file);
  const problem = name === undefined ? undefined : annotatorProblem(name);
  if (problem) file.report(node, problem);
  return problem ? undefined : name;
};

const order: Reader<AssignmentOrder> = (node, file) => {
  const found = ASSIGNMENT_ORDERS.find((known) => known === node.value);
  if (!found) file.report(node, message('assignment.order', { known: ASSIGNMENT_ORDERS }));
  return found;
};

const deadline: Reader<string> = (node, file) => {
  const day = text(node, file);
  if (day === undefined) return undefined;
  if (/^\d{4}-\d\d-\d\d$/.test(day) && isDocumentDate(day)) return day;
  file.report(node, message('assignment.deadline'));
  return undefined;
};

const assigned: Reader<AssignedDocument> = (node: Node, file) => {
  if (!isObject(node, file)) return undefined;
  const { name, annotators = [] } = object<AssignedDocument>(node, file, {
    name: text,
    annotators: list(annotator),
  });
  if (name === undefined) file.report(node, message('assignment.noName'));
  return name === undefined ? undefined : { name, annotators: [...new Set(annotators)] };
};

/** What it leaves out is default; `$schema` alone says nothing. Never throws. */
export function parseAssignment(
  uri: string,
  content: string,
): { readonly plan?: AssignmentPlan; readonly problems: readonly FileProblem[] } {
  const file = parseJsonFile(uri, content, ASSIGNMENT_OTHERWISE);
  if (file.root?.type !== 'object') {
    if (file.root)
      file.report(file.root, message('assignment.noObject', { otherwise: ASSIGNMENT_OTHERWISE }));
    return { problems: file.problems };
  }
  const read = object<AssignmentPlan>(file.root, file, {
    annotators: list(annotator),
    overlap: number((value) => value >= 0 && value <= 100, message('assignment.overlap')),
    times: number(
      (value) => Number.isInteger(value) && value >= 2 && value <= MOST_TIMES,
      message('assignment.times'),
    ),
    order,
    seed: number(Number.isSafeInteger, message('assignment.seed')),
    deadline,
    blind: flag,
    adjudicator: annotator,
    documents: list(assigned),
  });
  const plan: AssignmentPlan = { ...DEFAULT_ASSIGNMENT, documents: [], ...read };
  const seen = new Set<string>();
  const documents = plan.documents.filter(({ name }) => !seen.has(name) && !!seen.add(name));
  for (const { document, nodes } of assignedNodes(file.root))
    for (const node of nodes.slice(1))
      file.report(node, message('merged.documentTwice', { document }), 'error', CONFLICT_CODE);
  return { plan: { ...plan, annotators: [...new Set(plan.annotators)], documents }, problems: file.problems };
}

/** The places of the file that speak of a document, by its name, in order. */
export function assignedNodes(
  root: Node | undefined,
): readonly { readonly document: string; readonly nodes: readonly Node[] }[] {
  const documents = propertiesOf(root).findLast(({ name }) => name === 'documents')?.value;
  const byName = new Map<string, Node[]>();
  for (const node of documents?.type === 'array' ? (documents.children ?? []) : []) {
    const name: unknown = propertiesOf(node).find((property) => property.name === 'name')?.value?.value;
    if (typeof name === 'string') byName.set(name, [...(byName.get(name) ?? []), node]);
  }
  return [...byName].map(([document, nodes]) => ({ document, nodes }));
}

/** The file: a line a setting and a document, so that changes of it can be read and merged. */
export function assignmentText(plan: { readonly documents: readonly unknown[] }): string {
  const { documents, ...settings } = plan;
  const line = (value: unknown): string => JSON.stringify(value, null, 1).replace(/\n\s*/g, ' ');
  const lines = [
    ...Object.entries(settings).map(([name, value]) => `  ${JSON.stringify(name)}: ${line(value)}`),
    `  "documents": [${documents.map((each) => `\n    ${line(each)}`).join(',')}${documents.length > 0 ? '\n  ' : ''}]`,
  ];
  return `{\n${lines.join(',\n')}\n}\n`;
}
