import { pick, runCommand } from '../../../scripts/vscode/window.mjs';
import { ANNOTATOR, openSeeds, type CorpusWindow } from './corpusWindow.js';

const OUTLETS = { a: 'هسبريس', b: 'Le360', c: 'هسبريس' };

describe('story: an annotator goes through the documents of one outlet', () => {
  let window: CorpusWindow;
  before(async () => {
    const said = Object.entries(OUTLETS).map(([name, outlet]) => [name, { outlet }]);
    window = await openSeeds(
      'a.txt',
      {},
      {
        'hawashi.json': '{ "documents": ["?.txt"] }',
        'documents.json': JSON.stringify(Object.fromEntries(said)),
        ...Object.fromEntries(Object.keys(OUTLETS).map((name) => [`${name}.txt`, 'زار الوفد الرباط.\n'])),
      },
    );
  });
  after(() => window?.close());

  it('in the tree, which groups and filters by it', async () => {
    const { page } = window;
    const row = (text: string) => page.locator('.pane .monaco-list-row', { hasText: text }).first();
    await runCommand(page, 'View: Show Hawashi');
    await runCommand(page, 'Hawashi: Group Documents…');
    await pick(page, 'outlet');
    await row('Le360').waitFor();
    await row('0 of 2 done').waitFor();

    await runCommand(page, 'Hawashi: Filter Documents…');
    await pick(page, 'outlet');
    await pick(page, 'هسبريس');
    await page.keyboard.press('Enter');
    await page.locator('.pane', { hasText: 'Only outlet: هسبريس' }).first().waitFor();
    await row('Le360').waitFor({ state: 'hidden' });
    await runCommand(page, 'Hawashi: Open Next Document');
    await page.locator('.tab.active', { hasText: 'c.txt' }).first().waitFor();

    await runCommand(page, 'Hawashi: Show All Documents');
    await row('Le360').waitFor();
  });
});

describe('story: an annotator does what a plan assigns', () => {
  let window: CorpusWindow;
  before(async () => {
    const done = `${JSON.stringify({ hawashi: 1, status: 'done' })}\n`;
    const documents = [
      { name: 'c', annotators: [ANNOTATOR, 'huda'] },
      { name: 'a', annotators: [ANNOTATOR] },
      { name: 'b', annotators: ['huda'] },
    ];
    window = await openSeeds(
      'b.txt',
      {},
      {
        'hawashi.json': '{ "documents": ["?.txt"] }',
        'assignment.json': JSON.stringify({ annotators: [ANNOTATOR, 'huda'], documents }),
        ...Object.fromEntries(['a', 'b', 'c'].map((name) => [`${name}.txt`, 'زار الوفد الرباط.\n'])),
        [`annotations/${ANNOTATOR}/c.jsonl`]: done,
        'annotations/huda/c.jsonl': done,
      },
    );
  });
  after(() => window?.close());

  it('by tree and status bar, which say how far they are', async () => {
    const { page } = window;
    await page.getByRole('button', { name: '1 of 2 of yours done · 1 to be adjudicated' }).waitFor();
    // Who has a plan goes on with what is theirs, whatever comes next by name.
    await runCommand(page, 'Hawashi: Open Next Document');
    await page.locator('.tab.active', { hasText: 'a.txt' }).first().waitFor();
    await runCommand(page, 'View: Show Hawashi');
    await runCommand(page, 'Hawashi: Group Documents…');
    await pick(page, 'annotator');
    const row = page.locator('.pane .monaco-list-row', { hasText: ANNOTATOR }).first();
    await row.filter({ hasText: '1 of 2 done' }).waitFor();
  });
});
