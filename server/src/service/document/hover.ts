/** Hover: what a span is, how sure that is, what its value was computed from, and what can be done with it. */
import { MarkupKind, type Hover, type Position, type Range } from 'vscode-languageserver-types';
import { attributeMessage } from '../../annotation/attributeMessage.js';
import { confidenceMessage } from '../../annotation/confidenceMessage.js';
import { rangeOf, type Snapshot } from '../../corpus/snapshot.js';
import { format } from '../../messages/format.js';
import type { Format } from '../../messages/formatter.js';
import {
  code,
  commandLink,
  joined,
  markdown,
  plain,
  strong,
  type Markdown,
} from '../../messages/markdown.js';
import { message, type Message } from '../../messages/message.js';
import type { DocumentDate } from '../../languages/mention.js';
import type { Item } from '../../protocol/items.js';
import type { Suggestion } from '../../suggestions/suggestion.js';
import { itemsAt, textShown, type PlacedItem } from './items.js';
import { withheldIn } from './withheld.js';
import { labelWords } from './words.js';

export interface HoverOptions {
  /** The client knows the `hawashi.*` commands and lets links in a hover run them. */
  readonly commandLinks: boolean;
  readonly say?: Format;
}

const MOST_SPELLINGS = 6;

const LINE_BREAK = '  \n';
const RULE = '\n\n---\n\n';

export function hoverAt(snapshot: Snapshot, position: Position, options: HoverOptions): Hover | null {
  const offset = snapshot.document.offsetAt(position);
  const say = options.say ?? format;
  const here = itemsAt(snapshot, offset, say);
  if (here.length === 0) return withheldAt(snapshot, offset, say);
  const innermostFirst = [...here].reverse();
  const told = new Set<string>();
  const described = innermostFirst.map((placed) => {
    // What spans that lie in one another have in common is told once.
    const news = inCommon(snapshot, placed, say).filter((line) => !told.has(line));
    for (const line of news) told.add(line);
    const lines = [...describe(snapshot, placed, say), ...news];
    if (options.commandLinks) lines.push(links(snapshot.document.uri, placed.item, say));
    return joined(lines, LINE_BREAK);
  });
  return {
    contents: { kind: MarkupKind.Markdown, value: joined(described, RULE) },
    range: rangeAt(innermostFirst[0]!, position),
  };
}

/** Why nothing is suggested at a place where something was refused. */
function withheldAt(snapshot: Snapshot, offset: number, say: Format): Hover | null {
  const here = withheldIn(snapshot).filter(({ start, end }) => start <= offset && offset < end);
  const [first] = here;
  if (!first) return null;
  const lines = here.map(({ label, text, reasons }) =>
    plain(say(message('hover.withheld', { label, text, reasons: reasons.map(say).join('; ') }))),
  );
  return {
    contents: { kind: MarkupKind.Markdown, value: joined(lines, LINE_BREAK) },
    range: rangeOf(snapshot.document, first),
  };
}

/** The piece that is pointed at. */
function rangeAt({ item }: PlacedItem, { line, character }: Position): Range {
  const isBefore = (end: Position) => end.line < line || (end.line === line && end.character <= character);
  return item.pieces?.find(({ end }) => !isBefore(end)) ?? item.range;
}

function describe(snapshot: Snapshot, placed: PlacedItem, say: Format): readonly Markdown[] {
  const { item } = placed;
  const { label, note } = item;
  const text = textShown(placed);
  const told = (message: Message) => plain(say(message));
  const guideline = snapshot.guidelines.of(label)?.blocks.find(({ kind }) => kind === 'paragraph')?.text;
  return [
    joined([strong(label), told(message('hover.meaning', { meaning: labelWords(label, say), text }))], ' '),
    ...value(item, proposalOf(snapshot, placed), say),
    ...entity(snapshot, item, say),
    ...Object.entries(item.attributes ?? {}).map(([name, value]) => told(attributeMessage(name, value))),
    ...(guideline ? [plain(guideline)] : []),
    ...(note ? [told(message('hover.note', { note }))] : []),
    ...decision(item, snapshot.annotator).map(told),
  ];
}

/** What a span may share with those around it: the date that it is resolved against, what is wrong with it. */
function inCommon(snapshot: Snapshot, placed: PlacedItem, say: Format): readonly Markdown[] {
  const { date } = snapshot.recognition;
  const problems = proposalOf(snapshot, placed)?.problems ?? [];
  return [
    ...(placed.item.valueText !== undefined && date ? [dateLine(date)] : []),
    ...problems.map(({ message: problem }) => message('hover.problem', { problem })),
  ].map((told) => plain(say(told)));
}

/** What a source says of the same span and label, whether or not it was decided since. */
function proposalOf(snapshot: Snapshot, { start, end, item }: PlacedItem): Suggestion | undefined {
  return snapshot.proposed.find(
    (proposal) => proposal.start === start && proposal.end === end && proposal.label === item.label,
  );
}

function value(item: Item, proposal: Suggestion | undefined, say: Format): readonly Markdown[] {
  const { value, valueText, mod, label } = item;
  if (value === undefined) return [];
  const kind =
    valueText === undefined
      ? message('hover.value')
      : mod === undefined
        ? message('hover.timex', { label })
        : message('hover.timexMod', { label, mod });
  const words = valueText === undefined ? markdown`` : markdown`${plain(valueText)} · `;
  const line = markdown`${words}${code(value)} ${plain(say(kind))}`;
  if (proposal?.value !== value) return [line];
  // The line of the document's date says it already.
  const reasons = proposal.reasons.filter(({ key }) => key !== 'time.documentDay');
  return [line, ...reasons.map((reason) => plain(say(reason)))];
}

function dateLine({ value: date, source, reason }: DocumentDate): Message {
  if (source !== 'inferred') return message('hover.date', { date });
  return reason === undefined
    ? message('hover.dateInferred', { date })
    : message('hover.dateInferredFrom', { date, reason });
}

function entity(snapshot: Snapshot, item: Item, say: Format): readonly Markdown[] {
  const { canonical: id, name } = item;
  if (id === undefined) return [];
  const known = name === undefined ? message('hover.entity') : message('hover.entityNamed', { name });
  return [markdown`${plain(say(known))} ${code(id)}`, plain(say(spellings(snapshot, item)))];
}

function spellings(snapshot: Snapshot, item: Item): Message {
  const counts = new Map<string, number>();
  const decided = snapshot.annotations.filter((annotation) => annotation.canonical === item.canonical);
  const open = snapshot.suggestions.filter((suggestion) => suggestion.canonical === item.canonical);
  for (const { text } of [...decided, ...open]) counts.set(text, (counts.get(text) ?? 0) + 1);
  const times = message('hover.timesSo', { count: counts.get(item.text) ?? 0 });
  counts.delete(item.text);
  const others = [...counts].sort((a, b) => b[1] - a[1]);
  const shown = others
    .slice(0, MOST_SPELLINGS)
    .map(([text, count]) => message('hover.spelling', { text, count }));
  if (others.length > MOST_SPELLINGS)
    shown.push(message('hover.moreSpellings', { count: others.length - MOST_SPELLINGS }));
  return shown.length === 0 ? times : message('hover.timesSoAndOthers', { times, others: shown });
}

const ORIGINS = {
  human: 'hover.taggedBy',
  accepted: 'hover.acceptedBy',
  imported: 'hover.importedBy',
} as const;

function decision(item: Item, annotator: string): Message[] {
  if (item.kind === 'annotation') return [message(ORIGINS[item.origin ?? 'human'], { annotator })];
  const sureness = confidenceMessage(item);
  const reasons = item.value === undefined ? (item.reasons ?? []).join('; ') : '';
  return [
    reasons === ''
      ? message('hover.suggestion', { sureness })
      : message('hover.suggestionBecause', { sureness, reasons }),
    ...sources(item),
  ];
}

/** Who suggests it, where it is not the recogniser alone. */
function sources({ sources: names = [] }: Item): Message[] {
  return names.length === 0 ? [] : [message('hover.suggestedBy', { sources: names })];
}

function links(uri: string, item: Item, say: Format): Markdown {
  const link = (title: Message, command: string): Markdown =>
    commandLink(say(title), `hawashi.${command}`, { uri, id: item.id });
  const changeLabel = link(message('hover.changeLabel'), 'changeLabel');
  const actions =
    item.kind === 'suggestion'
      ? [link(message('hover.accept'), 'accept'), changeLabel, link(message('hover.reject'), 'reject')]
      : [changeLabel, link(message('hover.remove'), 'remove')];
  return joined(actions, ' · ');
}
