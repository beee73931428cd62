/**
 * What was dismissed for good, `dismissed.jsonl`: one line a finding that is right as it is, in a document or everywhere,
 * in order, so that two people's decisions merge. What is no such line stays.
 */
import { message } from '../../messages/message.js';
import type { FileProblem } from '../../annotation/fileProblem.js';
import {
  formatJsonLine,
  joinBytes,
  splitLines,
  type JsonObject,
  type RawLine,
} from '../../annotation/jsonLines.js';
import type { LineKind } from '../../annotation/versions/lineIdentity.js';
import type { FileSystem } from '../files/fileSystem.js';
import { linesAside, markIn } from '../../annotation/versions/markedBlocks.js';
import { CONFLICT_CODE } from '../jsonFile.js';
import { readIfThere, rewriteFile, unreadableFile } from '../files/rewriting.js';
import type { Finding } from './finding.js';

export const DISMISSED_FILE = 'dismissed.jsonl';

export interface Dismissal {
  readonly code: string;
  readonly subject: string;
  /** Only there; absent: in all documents. */
  readonly document?: string;
}

interface DismissalLine {
  readonly raw: RawLine;
  readonly dismissal?: Dismissal;
}

const keyOf = ({ code, subject, document = '' }: Dismissal): string => `${code}\t${subject}\t${document}`;

function dismissalIn({ code, subject, document }: JsonObject): Dismissal | undefined {
  if (typeof code !== 'string' || typeof subject !== 'string') return undefined;
  if (document === undefined) return { code, subject };
  return typeof document === 'string' ? { code, subject, document } : undefined;
}

/** How the lines of the file are merged: each by what it says. */
export const DISMISSAL_LINES: LineKind = {
  identify(object) {
    const dismissal = dismissalIn(object);
    return dismissal && { kind: 'entry', id: keyOf(dismissal) };
  },
  compare(a, b) {
    const [left, right] = [a, b].map((object) => keyOf(dismissalIn(object)!)) as [string, string];
    return left < right ? -1 : left > right ? 1 : 0;
  },
};

export class DismissalFile {
  private keys: ReadonlySet<string> = new Set();
  /** What is dismissed, and in which line, counted from 1. */
  lines: readonly { readonly line: number; readonly dismissal: Dismissal }[] = [];
  private fileProblems: readonly FileProblem[] = [];

  constructor(
    private readonly files: FileSystem,
    readonly uri: string,
  ) {}

  get problems(): readonly FileProblem[] {
    return this.fileProblems;
  }

  has({ code, subject, document }: Pick<Finding, 'code' | 'subject' | 'document'>): boolean {
    if (this.keys.size === 0) return false;
    return this.keys.has(keyOf({ code, subject })) || this.keys.has(keyOf({ code, subject, document }));
  }

  /** Reads the file again. Never rejects. */
  async reload(): Promise<void> {
    try {
      this.take((await readIfThere(this.files, this.uri)) ?? new Uint8Array());
    } catch (error) {
      this.fileProblems = [unreadableFile(this.uri, error)];
    }
  }

  /** Dismisses, or tells again. Rejects with a `FileError` where that cannot be written. */
  async set(dismissal: Dismissal, isDismissed: boolean): Promise<void> {
    const key = keyOf(dismissal);
    const read = () => readIfThere(this.files, this.uri);
    const content = await rewriteFile(this.files, this.uri, read, (bytes) => {
      const { lines, lineBreak } = splitLines(bytes);
      const there = lines.map(({ raw, object }): DismissalLine => {
        const known = object && dismissalIn(object);
        return { raw, ...(known && { dismissal: known }) };
      });
      const rest = there.filter((line) => !line.dismissal || keyOf(line.dismissal) !== key);
      if (isDismissed) {
        // Not between git's marks: whoever takes the other side would lose it.
        const isMarked = rest.some(({ raw }) => markIn(raw) !== undefined);
        const at = isMarked ? -1 : rest.findIndex((line) => line.dismissal && keyOf(line.dismissal) > key);
        rest.splice(at < 0 ? rest.length : at, 0, { raw: formatJsonLine({ ...dismissal }), dismissal });
      }
      return joinBytes(rest.flatMap(({ raw }) => [raw, lineBreak]));
    });
    this.take(content);
  }

  private take(bytes: Uint8Array): void {
    const lines: { line: number; dismissal: Dismissal }[] = [];
    const problems: FileProblem[] = [];
    const read = splitLines(bytes).lines;
    const aside = linesAside(read.map(({ raw }) => raw));
    for (const [i, { number, object, error }] of read.entries()) {
      const side = aside.get(i);
      if (side === 'silent') continue;
      if (side === 'mark') {
        const told = message('merged.marks');
        problems.push({
          file: this.uri,
          line: number,
          column: 1,
          message: told,
          severity: 'error',
          code: CONFLICT_CODE,
        });
        continue;
      }
      const dismissal = object && dismissalIn(object);
      if (dismissal) lines.push({ line: number, dismissal });
      else {
        const told = message('line.unused', { problem: error ?? message('dismissed.line') });
        problems.push({ file: this.uri, line: number, column: 1, message: told, severity: 'warning' });
      }
    }
    this.lines = lines;
    this.keys = new Set(lines.map(({ dismissal }) => keyOf(dismissal)));
    this.fileProblems = problems;
  }
}
