/**
 * As whom annotations are taken in. The work of one is the asked annotator's; where files hold the work of several, each
 * becomes an annotator of their own beneath that name, so that nobody's work is mixed into another's.
 */
import { annotatorProblem } from '../annotation/annotatorName.js';
import { MessageError } from '../messages/messageError.js';

/** So long a name of a file's annotator may be, in UTF-16 units. */
const LONGEST = 60;

export class ImportedAnnotators {
  private readonly names: ReadonlyMap<string, string>;

  /** `inFiles` are those that the files name. Throws where the asked name is none. */
  constructor(
    readonly asked: string,
    inFiles: ReadonlySet<string>,
  ) {
    const problem = annotatorProblem(asked);
    if (problem !== undefined) throw new MessageError(problem);
    this.names = inFiles.size > 1 ? namesBeneath(asked, inFiles) : new Map();
  }

  /** All as whom something is taken in, if there are several. */
  get several(): readonly string[] {
    return [...this.names.values()];
  }

  of(inFile: string | undefined): string {
    return (inFile === undefined ? undefined : this.names.get(inFile)) ?? this.asked;
  }
}

/** Names that will do for folders, each another, whatever the letters' case. */
function namesBeneath(asked: string, inFiles: ReadonlySet<string>): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const inFile of inFiles) {
    const plain = inFile
      .replace(/[/\\:*?"<>|\p{C}]/gu, '_')
      .slice(0, LONGEST)
      .replace(/[. ]+$/, '');
    let name = `${asked}-${plain}`;
    for (let i = 2; taken.has(name.toLowerCase()); i++) name = `${asked}-${plain}-${i}`;
    taken.add(name.toLowerCase());
    names.set(inFile, name);
  }
  return names;
}
