/** A list of what answers to what one types, asked for anew with every letter. */
import { CancellationTokenSource, type CancellationToken } from 'vscode';
import { createAnsweringPick, type Row } from '../surfaces/picks.js';

export interface AnsweredPick<T extends Row> {
  readonly title: string;
  readonly placeholder: string;
  /** The rows for what was typed, the likeliest first. */
  readonly rowsFor: (typed: string, token: CancellationToken) => Promise<readonly T[]>;
}

/** By which answer a row is there. */
interface Answered {
  readonly answer: number;
}

/** Undefined: the annotator changed their mind. */
export function pickAnswered<T extends Row>({
  title,
  placeholder,
  rowsFor,
}: AnsweredPick<T>): Promise<T | undefined> {
  const pick = createAnsweringPick<T & Answered>();
  pick.title = title;
  pick.placeholder = placeholder;
  let asking = new CancellationTokenSource();
  /** Enter was pressed before the answer came. */
  let isAccepted = false;
  let rows: readonly T[] = [];
  let answers = 0;
  const list = async (typed: string): Promise<void> => {
    asking.cancel();
    asking = new CancellationTokenSource();
    const { token } = asking;
    pick.busy = true;
    const found = await rowsFor(typed, token);
    if (token.isCancellationRequested) return;
    pick.busy = false;
    rows = found;
    answers++;
    pick.items = found.map((row) => ({ ...row, answer: answers }));
    if (isAccepted) accept(rows[0]);
    isAccepted = false;
  };
  let chosen: T | undefined;
  const accept = (row: T | undefined): void => {
    if (!row) return;
    chosen = row;
    pick.hide();
  };
  return new Promise((resolve) => {
    pick.onDidChangeValue((value) => void list(value));
    pick.onDidAccept(() => {
      const [active] = pick.activeItems;
      if (pick.busy) isAccepted = true;
      // Of rows that were not drawn yet when Enter was pressed the first is meant.
      else accept(active?.answer === answers ? active : rows[0]);
    });
    pick.onDidHide(() => {
      resolve(chosen);
      asking.cancel();
      pick.dispose();
    });
    pick.show();
    void list('');
  });
}
