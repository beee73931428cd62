/** Where a text says that it is from: its outlet, the place of its dateline, its author and date, from short lines and page furniture. */
import type { SourceClue } from '../../mention.js';
import type { ParagraphMention } from '../../languagePack.js';
import { message } from '../../../messages/message.js';
import { parseLexicon, variants } from '../../../text/lexicon.js';
import { BY, FOR } from '../affixes.js';
import { fold } from '../normalise.js';
import type { LineProfile } from './boilerplate.js';
import { bylineClues } from './byline.js';
import { partsOf, plain, type LinePart } from './lineParts.js';
import outletTable from './lexicons/outlet-words.tsv';

/** Lines with words that are looked at for a dateline. */
const NEAR_TOP = 8;
/** Words of an outlet's name. */
const LONGEST_NAME = 4;
/** Parts of a dateline: outlet, author, place, day. */
const MOST_PARTS = 4;
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

/** The part of a short line that is the name of an outlet. */
function outletIn(line: LineProfile): LinePart | undefined {
  const { text } = line;
  if (text.length > LONGEST_LINE || /[.!?؟،؛]/.test(text)) return undefined;
  const parts = partsOf(line);
  return parts.length > MOST_PARTS ? undefined : parts.find((part) => isOutlet(plain(part.text)));
}

function inLine(
  line: LineProfile,
  paragraph: number,
  mentions: readonly ParagraphMention[],
): readonly SourceClue[] {
  const outlet = outletIn(line);
  const bylines = bylineClues(line, paragraph, mentions, outlet);
  if (!outlet) return bylines;
  const reason = message('source.line', { line: line.text });
  const place = partsOf(line).find(
    ({ text: part, start }) =>
      start !== outlet.start &&
      mentions.some(
        (one) => one.label === 'GPE' && one.start === start && one.end - one.start === part.length,
      ),
  );
  return [
    { name: 'outlet', value: plain(outlet.text), reason, paragraph },
    ...(place ? [{ name: 'place', value: plain(place.text), reason, paragraph } as const] : []),
    ...bylines,
  ];
}

/** What a line is kept with that invites to no newsletter. */
const NOBODY = '';

/** The outlet that invites to its newsletter; kept with the line, since all are asked after every keystroke. */
function inInvitation(line: LineProfile, paragraph: number): readonly SourceClue[] {
  const value = (line.inviter ??= inviter(line.text) ?? NOBODY);
  if (value === NOBODY) return [];
  return [{ name: 'outlet', value, reason: message('source.newsletter', { line: line.text }), paragraph }];
}

/** What stands behind «ل» where a line speaks of a newsletter. */
function inviter(text: string): string | undefined {
  if (text.length > 3 * LONGEST_LINE) return undefined;
  const folded = fold(text);
  for (const list of words('list')) {
    const [first, second] = list.split(' ') as [string, string];
    const value = folded.includes(second) ? invitedTo(text, first, second) : undefined;
    if (value !== undefined) return value;
  }
  return undefined;
}

/** What stands behind «ل» and two folded words. */
function invitedTo(text: string, first: string, second: string): string | undefined {
  const given = text.split(/\s+/);
  const folded = given.map(fold);
  const at = folded.findIndex(
    (word, i) => (word === first || word === BY + first) && folded[i + 1] === second,
  );
  const name = at < 0 ? [] : given.slice(at + 2);
  if (!fold(name[0] ?? '').startsWith(FOR)) return undefined;
  const end = name.findIndex((word, i) => i > 0 && words('stop').includes(fold(word)));
  const value = plain(name.slice(0, end < 0 ? undefined : end).join(' ')).slice(FOR.length);
  return isOutlet(value) ? value : undefined;
}

/** Each thing once, by the first line that says it. Linear. */
export function sourceClues(
  lines: readonly LineProfile[],
  mentions: readonly (readonly ParagraphMention[])[],
): readonly SourceClue[] {
  const found: SourceClue[] = [];
  let seen = 0;
  for (let paragraph = 0; paragraph < lines.length; paragraph++) {
    const line = lines[paragraph]!;
    if (line.text === '') continue;
    const clues = seen++ < NEAR_TOP ? inLine(line, paragraph, mentions[paragraph] ?? []) : [];
    for (const clue of clues.length > 0 ? clues : inInvitation(line, paragraph))
      if (!found.some(({ name }) => name === clue.name)) found.push(clue);
  }
  return found;
}
