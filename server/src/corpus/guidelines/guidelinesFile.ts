/**
 * The guidelines of a corpus: a Markdown file in which a heading of any level begins with the name of a label, and what
 * stands below it says what is annotated so. Only headings, paragraphs and lists are read; all of it is plain text.
 */
import type { Guideline, GuidelineBlock } from '../../annotation/guideline.js';

/** The largest of these files that is read, in bytes: a hundred pages. */
export const LARGEST_GUIDELINES = 512 * 1024;

/** As much of one label as is shown beside a text, in UTF-16 units; the file says the rest. */
const LONGEST_GUIDELINE = 6000;
const LONGEST_SUMMARY = 240;

interface Section {
  /** Counted from 1. */
  readonly level: number;
  readonly heading: string;
  /** Of the heading, counted from 0. */
  readonly line: number;
  readonly lines: readonly string[];
}

const HEADING = /^ {0,3}(#{1,6})(?:[ \t]+(.*))?$/;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const ITEM = /^\s*(?:[-*+]|\d{1,9}[.)])[ \t]+/;

/** The headings of a Markdown text (`# …`), each with the lines up to the next one. */
function sectionsOf(text: string): readonly Section[] {
  const sections: (Omit<Section, 'lines'> & { readonly lines: string[] })[] = [];
  let fence: string | undefined;
  for (const [line, given] of text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\r|\n/)
    .entries()) {
    const mark = FENCE.exec(given)?.[1];
    if (fence === undefined) fence = mark;
    else if (mark?.startsWith(fence)) fence = undefined;
    const heading = fence === undefined && mark === undefined ? HEADING.exec(given) : null;
    if (heading)
      sections.push({ level: heading[1]!.length, heading: words(closed(heading[2] ?? '')), line, lines: [] });
    else sections.at(-1)?.lines.push(given);
  }
  return sections;
}

/** Without the signs that may close a heading. */
function closed(heading: string): string {
  const end = heading.trimEnd();
  let at = end.length;
  while (at > 0 && end[at - 1] === '#') at--;
  return at === 0 || /\s/.test(end[at - 1]!) ? end.slice(0, at).trimEnd() : end;
}

/** Whether a heading is that of a label: its name, with or without more behind it (`PERS`, `PERS — persons`). */
function isOfLabel(heading: string, label: string): boolean {
  return heading.startsWith(label) && !/^[\p{L}\p{N}\p{M}_-]/u.test(heading.slice(label.length));
}

/** What guidelines say of labels. */
export class Guidelines {
  readonly isThere: boolean;
  private readonly known = new Map<string, Guideline | undefined>();
  private readonly sections: readonly Section[];

  /** `text` undefined: there is no file, or none that can be read. `revision` is another one where the text is. */
  constructor(
    readonly uri: string,
    text: string | undefined,
    readonly revision = 0,
  ) {
    this.isThere = text !== undefined;
    this.sections = sectionsOf(text ?? '');
  }

  /** Undefined where no heading is of the label; where several are, the first one counts. */
  of(label: string): Guideline | undefined {
    if (!this.known.has(label)) this.known.set(label, this.read(label));
    return this.known.get(label);
  }

  /** All that is said of a label as it is written, but for spaces at the ends of lines and blank lines; undefined: nothing. */
  sectionText(label: string): string | undefined {
    const at = this.sections.findIndex(({ heading }) => isOfLabel(heading, label));
    const own = this.sections[at];
    if (!own) return undefined;
    const end = this.sections.findIndex(({ level }, i) => i > at && level <= own.level);
    return this.sections
      .slice(at, end < 0 ? undefined : end)
      .flatMap(({ heading, lines }) => [heading, ...lines.map((line) => line.trimEnd())])
      .filter((line) => line !== '')
      .join('\n');
  }

  private read(label: string): Guideline | undefined {
    const at = this.sections.findIndex(({ heading }) => isOfLabel(heading, label));
    const own = this.sections[at];
    if (!own) return undefined;
    const blocks = blocksOf(own.lines);
    for (const below of this.sections.slice(at + 1)) {
      if (below.level <= own.level) break;
      blocks.push({ kind: 'heading', text: below.heading }, ...blocksOf(below.lines));
    }
    const first = blocks.find(({ kind }) => kind === 'paragraph') ?? blocks[0];
    return {
      label,
      line: own.line,
      heading: own.heading,
      summary: summaryOf(first?.text ?? ''),
      blocks: within(blocks),
    };
  }
}

function blocksOf(lines: readonly string[]): GuidelineBlock[] {
  const blocks: { kind: GuidelineBlock['kind']; text: string }[] = [];
  let isOpen = false;
  let isComment = false;
  for (const line of lines) {
    if (!isComment && line.trimStart().startsWith('<!--')) isComment = true;
    const isLeftOut = isComment || line.trim() === '' || FENCE.test(line);
    if (line.includes('-->')) isComment = false;
    const item = ITEM.exec(line);
    const text = isLeftOut ? '' : words(item ? line.slice(item[0].length) : line.replace(/^\s*>+/, ''));
    if (isLeftOut) isOpen = false;
    else if (!item && isOpen) blocks.at(-1)!.text += ` ${text}`;
    else blocks.push({ kind: item ? 'item' : 'paragraph', text });
    if (!isLeftOut) isOpen = true;
  }
  return blocks.filter(({ text }) => text !== '');
}

/** A line without the marks of emphasis, code and links. */
function words(line: string): string {
  return line
    .replace(/!?\[([^[\]]{0,500})\]\([^()\s]{0,2000}\)/g, '$1')
    .replace(/\\([!-/:-@[-`{-~])|[*`]+|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The first sentence. */
function summaryOf(text: string): string {
  const end = /[.!?؟](?=\s|$)/u.exec(text);
  const sentence = end ? text.slice(0, end.index + 1) : text;
  if (sentence.length <= LONGEST_SUMMARY) return sentence;
  const cut = sentence.lastIndexOf(' ', LONGEST_SUMMARY);
  return `${sentence.slice(0, cut > 0 ? cut : LONGEST_SUMMARY)}…`;
}

function within(blocks: readonly GuidelineBlock[]): readonly GuidelineBlock[] {
  let room = LONGEST_GUIDELINE;
  return blocks.flatMap(({ kind, text }) => {
    if (room <= 0) return [];
    const shown = text.length > room ? `${text.slice(0, room)}…` : text;
    room -= text.length;
    return { kind, text: shown };
  });
}
