/** Where a text says that it is from: its outlet and the place of its dateline, from short lines and page furniture. */
import type { SourceClue } from '../../mention.js';
import type { ParagraphMention } from '../../languagePack.js';
import { message } from '../../../messages/message.js';
import { parseLexicon, variants } from '../../../text/lexicon.js';
import { BY, FOR } from '../affixes.js';
import { fold } from '../normalise.js';
import type { LineProfile } from './boilerplate.js';
import outletTable from './lexicons/outlet-words.tsv';

/** Lines with words that are looked at for a dateline. */
const NEAR_TOP = 8;
/** Words of an outlet's name. */
const LONGEST_NAME = 4;
/** Letters of such a line, with a place and an author. */
const LONGEST_LINE = 60;

type Class = 'last' | 'first' | 'whole' | 'list' | 'stop';
let table: ReadonlyMap<Class, readonly string[]> | undefined;

function words(kind: Class): readonly string[] {
  table ??= new Map(
    (['last', 'first', 'whole', 'list', 'stop'] as const).map((each) => [
      each,
      parseLexicon(outletTable)
        .filter((row) => row['class'] === each)
        .flatMap((row) => variants(row['words']).map(fold)),
    ]),
  );
  return table.get(kind)!;
}

function isOutlet(name: string): boolean {
  const folded = fold(name);
  const count = folded.split(' ').length;
  if (count > LONGEST_NAME) return false;
  if (words('whole').includes(folded)) return true;
  return (
    count > 1 &&
    (words('last').some((last) => folded.endsWith(` ${last}`)) ||
      words('first').some((first) => folded.startsWith(`${first} `)))
  );
}

/** A name as it is kept: without the strokes that stretch it on the page. */
const plain = (text: string): string => text.replace(/\u0640/g, '').trim();

interface Part {
  readonly text: string;
  readonly start: number;
}

/** What stands between the signs of a dateline («هسبريس - الرباط»). */
function partsOf({ text, indent }: LineProfile): Part[] {
  const parts: Part[] = [];
  let at = 0;
  for (const piece of text.split(/(\s[-–—|:/]\s|\s?:\s)/)) {
    const start = at + piece.length - piece.trimStart().length;
    if (/[\p{L}\p{N}]/u.test(piece)) parts.push({ text: piece.trim(), start: indent + start });
    at += piece.length;
  }
  return parts;
}

function inLine(
  line: LineProfile,
  paragraph: number,
  mentions: readonly ParagraphMention[],
): readonly SourceClue[] {
  const { text } = line;
  if (text.length > LONGEST_LINE || /[.!?؟،؛]/.test(text)) return [];
  const parts = partsOf(line);
  const outlet = parts.find((part) => isOutlet(plain(part.text)));
  if (!outlet || parts.length > 3) return [];
  const reason = message('source.line', { line: text });
  const place = parts.find(
    ({ text: part, start }) =>
      part !== outlet.text &&
      mentions.some(
        (one) => one.label === 'GPE' && one.start === start && one.end - one.start === part.length,
      ),
  );
  return [
    { name: 'outlet', value: plain(outlet.text), reason, paragraph },
    ...(place ? [{ name: 'place', value: plain(place.text), reason, paragraph } as const] : []),
  ];
}

/** What lines name, kept with them: all are asked after every keystroke. */
const inviting = new WeakMap<LineProfile, { readonly outlet: string | undefined }>();

/** The outlet that invites to its newsletter. */
function inInvitation(line: LineProfile, paragraph: number): readonly SourceClue[] {
  let known = inviting.get(line);
  if (!known) inviting.set(line, (known = { outlet: inviter(line.text) }));
  const { outlet: value } = known;
  if (value === undefined) return [];
  return [{ name: 'outlet', value, reason: message('source.newsletter', { line: line.text }), paragraph }];
}

/** What stands behind «ل» where a line speaks of a newsletter. */
function inviter(text: string): string | undefined {
  if (text.length > 3 * LONGEST_LINE) return undefined;
  const given = text.split(/\s+/);
  const folded = given.map(fold);
  for (const list of words('list')) {
    const [first, second] = list.split(' ');
    const at = folded.findIndex(
      (word, i) => (word === first || word === BY + first) && folded[i + 1] === second,
    );
    const name = at < 0 ? [] : given.slice(at + 2);
    if (!fold(name[0] ?? '').startsWith(FOR)) continue;
    const end = name.findIndex((word, i) => i > 0 && words('stop').includes(fold(word)));
    const value = plain(name.slice(0, end < 0 ? undefined : end).join(' ')).slice(FOR.length);
    if (isOutlet(value)) return value;
  }
  return undefined;
}

/** Each thing once, by the first line that says it. Linear. */
export function sourceClues(
  lines: readonly LineProfile[],
  mentions: readonly (readonly ParagraphMention[])[],
): readonly SourceClue[] {
  const found: SourceClue[] = [];
  let seen = 0;
  for (const [paragraph, line] of lines.entries()) {
    if (line.text === '') continue;
    const clues = seen++ < NEAR_TOP ? inLine(line, paragraph, mentions[paragraph] ?? []) : [];
    for (const clue of clues.length > 0 ? clues : inInvitation(line, paragraph))
      if (!found.some(({ name }) => name === clue.name)) found.push(clue);
  }
  return found;
}
