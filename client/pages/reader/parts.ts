/** The parts of the page that the annotator's actions work with. */
import type { Strip } from '../kit/components/strip.js';
import type { Attributing } from './attributing.js';
import type { CardField } from './cardFields.js';
import type { Everywhere } from './everywhere.js';
import type { LabelBar } from './labelBar.js';
import type { Marks } from './marks.js';
import type { Relating } from './relating.js';
import type { QuestionsPanel } from './questionsPanel.js';
import type { PageSession } from './session.js';
import type { TextView } from './textView.js';
import type { MisplacedPanel } from './misplacedPanel.js';

export interface Parts {
  readonly session: PageSession;
  readonly text: TextView;
  readonly marks: Marks;
  readonly bar: LabelBar;
  readonly everywhere: Everywhere;
  readonly relating: Relating;
  readonly attributing: Attributing;
  readonly misplaced: MisplacedPanel;
  readonly questions: QuestionsPanel;
  /** What is asked while an annotation waits for a piece. */
  readonly piecePrompt: Strip;
  /** Reads out what happened, to who does not see it. */
  readonly announce: (words: string) => void;
  /** Says what could not be done, to everyone. */
  readonly warn: (words: string) => void;
  /** That of an attribute by its name, else the first. */
  readonly editField: (field: CardField, attribute?: string) => boolean;
  /** What is said of the document as a whole. */
  readonly toggleForm: () => void;
  readonly toggleHelp: () => void;
}
