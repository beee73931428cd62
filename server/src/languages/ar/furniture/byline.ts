/** Who wrote a text, and when it was published, as short lines near its top say it. */
import type { ParagraphMention } from '../../languagePack.js';
import type { SourceClue } from '../../mention.js';
import { message } from '../../../messages/message.js';
import { parseLexicon, variants } from '../../../text/lexicon.js';
import { fold } from '../normalise.js';
import type { LineProfile } from './boilerplate.js';
import { partsOf, plain, type LinePart } from './lineParts.js';
import bylineTable from './lexicons/byline-words.tsv';

/** Letters of such a line, with a place and an outlet. */
const LONGEST_LINE = 80;
/** Words of an author's name, with a title. */
const LONGEST_NAME = 5;

type Class = 'by' | 'author' | 'published' | 'updated';
let table: ReadonlyMap<Class, readonly string[]> | undefined;

/** Folded, the longest first: «بقلم الكاتب» before «بقلم». */
function words(kind: Class): readonly string[] {
  table ??= new Map(
    (['by', 'author', 'published', 'updated'] as const).map((each) => [
      each,
      parseLexicon(bylineTable)
        .filter((row) => row['class'] === each)
        .flatMap((row) => variants(row['words']).map(fold))
        .sort((a, b) => b.length - a.length),
    ]),
  );
  return table.get(kind)!;
}

/** How many letters one of the words takes at the beginning of a text; 0 where none does. */
function begunBy(text: string, kinds: readonly Class[]): number {
  const given = text.split(/\s+/);
  for (const phrase of kinds.flatMap(words)) {
    const count = phrase.split(' ').length;
    if (given.slice(0, count).map(withoutColon).join(' ') !== phrase) continue;
    return new RegExp(`^(?:\\S+\\s*){${count}}`).exec(text)?.[0].length ?? 0;
  }
  return 0;
}

const withoutColon = (word: string): string => fold(word.replace(/:$/, ''));

/** A title with its point («د. أحمد») is no end of a sentence. */
const withoutTitles = (text: string): string => text.replace(/(?<=^|[\s:])\p{L}\.(?=\s|\p{L})/gu, '');

/** Words that can be a name: letters alone, two or more. */
function isNameLike(text: string): boolean {
  const parts = withoutTitles(text).trim().split(/\s+/);
  return (
    parts.length >= 2 &&
    parts.length <= LONGEST_NAME &&
    parts.every((word) => /^[\p{L}\p{M}'’-]+$/u.test(word))
  );
}

const covers = ({ start, end }: ParagraphMention, part: LinePart): boolean =>
  start === part.start && end - start === part.text.length;

/** Whether a person is named there, from the beginning on. */
const isPerson = (part: LinePart, mentions: readonly ParagraphMention[]): boolean =>
  mentions.some(({ label, start, end }) => label === 'PERS' && start === part.start && end > start);

/** The author that a line names; `outlet`: the part of it that is the outlet, beside which a person's name alone is the author. */
function authorIn(
  line: LineProfile,
  mentions: readonly ParagraphMention[],
  outlet: LinePart | undefined,
): string | undefined {
  const { text } = line;
  if (text.length > LONGEST_LINE || /[.!?؟،؛]/.test(withoutTitles(text))) return undefined;
  const parts = partsOf(line);
  for (const [i, part] of parts.entries()) {
    const before = parts[i - 1];
    const isAfter = (kinds: readonly Class[]): boolean =>
      before !== undefined && begunBy(before.text, kinds) === before.text.length;
    if (isAfter(['by']) && isNameLike(part.text)) return plain(part.text);
    if (isAfter(['author']) && isNameLike(part.text) && isPerson(part, mentions)) return plain(part.text);
    const taken = begunBy(part.text, ['by']);
    const rest = part.text.slice(taken);
    if (taken > 0 && isNameLike(rest)) return plain(rest);
    const isName = mentions.some((mention) => mention.label === 'PERS' && covers(mention, part));
    if (outlet && part.start !== outlet.start && isName && isNameLike(part.text)) return plain(part.text);
  }
  return undefined;
}

/** A day, with a time or without, whose year the words themselves say. */
interface Day {
  readonly start: number;
  readonly end: number;
  readonly value: string;
}

const DAY = /^\d{4}-\d\d-\d\d(T\d\d:\d\d)?/;

function daysIn({ text, indent }: LineProfile, mentions: readonly ParagraphMention[]): readonly Day[] {
  return mentions.flatMap(({ label, start, end, value, problems }) => {
    const found =
      (label === 'DATE' || label === 'TIME') && !problems?.length ? DAY.exec(value ?? '')?.[0] : undefined;
    const said = text.slice(start - indent, end - indent);
    return found !== undefined && found === value && /\p{Nd}{4}/u.test(said) ? [{ start, end, value }] : [];
  });
}

/** What is left of a line without days and times, and weekdays before them: signs alone, where it says nothing else. */
function isLeftBare(line: LineProfile, mentions: readonly ParagraphMention[]): boolean {
  let rest = ' '.repeat(line.indent) + line.text;
  for (const { label, start, end } of mentions)
    if (label === 'DATE' || label === 'TIME')
      rest = rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end);
  return !/\p{L}/u.test(rest) && (rest.match(/\p{Nd}/gu)?.length ?? 0) <= 4;
}

function publishedIn(
  line: LineProfile,
  mentions: readonly ParagraphMention[],
  outlet: LinePart | undefined,
): string | undefined {
  const { text, indent } = line;
  if (text.length > LONGEST_LINE) return undefined;
  const days = daysIn(line, mentions);
  const latest = days.at(0);
  if (!latest) return undefined;
  const cue = begunBy(text.replace(/^[^\p{L}]+/u, ''), ['published']);
  if (cue > 0) {
    const between = text.slice(0, latest.start - indent);
    return words('updated').some((phrase) => fold(between).includes(phrase))
      ? undefined
      : timed(latest, days);
  }
  if (isLeftBare(line, mentions)) return timed(latest, days);
  if (!outlet) return undefined;
  const isAlone = partsOf(line).some(
    ({ text: part, start }) => start === latest.start && part.length === latest.end - latest.start,
  );
  return isAlone ? latest.value : undefined;
}

/** With the time, where the line says it of the same day. */
const timed = (day: Day, days: readonly Day[]): string =>
  days.find(({ value }) => value.length > day.value.length && value.startsWith(day.value))?.value ??
  day.value;

/** What a line says of author and publication. */
export function bylineClues(
  line: LineProfile,
  paragraph: number,
  mentions: readonly ParagraphMention[],
  outlet: LinePart | undefined,
): readonly SourceClue[] {
  const reason = message('source.line', { line: line.text });
  const author = authorIn(line, mentions, outlet);
  const published = publishedIn(line, mentions, outlet);
  return [
    ...(author === undefined ? [] : [{ name: 'author', value: author, reason, paragraph } as const]),
    ...(published === undefined ? [] : [{ name: 'published', value: published, reason, paragraph } as const]),
  ];
}
