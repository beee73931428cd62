import assert from 'node:assert/strict';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';

const eslint = new ESLint({ overrideConfig: [tseslint.configs.disableTypeChecked as never] });

async function isAllowed(filePath: string, line: string): Promise<boolean> {
  const [result] = await eslint.lintText(`${line}\n`, { filePath });
  assert.ok(!result!.messages.some((message) => message.fatal));
  return !result!.messages.some(({ ruleId }) => ruleId === 'no-restricted-syntax');
}

describe('what shows text', function () {
  this.timeout(60_000);

  const outside: readonly (readonly [file: string, line: string])[] = [
    ['client/src/editor/probe.ts', 'void window.showWarningMessage(text);'],
    ['client/src/views/probe.ts', 'window.setStatusBarMessage(text);'],
    ['client/src/exchange/probe.ts', 'const pick = window.createQuickPick();'],
    ['client/src/corpus/probe.ts', 'void window.showInputBox({ prompt });'],
    ['client/src/views/probe.ts', 'const item = new TreeItem(name);'],
    ['client/src/views/probe.ts', 'const tooltip = new MarkdownString(text);'],
    ['client/src/editor/probe.ts', 'const lens = new CodeLens(range, command);'],
    ['client/src/editor/probe.ts', 'comments.createCommentController(id, title);'],
    ['client/src/editor/probe.ts', 'const label = `$(tag) ${name}`;'],
    ['client/src/editor/probe.ts', "const label = l10n.t('$(tag) {0}', name);"],
    ['client/pages/reader/probe.ts', 'row.innerHTML = text;'],
    ['client/pages/kit/probe.ts', "row.insertAdjacentHTML('beforeend', text);"],
    ['client/pages/kit/probe.ts', 'document.write(text);'],
  ];
  for (const [file, line] of outside)
    it(`is not called from ${file}: ${line}`, async () => assert.equal(await isAllowed(file, line), false));

  it('is called where texts are made plain', async () =>
    assert.ok(
      await isAllowed('client/src/surfaces/probe.ts', 'void window.showWarningMessage(shown(text));'),
    ));
});
