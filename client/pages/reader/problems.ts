/**
 * What is wrong with the document, asked from the server when the text or what is decided has changed and one rests: it tells
 * the same as the text editor does, with the same fixes.
 */
import type { DocumentProblem, DocumentProblems } from '../../../server/src/protocol/problems.js';
import { host } from './host.js';
import type { PageSession } from './session.js';

/** Milliseconds without a change after which is asked: whoever decides key after key does not wait for it. */
const REST = 250;

const NONE: DocumentProblems = { problems: [], more: 0 };

/** What is asked has a list of its own, with its answers. */
const withoutQuestions = (told: DocumentProblems | undefined): DocumentProblems | undefined =>
  told && { ...told, problems: told.problems.filter(({ code }) => !code.startsWith('question.')) };

export class Problems {
  /** As they were told last, in a version of the text that may be an older one. */
  private told = NONE;
  private asked: ReturnType<typeof setTimeout> | undefined;
  private asking = 0;

  constructor(
    private readonly session: PageSession,
    private readonly changed: () => void,
  ) {
    session.onChange((event) => {
      if (event === 'document' || event === 'state') this.askSoon();
    });
  }

  /** Those of the text as it is, and those of its files; the same object until something changes. */
  get current(): DocumentProblems {
    const { version } = this.told;
    return version === undefined || version === this.session.document.version ? this.told : NONE;
  }

  /** What is wrong with the file as a whole, where it is no text. */
  get ofFile(): string | undefined {
    return this.current.problems.find(({ code }) => code === 'text.unreadable')?.message;
  }

  of(id: string): readonly DocumentProblem[] {
    return this.current.problems.filter((problem) => problem.id === id);
  }

  private askSoon(): void {
    clearTimeout(this.asked);
    this.asked = setTimeout(() => void this.ask(), REST);
  }

  private async ask(): Promise<void> {
    const turn = ++this.asking;
    const told = withoutQuestions(await host.call('hawashi/problems', {}));
    if (turn !== this.asking || !told || JSON.stringify(told) === JSON.stringify(this.told)) return;
    this.told = told;
    this.changed();
  }
}
