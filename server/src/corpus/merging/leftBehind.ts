/**
 * What settles what merges without this program's driver leave in the corpus' own files: git's conflict marks, and, of
 * `merge=union`, ids, names and entries that stand there twice, and commas that lack. Each file says itself what is wrong with it
 * (`corpus.conflict`); annotation files keep their versions by themselves (annotation/versions/conflictMarks.ts).
 */
import { parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import { markedBlocks, oursEnd, type MarkedBlock } from '../../annotation/versions/markedBlocks.js';
import { message, type Message } from '../../messages/message.js';
import { assignedNodes, ASSIGNMENT_FILE } from '../assignment/plan.js';
import { documentName, DOCUMENTS_FILE } from '../documentsFile.js';
import { ENTITIES_FILE } from '../entities/entityFile.js';
import { QUESTIONS_FILE } from '../questions/questionFile.js';
import { propertiesOf } from '../jsonFile.js';

/** The whole file as it would be. */
export interface Settled {
  readonly title: Message;
  readonly content: string;
}

/** Letters of a version that are shown. */
const MOST_SHOWN = 80;

/** What can be done about conflicts in lines (counted from 0, both among them) of a file, which is named without its folder. */
export function settledVersions(
  name: string,
  text: string,
  { first, last }: { readonly first: number; readonly last: number },
): readonly Settled[] {
  const lines = text.split('\n');
  const blocks = markedBlocks(lines);
  const isMeant = (from: number, to: number): boolean => from <= last && first <= to;
  const isJson = name.endsWith('.json');
  const marked = blocks
    .filter(({ start, end }) => isMeant(start, end))
    .flatMap((block) => ofBlock(lines, block, name, blocks.length === 1));
  // Places of a file between marks say nothing before those are settled.
  if (blocks.length > 0) return marked;
  if (!isJson) return name === ENTITIES_FILE || name === QUESTIONS_FILE ? doubledLines(lines, isMeant) : [];
  return [...doubledNodes(name, text, isMeant), ...missingCommas(text, isMeant)];
}

/** `isLast`: there are no other marks, so that what is made can be looked at. */
function ofBlock(
  lines: readonly string[],
  block: MarkedBlock,
  name: string,
  isLast: boolean,
): readonly Settled[] {
  const { start, middle, end } = block;
  const ours = lines.slice(start + 1, oursEnd(block));
  const theirs = lines.slice(middle + 1, end);
  const isJson = name.endsWith('.json');
  const withLines = (kept: readonly string[]): string => {
    const content = [...lines.slice(0, start), ...kept, ...lines.slice(end + 1)].join('\n');
    return isJson && isLast ? (withCommas(content) ?? content) : content;
  };
  const sideOf = (mark: string, otherwise: Message): Message | string =>
    mark.replace(/^[<>]+ ?|\r$/gu, '') || otherwise;
  const sides = [
    { side: sideOf(lines[start]!, message('merged.ours')), kept: ours },
    { side: sideOf(lines[end]!, message('merged.theirs')), kept: theirs },
  ];
  const both = withLines([...ours, ...theirs]);
  const isWhole = isJson ? isLast && isWithoutDoubles(name, both) : !sharesIds(ours, theirs);
  return [
    ...sides.map(({ side, kept }) => ({ title: message('merged.take', { side }), content: withLines(kept) })),
    ...(isWhole ? [{ title: message('merged.keepBoth'), content: both }] : []),
  ];
}

/** Undefined of what is no object with an id. */
function idOf(line: string): string | undefined {
  try {
    const { id } = JSON.parse(line) as { readonly id?: unknown };
    return typeof id === 'string' ? id : undefined;
  } catch {
    return undefined;
  }
}

function sharesIds(ours: readonly string[], theirs: readonly string[]): boolean {
  const ids = new Set(ours.map(idOf));
  return theirs.some((line) => {
    const id = idOf(line);
    return id !== undefined && ids.has(id);
  });
}

/** Each of the lines that one id stands in, alone. */
function doubledLines(
  lines: readonly string[],
  isMeant: (from: number, to: number) => boolean,
): readonly Settled[] {
  const byId = new Map<string, number[]>();
  lines.forEach((line, i) => {
    const id = idOf(line);
    if (id !== undefined) byId.set(id, [...(byId.get(id) ?? []), i]);
  });
  return [...byId.values()]
    .filter((places) => places.length > 1 && places.some((i) => isMeant(i, i)))
    .flatMap((places) =>
      places.map((kept) => ({
        title: message('fix.takeVersion', { version: shown(lines[kept]!) }),
        content: lines.filter((_, i) => i === kept || !places.includes(i)).join('\n'),
      })),
    );
}

const shown = (version: string): string => {
  const line = version.replace(/\s+/gu, ' ').trim();
  return line.length > MOST_SHOWN ? `${line.slice(0, MOST_SHOWN)}…` : line;
};

function doubledNodes(
  name: string,
  text: string,
  isMeant: (from: number, to: number) => boolean,
): readonly Settled[] {
  const lineAt = (offset: number): number => text.slice(0, offset).split('\n').length - 1;
  return doubles(name, parseTree(text, [], { allowTrailingComma: true }))
    .filter((nodes) => nodes.some(({ offset, length }) => isMeant(lineAt(offset), lineAt(offset + length))))
    .flatMap((nodes) =>
      nodes.map((kept) => ({
        title: message('fix.takeVersion', {
          version: shown(text.slice(kept.offset, kept.offset + kept.length)),
        }),
        content: nodes
          .filter((node) => node !== kept)
          .sort((a, b) => b.offset - a.offset)
          .reduce(withoutNode, text),
      })),
    );
}

/** The entries of a file that are about one document, where there are several. */
function doubles(name: string, root: Node | undefined): readonly (readonly Node[])[] {
  if (name === ASSIGNMENT_FILE)
    return assignedNodes(root).flatMap(({ nodes }) => (nodes.length > 1 ? [nodes] : []));
  if (name !== DOCUMENTS_FILE) return [];
  const byName = new Map<string, Node[]>();
  for (const { name: key, key: node } of propertiesOf(root)) {
    const document = documentName(key);
    byName.set(document, [...(byName.get(document) ?? []), node.parent!]);
  }
  return [...byName.values()].filter((nodes) => nodes.length > 1);
}

/** Without an entry of an object or a list, and the comma that parts it from its neighbour. Of several the last goes first. */
function withoutNode(text: string, node: Node): string {
  const siblings = node.parent?.children ?? [];
  const i = siblings.indexOf(node);
  const [before, after] = [siblings[i - 1], siblings[i + 1]];
  if (before) return text.slice(0, before.offset + before.length) + text.slice(node.offset + node.length);
  return text.slice(0, node.offset) + text.slice(after ? after.offset : node.offset + node.length);
}

function parsed(text: string): { readonly root: Node | undefined; readonly errors: readonly ParseError[] } {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  return { root, errors };
}

const lacksComma = ({ error }: ParseError): boolean => printParseErrorCode(error) === 'CommaExpected';

/** With commas where entries stand side by side without; undefined where that does not mend it. */
function withCommas(text: string): string | undefined {
  let now = text;
  for (let errors = parsed(now).errors; errors.length > 0; errors = parsed(now).errors) {
    const lacking = errors.find(lacksComma);
    if (!lacking) return undefined;
    const end = now.slice(0, lacking.offset).trimEnd().length;
    const after = `${now.slice(0, end)},${now.slice(end)}`;
    if (parsed(after).errors.length >= errors.length) return undefined;
    now = after;
  }
  return now;
}

function missingCommas(text: string, isMeant: (from: number, to: number) => boolean): readonly Settled[] {
  const [first] = parsed(text).errors;
  if (!first || !lacksComma(first)) return [];
  const line = text.slice(0, first.offset).split('\n').length - 1;
  const content = isMeant(line, line) ? withCommas(text) : undefined;
  return content === undefined ? [] : [{ title: message('merged.putCommas'), content }];
}

/** Whether it can be read, and no object says one thing twice. */
function isWithoutDoubles(name: string, text: string): boolean {
  const { root, errors } = parsed(text);
  if (errors.length > 0 || !root || doubles(name, root).length > 0) return false;
  const isPlain = (node: Node): boolean => {
    const names = propertiesOf(node).map((property) => property.name);
    return new Set(names).size === names.length && (node.children ?? []).every(isPlain);
  };
  return isPlain(root);
}
