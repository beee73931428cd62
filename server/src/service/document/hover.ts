/** Hover: what a span is, how sure that is, what its value was computed from, and what can be done with it. */
import { MarkupKind, type Hover, type Position } from 'vscode-languageserver-types';
import type { Snapshot } from '../../corpus/snapshot.js';
import { format } from '../../messages/format.js';
import type { Format } from '../../messages/formatter.js';
import { message, type Message } from '../../messages/message.js';
import type { DocumentDate } from '../../languages/mention.js';
import type { Item } from '../../protocol/items.js';
import type { Suggestion } from '../../suggestions/suggestion.js';
import { itemsAt, type PlacedItem } from './items.js';
import { escapeMarkdown as md, labelWords } from './words.js';

export interface HoverOptions {
  /** The client knows the `hawashi.*` commands and lets links in a hover run them. */
  readonly commandLinks: boolean;
  readonly say?: Format;
}

const MOST_SPELLINGS = 6;

export function hoverAt(snapshot: Snapshot, position: Position, options: HoverOptions): Hover | null {
  const offset = snapshot.document.offsetAt(position);
  const say = options.say ?? format;
  const here = itemsAt(snapshot, offset, say);
  if (here.length === 0) return null;
  const innermostFirst = [...here].reverse();
  const described = innermostFirst.map((placed) => {
    const lines = describe(snapshot, placed, say).map((line) =>
      typeof line === 'string' ? line : say(line),
    );
    if (options.commandLinks) lines.push(links(snapshot.document.uri, placed.item, say));
    return lines.join('  \n');
  });
  return {
    contents: { kind: MarkupKind.Markdown, value: described.join('\n\n---\n\n') },
    range: innermostFirst[0]!.item.range,
  };
}

/** Lines of Markdown; every value in them is escaped here. */
function describe(snapshot: Snapshot, placed: PlacedItem, say: Format): (Message | string)[] {
  const { item } = placed;
  const proposal = proposalOf(snapshot, placed);
  const { label, text, note } = item;
  return [
    message('hover.title', { label: md(label), meaning: md(labelWords(label, say)), text: md(text) }),
    ...value(item, proposal, snapshot.recognition.date, say),
    ...entity(snapshot, item),
    ...(note ? [message('hover.note', { note: md(note) })] : []),
    ...decision(item, snapshot.annotator),
    ...(proposal?.problems ?? []).map((problem) => `⚠ ${md(say(problem.message))}`),
  ];
}

/** What a source says of the same span and label, whether or not it was decided since. */
function proposalOf(snapshot: Snapshot, { start, end, item }: PlacedItem): Suggestion | undefined {
  return snapshot.proposed.find(
    (proposal) => proposal.start === start && proposal.end === end && proposal.label === item.label,
  );
}

function value(
  item: Item,
  proposal: Suggestion | undefined,
  date: DocumentDate | undefined,
  say: Format,
): (Message | string)[] {
  if (item.value === undefined) return [];
  const kind = item.valueText === undefined ? 'value' : `TIMEX3 ${item.label}`;
  const words = item.valueText === undefined ? '' : `${item.valueText} · `;
  const mod = item.mod === undefined ? '' : ` mod=${item.mod}`;
  const lines: (Message | string)[] = [`${words}\`${item.value}\` (${kind}${mod})`];
  if (proposal?.value === item.value) for (const reason of proposal.reasons) lines.push(md(say(reason)));
  if (item.valueText !== undefined && date) lines.push(dateLine(date, say));
  return lines;
}

function dateLine({ value: date, source, reason }: DocumentDate, say: Format): Message {
  if (source !== 'inferred') return message('hover.date', { date });
  return reason === undefined
    ? message('hover.dateInferred', { date })
    : message('hover.dateInferredFrom', { date, reason: md(say(reason)) });
}

function entity(snapshot: Snapshot, item: Item): Message[] {
  const { canonical: id, name } = item;
  if (id === undefined) return [];
  const known =
    name === undefined
      ? message('hover.entity', { id })
      : message('hover.entityNamed', { id, name: md(name) });
  return [known, spellings(snapshot, item)];
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
    .map(([text, count]) => message('hover.spelling', { text: md(text), count }));
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
  if (item.kind === 'annotation')
    return [message(ORIGINS[item.origin ?? 'human'], { annotator: md(annotator) })];
  const percent = Math.round((item.confidence ?? 0) * 100);
  const reasons = item.value === undefined ? md((item.reasons ?? []).join('; ')) : '';
  return [
    reasons === ''
      ? message('hover.suggestion', { percent })
      : message('hover.suggestionBecause', { percent, reasons }),
    ...sources(item),
  ];
}

/** Who suggests it, where it is not the recogniser alone. */
function sources({ sources: names = [] }: Item): Message[] {
  return names.length === 0 ? [] : [message('hover.suggestedBy', { sources: names.map(md) })];
}

function links(uri: string, item: Item, say: Format): string {
  const link = (title: Message, command: string): string => {
    const parameters = encodeURIComponent(JSON.stringify([{ uri, id: item.id }]));
    return `[${say(title)}](command:hawashi.${command}?${parameters})`;
  };
  const changeLabel = link(message('hover.changeLabel'), 'changeLabel');
  const actions =
    item.kind === 'suggestion'
      ? [link(message('hover.accept'), 'accept'), changeLabel, link(message('hover.reject'), 'reject')]
      : [changeLabel, link(message('hover.remove'), 'remove')];
  return actions.join(' · ');
}
