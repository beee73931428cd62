/** A list of what answers to what one types, asked for anew with every letter. */
import { CancellationTokenSource, type CancellationToken } from 'vscode';
import { createAnsweringPick, type Row } from '../surfaces/picks.js';

export interface AnsweredPick<T extends Row> {
  readonly title: string;
  readonly placeholder: string;
  /** The rows for what was typed, the likeliest first. */
  readonly rowsFor: (typed: string, token: CancellationToken) => Promise<readonly T[]>;
}

/** Undefined: the annotator changed their mind. */
export function pickAnswered<T extends Row>({
  title,
  placeholder,
  rowsFor,
}: AnsweredPick<T>): Promise<T | undefined> {
  const pick = createAnsweringPick<T>();
  pick.title = title;
  pick.placeholder = placeholder;
  let asking = new CancellationTokenSource();
  /** Enter was pressed before the answer came. */
  let isAccepted = false;
  const list = async (typed: string): Promise<void> => {
    asking.cancel();
    asking = new CancellationTokenSource();
    const { token } = asking;
    pick.busy = true;
    const rows = await rowsFor(typed, token);
    if (token.isCancellationRequested) return;
    pick.busy = false;
    pick.items = rows;
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
      if (pick.busy) isAccepted = true;
      else accept(pick.activeItems[0]);
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
