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
  const list = async (typed: string): Promise<void> => {
    asking.cancel();
    asking = new CancellationTokenSource();
    const { token } = asking;
    pick.busy = true;
    const rows = await rowsFor(typed, token);
    if (token.isCancellationRequested) return;
    pick.busy = false;
    pick.items = rows;
  };
  return new Promise((resolve) => {
    pick.onDidChangeValue((value) => void list(value));
    pick.onDidAccept(() => {
      const [chosen] = pick.activeItems;
      if (!chosen) return;
      resolve(chosen);
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      asking.cancel();
      pick.dispose();
    });
    pick.show();
    void list('');
  });
}
