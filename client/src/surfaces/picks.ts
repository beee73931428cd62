/** Lists and input boxes: VS Code makes icons of `$(name)` in their rows, and links of `[words](command:…)` in their prompts. */
import {
  ThemeIcon,
  window,
  type InputBoxOptions,
  type QuickPick,
  type QuickPickItem,
  type QuickPickOptions,
} from 'vscode';
import { guarded } from './guarded.js';
import { shown } from './plainText.js';

/** A row whose texts are plain; its icon stands beside them. */
export type Row = QuickPickItem & { readonly icon?: string };

const orShown = (text: string | undefined): string | undefined =>
  text === undefined ? undefined : shown(text);

function plainRow<T extends Row>(row: T): T {
  return {
    ...row,
    label: shown(row.label),
    description: orShown(row.description),
    detail: orShown(row.detail),
    ...(row.icon !== undefined && { iconPath: new ThemeIcon(row.icon) }),
  };
}

const plainOptions = (options: QuickPickOptions): QuickPickOptions => ({
  ...options,
  title: orShown(options.title),
  placeHolder: orShown(options.placeHolder),
});

/** One of the rows, the very one given; undefined where none was picked. */
export async function showQuickPick<T extends Row>(
  rows: readonly T[],
  options: QuickPickOptions,
): Promise<T | undefined> {
  const shownRows = rows.map(plainRow);
  const picked = await window.showQuickPick(shownRows, plainOptions(options));
  return picked && rows[shownRows.indexOf(picked)];
}

/** Those of the rows that are ticked; undefined where the list was left. */
export async function showQuickPickOfMany<T extends Row>(
  rows: readonly T[],
  options: QuickPickOptions,
): Promise<readonly T[] | undefined> {
  const shownRows = rows.map(plainRow);
  const picked = await window.showQuickPick(shownRows, { ...plainOptions(options), canPickMany: true });
  return picked?.map((row) => rows[shownRows.indexOf(row)]!);
}

/** As VS Code's; rows that are set are made plain. */
export function createQuickPick<T extends Row>(): QuickPick<T> {
  return guarded(window.createQuickPick<T>(), {
    title: orShown,
    placeholder: orShown,
    items: (rows) => rows.map(plainRow),
  });
}

/** One whose rows answer to what was typed, the likeliest first: VS Code neither leaves some out nor sorts them anew. */
export function createAnsweringPick<T extends Row>(): QuickPick<T> {
  const pick = guarded(window.createQuickPick<T>(), {
    title: orShown,
    placeholder: orShown,
    items: (rows) => rows.map((row) => ({ ...plainRow(row), alwaysShow: true })),
  });
  // Not in VS Code's types, and in every version of it; where it is not, rows whose name has what was typed come first.
  Object.assign(pick, { sortByLabel: false });
  return pick;
}

/** As VS Code's, but for the value, which is the user's to edit. */
export function showInputBox({ validateInput, ...options }: InputBoxOptions): Thenable<string | undefined> {
  return window.showInputBox({
    ...options,
    title: orShown(options.title),
    prompt: orShown(options.prompt),
    placeHolder: orShown(options.placeHolder),
    ...(validateInput && {
      validateInput: async (value) => {
        const told = await validateInput(value);
        return typeof told === 'string' ? shown(told) : told && { ...told, message: shown(told.message) };
      },
    }),
  });
}
