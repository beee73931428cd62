/** Hover: what a span is, how sure that is, what its value was computed from, and what can be done with it. */
import { MarkupKind, type Hover, type Position } from 'vscode-languageserver-types';
import { format } from '../../messages/format.js';
import type { Item } from '../../protocol/items.js';
import type { DocumentDate } from '../../languages/mention.js';
import type { Suggestion } from '../../suggestions/suggestion.js';
import { itemsAt, type PlacedItem } from './items.js';
import type { Snapshot } from '../../corpus/snapshot.js';
import { escapeMarkdown, isolate, labelWords, plural } from './words.js';

export interface HoverOptions {
  /** The client knows the `hawashi.*` commands and lets links in a hover run them. */
  readonly commandLinks: boolean;
}

const MOST_SPELLINGS = 6;

export function hoverAt(snapshot: Snapshot, position: Position, options: HoverOptions): Hover | null {
  const offset = snapshot.document.offsetAt(position);
  const here = itemsAt(snapshot, offset);
  if (here.length === 0) return null;
  const innermostFirst = [...here].reverse();
  return {
    contents: {
      kind: MarkupKind.Markdown,
      value: innermostFirst.map((placed) => describe(snapshot, placed, options)).join('\n\n---\n\n'),
    },
    range: innermostFirst[0]!.item.range,
  };
}

function describe(snapshot: Snapshot, placed: PlacedItem, options: HoverOptions): string {
  const { item } = placed;
  const mention = mentionOf(snapshot, placed);
  const lines = [`**${item.label}** ${labelWords(item.label)} — ${isolate(escapeMarkdown(item.text))}`];
  lines.push(...value(item, mention, snapshot.recognition.date));
  lines.push(...entity(snapshot, item));
  if (item.note) lines.push(`Note: ${escapeMarkdown(item.note)}`);
  lines.push(decision(item, snapshot.annotator));
  for (const problem of mention?.problems ?? []) lines.push(`⚠ ${escapeMarkdown(problem.message)}`);
  if (options.commandLinks) lines.push(links(snapshot.document.uri, item));
  return lines.join('  \n');
}

/** What the recogniser says of the same span and label, whether or not it was decided since. */
function mentionOf(snapshot: Snapshot, { start, end, item }: PlacedItem): Suggestion | undefined {
  return snapshot.proposed.find(
    (mention) => mention.start === start && mention.end === end && mention.label === item.label,
  );
}

function value(item: Item, mention: Suggestion | undefined, date: DocumentDate | undefined): string[] {
  if (item.value === undefined) return [];
  const kind = item.valueText === undefined ? 'value' : `TIMEX3 ${item.label}`;
  const words = item.valueText === undefined ? '' : `${item.valueText} · `;
  const mod = item.mod === undefined ? '' : ` mod=${item.mod}`;
  const lines = [`${words}\`${item.value}\` (${kind}${mod})`];
  if (mention && mention.value === item.value) {
    for (const reason of mention.reasons) lines.push(format(reason, { escape: escapeMarkdown }));
  }
  if (item.valueText !== undefined && date) {
    const inferred = date.source === 'inferred' ? ` (inferred${date.reason ? `: ${date.reason}` : ''})` : '';
    lines.push(`Document date: ${date.value}${escapeMarkdown(inferred)}`);
  }
  return lines;
}

function entity(snapshot: Snapshot, item: Item): string[] {
  if (item.canonical === undefined) return [];
  const name = item.name === undefined ? '' : `${isolate(escapeMarkdown(item.name))} `;
  const lines = [`Entity: ${name}\`${item.canonical}\``];
  const spellings = new Map<string, number>();
  const decided = snapshot.annotations.filter((annotation) => annotation.canonical === item.canonical);
  const open = snapshot.suggestions.filter((mention) => mention.canonical === item.canonical);
  for (const { text } of [...decided, ...open]) spellings.set(text, (spellings.get(text) ?? 0) + 1);
  const here = spellings.get(item.text) ?? 0;
  spellings.delete(item.text);
  const others = [...spellings].sort((a, b) => b[1] - a[1]);
  const shown = others
    .slice(0, MOST_SPELLINGS)
    .map(([text, count]) => `${isolate(escapeMarkdown(text))} ×${count}`);
  if (others.length > MOST_SPELLINGS) shown.push(`${others.length - MOST_SPELLINGS} more`);
  lines.push(
    `${plural(here, 'time')} so in this document${shown.length > 0 ? `; also ${shown.join(', ')}` : ''}`,
  );
  return lines;
}

function decision(item: Item, annotator: string): string {
  if (item.kind === 'suggestion') {
    const reasons =
      item.value === undefined && item.reasons?.length ? `: ${escapeMarkdown(item.reasons.join('; '))}` : '';
    return `*Suggestion, ${Math.round((item.confidence ?? 0) * 100)} %${reasons}*`;
  }
  const how = { human: 'tagged', accepted: 'accepted', imported: 'imported' }[item.origin ?? 'human'];
  return `*${how} by ${escapeMarkdown(annotator)}*`;
}

function links(uri: string, item: Item): string {
  const link = (title: string, command: string): string => {
    const parameters = encodeURIComponent(JSON.stringify([{ uri, id: item.id }]));
    return `[${title}](command:hawashi.${command}?${parameters})`;
  };
  const actions =
    item.kind === 'suggestion'
      ? [link('Accept', 'accept'), link('Change label', 'changeLabel'), link('Reject', 'reject')]
      : [link('Change label', 'changeLabel'), link('Remove', 'remove')];
  return actions.join(' · ');
}
