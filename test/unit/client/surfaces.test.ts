/** Whatever is shown in VS Code is text: hostile strings at every surface, in front of a stand-in for the editor's API. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { marked, type Token } from 'marked';
import {
  askBefore,
  showBriefly,
  showErrorMessage,
  showInformationMessage,
  showWarningMessage,
  withProgress,
} from '../../../client/src/surfaces/notices.js';
import {
  createQuickPick,
  showInputBox,
  showQuickPick,
  showQuickPickOfMany,
} from '../../../client/src/surfaces/picks.js';
import {
  codeLens,
  createStatusBarItem,
  createTreeView,
  showStatus,
  treeItem,
} from '../../../client/src/surfaces/rows.js';
import { HOSTILE, hostileText } from '../messages/hostileTexts.js';
import { isMoreThanText } from '../messages/vscodeMarks.js';
import { shownNow, type StandIn } from './vscodeStandIn.js';

/** Each surface, shown with a text in every place that takes one. */
const SURFACES: Readonly<Record<string, (text: string) => unknown>> = {
  'information notice': (text) => showInformationMessage(`Hawashi: ${text}`),
  'warning notice': (text) => showWarningMessage(text),
  'error notice': (text) => showErrorMessage(text),
  question: (text) => askBefore(text, text, 'OK'),
  'status bar message': (text) => showBriefly(text),
  progress: (text) =>
    withProgress({ location: 15, title: text }, (progress) => {
      progress.report({ message: text });
      return Promise.resolve();
    }),
  'quick pick': (text) =>
    showQuickPick([{ label: text, description: text, detail: text }], { title: text, placeHolder: text }),
  'quick pick of many': (text) => showQuickPickOfMany([{ label: text, description: text }], { title: text }),
  'quick pick that is typed into': (text) => {
    const pick = createQuickPick();
    pick.title = text;
    pick.placeholder = text;
    pick.items = [{ label: text, description: text, detail: text }];
  },
  'input box': (text) =>
    showInputBox({ title: text, prompt: text, placeHolder: text, validateInput: () => text }),
  'tree row': (text) =>
    treeItem({
      label: text,
      description: [text, text],
      tooltip: [text, text],
      accessibilityInformation: { label: text },
    }),
  tree: (text) => {
    const view = createTreeView('id', {
      treeDataProvider: { getChildren: () => [], getTreeItem: () => ({}) },
    });
    view.description = text;
    view.message = text;
  },
  'code lens': (text) => codeLens(undefined as never, { title: text, command: '' }),
  'status bar item': (text) => showStatus(createStatusBarItem('id', 1, 0), { text, tooltip: [text, text] }),
};

async function shownBy(show: (text: string) => unknown, text: string): Promise<StandIn> {
  const shown = shownNow();
  await show(text);
  return shown;
}

async function check(show: (text: string) => unknown, text: string): Promise<void> {
  const { plain, markdown } = await shownBy(show, text);
  assert.ok(plain.length + markdown.length > 0, 'nothing was shown');
  // A tooltip has lines: each is looked at by itself.
  for (const line of plain.flatMap((one) => one.split('\n')))
    assert.ok(!isMoreThanText(line), JSON.stringify(line));
  for (const source of markdown)
    marked.walkTokens(marked.lexer(source, { gfm: true }), ({ type }: Token) =>
      assert.ok(
        ['space', 'paragraph', 'text', 'escape'].includes(type),
        `${type} in ${JSON.stringify(source)}`,
      ),
    );
}

describe('surfaces of the editor', () => {
  for (const [name, show] of Object.entries(SURFACES)) {
    it(`${name}: hostile texts are text`, async () => {
      for (const text of HOSTILE) await check(show, text);
      await fc.assert(
        fc.asyncProperty(hostileText, (text) => check(show, text)),
        { numRuns: 200 },
      );
    });
  }

  it('a name that begins with a digit keeps its order, and what stands beside it does not enter it', () => {
    const { label, description } = treeItem({
      label: '1 رمضان 1445',
      description: ['0 annotated', '١٤ رمضان'],
    });
    assert.equal(label, '\u20681 رمضان 1445\u2069');
    assert.equal(description, '\u200e0 annotated · \u2068١٤ رمضان\u2069');
  });

  it('gives back the very row that was picked', async () => {
    const rows = [{ label: '$(trash) أول', value: 1 }];
    assert.equal(await showQuickPick(rows, {}), rows[0]);
    assert.deepEqual(await showQuickPickOfMany(rows, {}), rows);
  });

  it('shows the icons that are ours', async () => {
    const { plain } = await shownBy(() => showBriefly('$(trash)', 'check'), '');
    assert.deepEqual(plain, ['$(check) $\u2060(trash)']);
  });
});
