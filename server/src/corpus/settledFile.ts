/**
 * A file that other programs write too, as they leave it. Editors, copying and synchronising programs empty a file and
 * then fill it, or delete it and make it again: what is seen in between is not what they mean.
 */
import { sameBytes, type FileSystem } from './files/fileSystem.js';
import { readIfThere } from './files/rewriting.js';

/** How a file is waited for: in looks at it. */
export interface Patience {
  /** Milliseconds between two looks. */
  readonly pause: number;
  /** A file that is cut off is believed when so many looks found no change. */
  readonly cut: number;
  /** One that is gone, or only shorter than before. */
  readonly gone: number;
  /** One that goes on changing is not looked at more often. */
  readonly most: number;
}

const PATIENCE: Patience = { pause: 20, cut: 150, gone: 6, most: 500 };

/** `null`: there is no such file. */
export type Content = Uint8Array | null;

export interface SettledFile {
  readonly content: Content;
  /** It is cut off (empty, without its last line break or its header), and stays so: nothing is to be concluded from that. */
  readonly isCut: boolean;
}

const LINE_BREAK = 0x0a;
const isBlank = (bytes: Uint8Array): boolean => bytes.every((byte) => byte <= 0x20);
const startsWith = (bytes: Uint8Array, start: Uint8Array): boolean =>
  bytes.length >= start.length && sameBytes(bytes.subarray(0, start.length), start);

function hasHeader(bytes: Uint8Array): boolean {
  const end = bytes.indexOf(LINE_BREAK);
  const line = new TextDecoder().decode(end < 0 ? bytes : bytes.subarray(0, end));
  return /^\s*\{.*"hawashi"/u.test(line);
}

function isCutOff(now: Uint8Array, known: Uint8Array): boolean {
  if (isBlank(now)) return !isBlank(known);
  if (now.at(-1) !== LINE_BREAK && known.at(-1) === LINE_BREAK) return true;
  return hasHeader(known) && !hasHeader(now);
}

/** Whether a file may be as somebody meant it, by itself. */
const looksWhole = (content: Content): content is Uint8Array =>
  content !== null && !isBlank(content) && content.at(-1) === LINE_BREAK && hasHeader(content);

/** How many looks have to find the file the same before it is believed; 0: it is whole. */
function doubt(now: Content, known: Content, patience: Patience): number {
  if (known === null || isBlank(known)) {
    if (now === null) return 0;
    return now.at(-1) === LINE_BREAK && !isBlank(now) ? patience.gone : patience.cut;
  }
  if (now === null) return patience.gone;
  if (isCutOff(now, known)) return patience.cut;
  return now.length < known.length ? patience.gone : 0;
}

/**
 * Waits while a file looks as if somebody were writing it. `seen` is what it holds now, `known` what it held when it was
 * whole.
 */
export async function readSettled(
  read: () => Promise<Content>,
  seen: Content,
  known: Content,
  patience: Patience = PATIENCE,
): Promise<SettledFile> {
  let content = seen;
  let looksTheSame = 0;
  // What the file held when it was last seen whole, and how often: others may empty and fill it again and again.
  let whole: Content = looksWhole(seen) ? seen : null;
  let looksWholeAgain = 0;
  const isSettled = (): boolean =>
    Math.max(looksTheSame, content !== null && content === whole ? looksWholeAgain : 0) >=
    doubt(content, known, patience);
  for (let looks = 1; looks < patience.most && !isSettled(); looks++) {
    await new Promise<void>((done) => setTimeout(() => done(), patience.pause));
    const next = await read();
    looksTheSame = sameContent(next, content) ? looksTheSame + 1 : 0;
    content = next;
    if (!looksWhole(next)) continue;
    looksWholeAgain = whole !== null && sameContent(next, whole) ? looksWholeAgain + 1 : 0;
    content = whole = looksWholeAgain > 0 ? whole : next;
  }
  // Nobody left it alone for long enough: it says what it said when nobody was at it.
  if (!isSettled()) content = whole ?? content;
  const isCut = content !== null && known !== null && !isBlank(known) && isCutOff(content, known);
  return { content, isCut };
}

/** What a file holds when nobody is saving it; undefined where it stays cut off: what it held must not be written over. */
export async function readWhole(
  files: FileSystem,
  uri: string,
  known: Content,
  patience?: Patience,
): Promise<{ readonly content: Content } | undefined> {
  const read = async (): Promise<Content> => (await readIfThere(files, uri)) ?? null;
  const { content, isCut } = await readSettled(read, await read(), known, patience);
  return isCut ? undefined : { content };
}

export function sameContent(a: Content, b: Content): boolean {
  return a === b || (a !== null && b !== null && sameBytes(a, b));
}

/** A file that is cut off without the piece of a line at its end, where `known` says how the line went on. */
export function withoutPiece(cut: Uint8Array, known: Uint8Array): Uint8Array {
  const start = cut.lastIndexOf(LINE_BREAK) + 1;
  const piece = cut.subarray(start);
  if (piece.length === 0) return cut;
  for (let line = 0; line >= 0 && line < known.length;) {
    if (startsWith(known.subarray(line), piece)) return cut.subarray(0, start);
    const end = known.indexOf(LINE_BREAK, line);
    line = end < 0 ? -1 : end + 1;
  }
  return cut;
}
