/**
 * A recognition as text for a person: a paragraph after the other, below it a line a mention, nested ones further in,
 * and below that why it was found and what is doubtful about it.
 */
import type { Suggestion } from '../../../server/src/suggestions/suggestion.js';
import type { Recognition } from '../../../server/src/suggestions/recogniser/recognition.js';
import { words } from './words.js';

export function recognitionText(recognition: Recognition): string {
  const { paragraphs, boilerplate, titles, mentions, date } = recognition;
  const lines = [
    date
      ? `document date ${date.value}, ${date.source}${date.reason ? `: ${words(date.reason)}` : ''}`
      : 'no document date',
  ];
  const furniture = new Map(boilerplate.map(({ paragraph, reason }) => [paragraph, words(reason)]));
  let next = 0;
  for (const [i, { start, text }] of paragraphs.entries()) {
    const end = start + text.length;
    const roles = [
      titles.includes(i) ? ' title' : '',
      furniture.has(i) ? ` boilerplate (${furniture.get(i)})` : '',
    ];
    lines.push('', `¶ ${i} at ${start}${roles.join('')}`, visible(text));
    const open: Suggestion[] = [];
    for (; next < mentions.length && mentions[next]!.start < end; next++) {
      const mention = mentions[next]!;
      while (open.length > 0 && open.at(-1)!.end <= mention.start) open.pop();
      lines.push(...mentionLines(mention).map((line) => '  '.repeat(open.length + 1) + line));
      open.push(mention);
    }
  }
  if (next < mentions.length) throw new Error('mentions stand outside all paragraphs, or out of order');
  return lines.join('\n') + '\n';
}

function mentionLines(mention: Suggestion): string[] {
  const {
    start,
    end,
    label,
    text,
    value,
    mod,
    canonical,
    name,
    confidence,
    reasons,
    problems = [],
  } = mention;
  const parts = [
    `${start}–${end} ${label} «${visible(text)}»`,
    ...(value === undefined ? [] : [`= ${value}`]),
    ...(mod === undefined ? [] : [`mod ${mod}`]),
    ...(canonical === undefined ? [] : [`→ ${canonical}`]),
    ...(name === undefined ? [] : [`«${name}»`]),
    confidence.toFixed(2),
  ];
  return [
    parts.join(' '),
    ...reasons.map((reason) => `  · ${words(reason)}`),
    ...problems.flatMap(({ kind, message, readings = [] }) => [
      `  ! ${kind}: ${words(message)}`,
      ...readings.map((reading) => `    or ${reading.value}: ${words(reading.label)}`),
    ]),
  ];
}

/** Characters that nobody sees, or that would break the line, as their escapes. */
function visible(text: string): string {
  return text.replace(
    /[\u0000-\u001f\u007f-\u00a0\u061c\u200b-\u200f\u2028-\u202f\u2060-\u2069\ufeff]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
