/** What is wrong with a document, as a page shows it: the diagnostics of the text editor, each with its quick fixes. */
import type { EditCommand } from './edits.js';
import type { Range } from './positions.js';

export interface ProblemFix {
  readonly title: string;
  /** What it decides; absent: the client asks for the document's date. */
  readonly command?: EditCommand;
}

export interface DocumentProblem {
  /** As the diagnostic's: `time.impossible-date`. */
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'information';
  readonly message: string;
  /** In the text, or in `file`. */
  readonly range: Range;
  /** URI of the annotation file, where that is what is wrong. */
  readonly file?: string;
  /** The annotation or suggestion that it is about. */
  readonly id?: string;
  readonly fixes: readonly ProblemFix[];
}

export interface DocumentProblems {
  /** The version of the text that the ranges belong to; absent where the file is no text. */
  readonly version?: number;
  /** What concerns all of the file first, then by place. */
  readonly problems: readonly DocumentProblem[];
  /** How many there are beside these. */
  readonly more: number;
}

/** A suggestion or annotation that was refused. */
export interface RejectedPlace {
  /** For `remove`, which takes the refusal back; absent where it was refused elsewhere, and is not suggested here therefore. */
  readonly id?: string;
  /** Why it is not suggested, where it was not refused here. */
  readonly because?: string;
  readonly label: string;
  readonly text: string;
  readonly range: Range;
}
