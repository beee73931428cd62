/**
 * The text as the page lays it out: a block a line, very long lines in several blocks, lines of boilerplate in one
 * fold. Every block is one text node, so that a place in the page is a place in the line. Pure.
 */
import { lowerBound } from '../../../server/src/text/lowerBound.js';
import type { Range } from 'vscode-languageserver-types';
import type { TextRange, TextPosition } from '../../annotating/places.js';

export interface Block {
  /** Place in the list of blocks. */
  readonly index: number;
  readonly line: number;
  /** UTF-16 offsets into the line, half-open. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly kind: 'title' | 'text' | 'boilerplate';
}

/** A line longer than this is laid out in several blocks: the browser lays out a block as a whole. */
const LONGEST_BLOCK = 20_000;

/** Blocks of all lines but the blank ones. */
export function blocksOf(
  lines: readonly string[],
  titles: readonly Range[],
  boilerplate: readonly Range[],
  longest = LONGEST_BLOCK,
): readonly Block[] {
  const kinds = new Map<number, Block['kind']>();
  const mark = (ranges: readonly Range[], kind: Block['kind']) => {
    for (const { start, end } of ranges) {
      for (let line = start.line; line <= Math.min(end.line, lines.length - 1); line++) kinds.set(line, kind);
    }
  };
  mark(titles, 'title');
  mark(boilerplate, 'boilerplate');
  const blocks: Block[] = [];
  for (const [line, text] of lines.entries()) {
    if (text.trim() === '') continue;
    for (let start = 0; start < text.length;) {
      const end = blockEnd(text, start, longest);
      blocks.push({
        index: blocks.length,
        line,
        start,
        end,
        text: text.slice(start, end),
        kind: kinds.get(line) ?? 'text',
      });
      start = end;
    }
  }
  return blocks;
}

/** After the last space that still fits, else where the length is reached, never within a surrogate pair. */
function blockEnd(text: string, start: number, longest: number): number {
  if (text.length - start <= longest) return text.length;
  const space = text.lastIndexOf(' ', start + longest - 1);
  if (space > start) return space + 1;
  const end = start + longest;
  const high = text.charCodeAt(end - 1);
  return high >= 0xd800 && high < 0xdc00 ? end - 1 : end;
}

/** The block that shows a place of a line; undefined for blank lines. Blocks are in text order. */
export function blockAt(blocks: readonly Block[], line: number, character: number): Block | undefined {
  const isUpTo = ({ line: other, start }: Block): boolean =>
    other < line || (other === line && start <= character);
  const found = blocks[lowerBound(blocks.length, (i) => isUpTo(blocks[i]!)) - 1];
  return found?.line === line ? found : undefined;
}

/** The place in the text of an offset into a block. */
export function placeIn(block: Block, offset: number): TextPosition {
  return { line: block.line, character: block.start + offset };
}

/** The offset into its block of a place in the text; what lies behind the block is at its end. */
export function offsetIn(block: Block, { character }: TextPosition): number {
  return Math.min(character - block.start, block.text.length);
}

/** The part of an extent that lies in a block, as offsets into it; undefined where none does. */
export function extentIn(
  block: Block,
  length: number,
  { start, end }: TextRange,
): { readonly start: number; readonly end: number } | undefined {
  if (start.line > block.line || end.line < block.line) return undefined;
  const from = start.line === block.line ? Math.max(0, start.character - block.start) : 0;
  const to = end.line === block.line ? Math.min(length, end.character - block.start) : length;
  return from < to ? { start: from, end: to } : undefined;
}
