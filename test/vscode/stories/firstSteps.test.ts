import assert from 'node:assert/strict';
import { fileShown, innerPage, pick } from '../../../scripts/vscode/window.mjs';
import { openSeeds, type CorpusWindow } from './corpusWindow.js';

describe('story: a newcomer opens a corpus', () => {
  let window: CorpusWindow;
  const openInExplorer = async (name: string) => {
    await window.page.getByRole('treeitem', { name }).dblclick();
    await fileShown(window.page, name);
  };
  const notice = () => window.page.locator('.notification-toast').filter({ hasText: 'The reader shows' });

  before(async () => {
    window = await openSeeds(null, {
      'hawashi.welcome': true,
      // of this folder: the name that is chosen below is to be no other window's
      'hawashi.annotator': 'tester',
    });
  });
  after(() => window.close());

  it('is shown five steps', async () => {
    const steps = window.page.locator('.getting-started-step');
    await steps.filter({ hasText: 'Decide with one key' }).waitFor();
    await steps.nth(4).waitFor();
    assert.equal(await steps.count(), 5);
    // the step in hand takes the keyboard once it is drawn
    await window.page.getByRole('button', { name: 'Show the Corpus' }).waitFor();
  });

  it('is offered the reader for a text that reads from right to left, and gets it', async () => {
    await openInExplorer('001_e8eed46996642275.txt');
    await notice().getByText('Open the Reader').click();
    const reader = await innerPage(window.page);
    await reader.locator('.mark').first().waitFor();
  });

  it('is offered it once', async () => {
    await openInExplorer('002_292b3e70ead66e47.txt');
    await window.page.locator('.statusbar-item').filter({ hasText: 'annotated' }).waitFor();
    assert.equal(await notice().count(), 0);
  });

  it('sees who it is, and takes the name of another to see what they did', async () => {
    const person = window.page.locator('[id="hawashi.hawashi.hawashi.annotator"]');
    await person.filter({ hasText: 'tester' }).click();
    await pick(window.page, 'gold');
    await person.filter({ hasText: 'gold' }).waitFor();
    await window.page
      .locator('.statusbar-item')
      .filter({ hasText: /[1-9]\d* annotated/ })
      .waitFor();
  });
});
