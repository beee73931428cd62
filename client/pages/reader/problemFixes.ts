/** What can be done about a problem, as buttons. */
import type { DocumentProblem } from '../../../server/src/protocol/problems.js';
import type { EditCommand } from '../../../server/src/protocol/edits.js';
import { message, type Message } from '../../../server/src/messages/message.js';
import { button } from '../kit/components/buttons.js';
import { element } from '../kit/elements.js';
import { say } from '../kit/say.js';

export interface FixHandlers {
  readonly decide: (command: EditCommand) => unknown;
  /** Asks for the document's date. */
  readonly setDate: () => void;
}

export function fixButtons({ fixes }: DocumentProblem, { decide, setDate }: FixHandlers): HTMLElement[] {
  return fixes.map(({ title, command }) => button(title, () => (command ? decide(command) : setDate())));
}

const SEVERITY: Readonly<Record<DocumentProblem['severity'], Message>> = {
  error: message('page.problems.error'),
  warning: message('page.problems.warning'),
  information: message('page.problems.information'),
};

/** In words, with what kind it is before them. */
export function problemWords({ severity, message: words }: DocumentProblem): HTMLElement {
  return element(
    'p',
    { className: `problem-words ${severity}`, dir: 'auto' },
    element('strong', {}, say(SEVERITY[severity])),
    ': ',
    words,
  );
}
