import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { openFile } from '../../../scripts/vscode/window.mjs';
import { openSeeds, type CorpusWindow } from './corpusWindow.js';

const TEXT = 'زار حموشي مراكش.\nوقال الإنتربول إن الاجتماع بالرباط يوم الجمعة.\nولم يتغير هنا شيء.\n';
const line = (id: string, quote: string, label: string): string => {
  const start = TEXT.indexOf(quote);
  return `${JSON.stringify({ id, start, end: start + quote.length, text: quote, label })}\n`;
};
const FILE = 'annotations/gold/two.jsonl';
const BEFORE = line('a', 'حموشي', 'PERS') + line('b', 'مراكش', 'GPE') + line('c', 'الإنتربول', 'ORG');
const AFTER = line('a', 'حموشي', 'OCC') + line('b', 'مراكش', 'GPE') + line('d', 'الرباط', 'GPE');

describe("story: an annotation file is compared in VS Code's own comparison", () => {
  let window: CorpusWindow;

  before(async () => {
    window = await openSeeds(
      'two.txt',
      { 'git.enabled': true, 'git.openRepositoryInParentFolders': 'never' },
      { 'two.txt': TEXT, [FILE]: BEFORE },
      async (folder) => {
        const git = (...argv: readonly string[]): void => {
          const who = ['-c', 'user.name=A', '-c', 'user.email=a@example.org', '-c', 'core.autocrlf=false'];
          execFileSync('git', [...who, ...argv], { cwd: folder, stdio: 'pipe' });
        };
        git('init', '--quiet', '--initial-branch=main');
        git('add', '--all');
        git('commit', '--quiet', '--message', 'begun');
        await writeFile(path.join(folder, FILE), AFTER);
      },
    );
  });
  after(() => window?.close());

  it('shows its changes in the text of its document, before and after', async () => {
    const { page } = window;
    await openFile(page, 'two.jsonl');
    await page.locator('.editor-actions [aria-label^="Open Changes"]').first().click();
    const diff = page.locator('.editor-instance .monaco-diff-editor');
    await diff.first().waitFor();
    await page.locator('.editor-actions [aria-label^="Show Changes of Annotations"]').click();
    await page.locator('.tab.active', { hasText: 'two' }).filter({ hasNotText: 'jsonl' }).waitFor();
    for (const [side, label] of [
      ['original', 'PERS'],
      ['modified', 'OCC'],
    ] as const)
      await diff.locator(`.${side} .view-line`, { hasText: label }).waitFor();
    const side = async (name: string): Promise<string> =>
      (await diff.locator(`.${name} .view-line`).allTextContents()).join('\n').replaceAll('\u00a0', ' ');
    const [old, now] = [await side('original'), await side('modified')];
    assert.match(old, /حموشي/);
    assert.match(old, /PERS/);
    assert.doesNotMatch(old, /OCC/);
    assert.match(now, /الرباط/);
    assert.doesNotMatch(now, /ORG/);
    for (const each of [old, now]) assert.doesNotMatch(each, /شيء|\{/);
  });
});
