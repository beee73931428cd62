/** The document's problems in one list: what is wrong, where, and what can be done; and what was rejected, to be restored. */
import type { DocumentProblem, DocumentProblems } from '../../../server/src/protocol/problems.js';
import type { Range } from '../../../server/src/protocol/positions.js';
import { message } from '../../../server/src/messages/message.js';
import { actionRow, button } from '../kit/components/buttons.js';
import { element } from '../kit/elements.js';
import { say } from '../kit/say.js';
import { fixButtons, problemWords, type FixHandlers } from './problemFixes.js';
import type { Problems } from './problems.js';

export interface ProblemHandlers extends FixHandlers {
  /** To a place of the text, and to the item there, where it is about one. */
  readonly go: (range: Range, id: string | undefined) => void;
  readonly openFile: (uri: string, range: Range) => void;
}

/** What is listed where annotations wait for a place, with more to do about it. */
const ELSEWHERE: ReadonlySet<string> = new Set(['annotation.lost', 'annotation.ambiguous']);

const MOST_SHOWN = 30;

export class ProblemsPanel {
  readonly element = element('details', {
    className: 'problems-panel',
    hidden: true,
    open: true,
    attributes: { 'aria-label': say(message('page.problems.title')) },
  });
  private shown: DocumentProblems | undefined;

  constructor(
    private readonly problems: Problems,
    private readonly handlers: ProblemHandlers,
  ) {}

  show(): void {
    const { current } = this.problems;
    if (current === this.shown) return;
    this.shown = current;
    const listed = current.problems.filter(({ code }) => !ELSEWHERE.has(code));
    const rest = Math.max(0, listed.length - MOST_SHOWN) + current.more;
    this.element.hidden = listed.length === 0;
    this.element.replaceChildren(
      element('summary', {}, say(message('page.problems.count', { count: listed.length + current.more }))),
      element('ol', {}, ...listed.slice(0, MOST_SHOWN).map((problem) => this.row(problem))),
      ...(rest > 0
        ? [element('p', { className: 'hint' }, say(message('page.problems.more', { count: rest })))]
        : []),
    );
  }

  private row(problem: DocumentProblem): HTMLElement {
    const { handlers } = this;
    const { file, range, id } = problem;
    const line = range.start.line + 1;
    const place =
      file === undefined
        ? button(say(message('page.problems.line', { line })), () => handlers.go(range, id))
        : button(say(message('page.problems.file', { line })), () => handlers.openFile(file, range));
    return element('li', {}, problemWords(problem), actionRow(place, ...fixButtons(problem, handlers)));
  }
}
