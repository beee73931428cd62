/**
 * Which version of the guidelines the annotations were last looked at by, `reviewed.jsonl`: one line a label, in order, with a
 * hash of what the guidelines said of it. What is no such line stays.
 */
import type { FileProblem } from '../../annotation/fileProblem.js';
import { formatJsonLine, joinBytes, splitLines, type JsonObject } from '../../annotation/jsonLines.js';
import type { LineKind } from '../../annotation/versions/lineIdentity.js';
import { message } from '../../messages/message.js';
import type { FileSystem } from '../files/fileSystem.js';
import { readIfThere, rewriteFile, unreadableFile } from '../files/rewriting.js';

export const REVIEWED_FILE = 'reviewed.jsonl';

/** What the guidelines said of a label when its annotations were last looked at, as a hash. */
export interface Review {
  readonly label: string;
  readonly section: string;
}

function reviewIn({ label, section }: JsonObject): Review | undefined {
  return typeof label === 'string' && typeof section === 'string' ? { label, section } : undefined;
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** How the lines of the file are merged: by label. */
export const REVIEW_LINES: LineKind = {
  identify(object) {
    const review = reviewIn(object);
    return review && { kind: 'entry', id: review.label };
  },
  compare: (a, b) => compareText(String(a['label']), String(b['label'])),
};

export class ReviewedFile {
  problems: readonly FileProblem[] = [];
  private byLabel: ReadonlyMap<string, Review> = new Map();

  constructor(
    private readonly files: FileSystem,
    readonly uri: string,
  ) {}

  of(label: string): Review | undefined {
    return this.byLabel.get(label);
  }

  /** Reads the file again. Never rejects. */
  async reload(): Promise<void> {
    try {
      this.take((await readIfThere(this.files, this.uri)) ?? new Uint8Array());
    } catch (error) {
      this.problems = [unreadableFile(this.uri, error)];
    }
  }

  /** Writes these in place of what is said of their labels. Rejects with a `FileError` where that cannot be done. */
  async set(reviews: readonly Review[]): Promise<void> {
    if (reviews.length === 0) return;
    const read = () => readIfThere(this.files, this.uri);
    const content = await rewriteFile(this.files, this.uri, read, (bytes) => {
      const { lines: there, lineBreak } = splitLines(bytes);
      const lines = there.map(({ raw, object }) => ({ raw, review: object && reviewIn(object), object }));
      for (const review of reviews) {
        const at = lines.findIndex((line) => line.review?.label === review.label);
        const raw = formatJsonLine({ ...lines[at]?.object, ...review });
        const line = { raw, review, object: undefined };
        if (at >= 0) lines[at] = line;
        else {
          const next = lines.findIndex((each) => each.review && each.review.label > review.label);
          lines.splice(next < 0 ? lines.length : next, 0, line);
        }
      }
      return joinBytes(lines.flatMap(({ raw }) => [raw, lineBreak]));
    });
    this.take(content);
  }

  private take(bytes: Uint8Array): void {
    const byLabel = new Map<string, Review>();
    const problems: FileProblem[] = [];
    for (const { number, object, error } of splitLines(bytes).lines) {
      const review = object && reviewIn(object);
      if (review) byLabel.set(review.label, review);
      else {
        const told = message('line.unused', { problem: error ?? message('reviewed.line') });
        problems.push({ file: this.uri, line: number, column: 1, message: told, severity: 'warning' });
      }
    }
    this.byLabel = byLabel;
    this.problems = problems;
  }
}
