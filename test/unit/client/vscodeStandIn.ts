/** Stands in for `vscode` in unit tests of surfaces: notes down what the editor would show. */

/** What was shown since `shownNow` was asked. */
export interface StandIn {
  /** Plain sentences, labels, titles. */
  readonly plain: string[];
  readonly markdown: string[];
}

let now: { plain: string[]; markdown: string[] } = { plain: [], markdown: [] };

export function shownNow(): StandIn {
  now = { plain: [], markdown: [] };
  return now;
}

const READ = new Set([
  'title',
  'placeHolder',
  'placeholder',
  'prompt',
  'label',
  'description',
  'detail',
  'message',
  'text',
  'tooltip',
  'badge',
]);

function note(value: unknown, key = ''): void {
  if (typeof value === 'string') {
    if (READ.has(key)) now.plain.push(value);
  } else if (value instanceof MarkdownString) now.markdown.push(value.value);
  else if (Array.isArray(value)) for (const one of value) note(one, key);
  else if (typeof value === 'object' && value !== null)
    for (const [name, one] of Object.entries(value)) note(one, name);
}

/** An object whose properties are noted when they are set. */
const noting = (): object =>
  new Proxy({} as Record<string, unknown>, {
    set: (target, key, value: unknown) => {
      note({ [String(key)]: value });
      target[String(key)] = value;
      return true;
    },
    get: (target, key) => target[String(key)] ?? (() => undefined),
  });

export class MarkdownString {
  constructor(readonly value = '') {}
}

export class ThemeIcon {
  constructor(readonly id: string) {}
}

export class TreeItem {
  constructor(readonly label: string) {
    note({ label });
  }
}

export class CodeLens {
  constructor(_range: unknown, command: unknown) {
    note(command);
  }
}

// `Object.assign` sets what a row says beside its label: noted as it is set.
for (const key of ['description', 'tooltip', 'accessibilityInformation'])
  Object.defineProperty(TreeItem.prototype, key, {
    set(this: object, value: unknown) {
      note({ [key]: value });
      Object.defineProperty(this, key, { value, enumerable: true });
    },
  });

const notice = (text: string, ...others: readonly unknown[]): Promise<undefined> => {
  note({ text });
  note(others);
  return Promise.resolve(undefined);
};

interface Progressing {
  report(value: unknown): void;
}

export const window = {
  showInformationMessage: notice,
  showWarningMessage: notice,
  showErrorMessage: notice,
  setStatusBarMessage: notice,
  withProgress: (options: unknown, task: (progress: Progressing) => Promise<unknown>) => {
    note(options);
    return task({ report: (value) => note(value) });
  },
  showQuickPick: (rows: readonly unknown[], options: { readonly canPickMany?: boolean }) => {
    note(rows);
    note(options);
    return Promise.resolve(options.canPickMany ? rows : rows[0]);
  },
  createQuickPick: noting,
  showInputBox: async ({ validateInput, ...options }: { validateInput?: (typed: string) => unknown }) => {
    note(options);
    note({ message: await validateInput?.('') });
  },
  createTreeView: noting,
  createStatusBarItem: noting,
};

export const env = { language: 'en' };

/** Addresses as plain paths. */
export const Uri = {
  joinPath: ({ path }: { readonly path: string }, ...names: readonly string[]) => {
    const joined = [path, ...names].join('/');
    return { path: joined, toString: () => joined };
  },
};
