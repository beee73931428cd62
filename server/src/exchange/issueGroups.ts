/**
 * What is wrong in files, one line a kind: the first place, and how often. A file of the wrong form says the same of each
 * of its lines.
 */
import { format } from '../messages/format.js';
import { isMessage, message, type Message } from '../messages/message.js';
import type { ReadIssue } from '../formats/format.js';

interface Group {
  readonly first: ReadIssue;
  count: number;
}

export class IssueGroups {
  private readonly groups = new Map<string, Group>();

  add(issue: ReadIssue): void {
    const kind = kindOf(issue);
    const group = this.groups.get(kind);
    if (group) group.count++;
    else this.groups.set(kind, { first: issue, count: 1 });
  }

  /** How many there were, all told. */
  get count(): number {
    let sum = 0;
    for (const { count } of this.groups.values()) sum += count;
    return sum;
  }

  /** Whether something was not understood, rather than understood and left out. */
  get hasFault(): boolean {
    return [...this.groups.values()].some(({ first }) => first.understood !== true);
  }

  /** One issue a kind, in the order of their first places. */
  get told(): readonly ReadIssue[] {
    return [...this.groups.values()].map(({ first, count }) =>
      count === 1
        ? first
        : { ...first, message: message('read.more', { problem: first.message, count: count - 1 }) },
    );
  }
}

/** What is said of a whole file is said of each file. */
function kindOf({ file, line, message: told, byWords }: ReadIssue): string {
  const said = byWords === true ? format(told) : keysOf(told).join(' ');
  return line === undefined ? `${file}\n${said}` : said;
}

/** The key of a message, and of those that it has as values. */
function keysOf({ key, values }: Message): readonly string[] {
  return [
    key,
    ...Object.values(values ?? {})
      .filter(isMessage)
      .flatMap(keysOf),
  ];
}
