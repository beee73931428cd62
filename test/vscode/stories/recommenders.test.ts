import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  clickRow,
  documentRead,
  hoverText,
  openFile,
  pick,
  runCommand,
} from '../../../scripts/vscode/window.mjs';
import { eventually, openSeeds, type CorpusWindow } from './corpusWindow.js';

const DOCUMENT = 'guns.txt';
const TEXT = 'ضبطت الشرطة زرافيطا قرب القنطرة.\nثم عاد حارسها إلى زرافيطا مساء.\n';
/** Nobody but who is asked knows it. */
const NAME = 'زرافيطا';

/** Suggests the first place of the name. */
const PROGRAM = `
const lines = require('node:readline').createInterface({ input: process.stdin });
lines.on('line', (line) => {
  const { id, text } = JSON.parse(line);
  const start = text.indexOf('${NAME}');
  console.log(JSON.stringify({ id, annotations: [{ start, end: start + ${NAME.length}, label: 'FAC', confidence: 0.9 }] }));
});
`;

const corpusFile = (...recommenders: readonly object[]) =>
  JSON.stringify({ documents: ['*.txt'], recommenders });

const modal = ({ page }: CorpusWindow) => page.locator('.monaco-dialog-box');
const allow = (window: CorpusWindow) =>
  modal(window).getByRole('button', { name: 'Allow on This Machine' }).click();

/** What the hover says of the name, once it says so. */
async function suggestedBy({ page }: CorpusWindow, source: string, nth = NAME): Promise<void> {
  let said = '';
  await eventually(
    async () => {
      said = await hoverText(page, nth).catch(String);
      await page.keyboard.press('Escape');
      return said.includes(source);
    },
    async () => said,
  );
}

describe('story: an annotator agrees to a program of the corpus', () => {
  let window: CorpusWindow;
  const words = (program: string) => ({ name: 'words', command: [process.execPath, program] });

  before(async () => {
    window = await openSeeds(
      DOCUMENT,
      {},
      {
        ...{ [DOCUMENT]: TEXT, 'words.js': PROGRAM, 'other.js': PROGRAM },
        'hawashi.json': corpusFile(words('words.js')),
      },
    );
  });
  after(() => window?.close());

  it('which suggests from then on', async () => {
    const { page } = window;
    await page.getByRole('button', { name: 'Look at Them…' }).click();
    await pick(page, 'not asked yet');
    await page.keyboard.press('Enter');
    await modal(window).getByText('words.js').waitFor();
    await allow(window);
    await suggestedBy(window, 'words');
  });

  it('and is asked anew where the program is another one', async () => {
    const { page, folder } = window;
    await writeFile(path.join(folder, 'hawashi.json'), corpusFile(words('other.js')));
    await runCommand(page, 'Hawashi: Other Recognisers');
    const row = page.locator('.quick-input-widget .monaco-list-row', { hasText: 'other.js' });
    await row.filter({ hasText: 'not asked yet' }).waitFor();
    await clickRow(page, row);
    await page.keyboard.press('Enter');
    await modal(window).getByText('other.js').waitFor();
    await modal(window).getByRole('button', { name: 'Cancel' }).click();
    await runCommand(page, 'Hawashi: Other Recognisers');
    await row.filter({ hasText: 'not asked yet' }).waitFor();
    await page.keyboard.press('Escape');
  });

  it('is told of the other one, and whoever is left out of the list is refused', async () => {
    const { page } = window;
    await runCommand(page, 'Notifications: Show Notifications');
    const notice = page.locator('.notifications-center .notification-list-item', {
      hasText: 'names other recognisers',
    });
    await notice.first().waitFor();
    await runCommand(page, 'Notifications: Hide Notifications');
    await runCommand(page, 'Hawashi: Other Recognisers');
    const row = page.locator('.quick-input-widget .monaco-list-row', { hasText: 'other.js' });
    await row.filter({ hasText: 'not asked yet' }).waitFor();
    await page.keyboard.press('Enter');
    await row.waitFor({ state: 'hidden' });
    await eventually(
      async () => {
        await runCommand(page, 'Hawashi: Other Recognisers');
        // VS Code draws the palette's rows and those of the list in the same elements, with what they held before.
        await page.locator('.quick-input-title', { hasText: 'Which recognisers' }).waitFor();
        await row.waitFor();
        const said = await row.innerText();
        await page.keyboard.press('Escape');
        return said.includes('off') && !said.includes('not asked yet');
      },
      async () => 'it is still not asked',
    );
  });
});

describe('story: an annotator asks a chat model', () => {
  let window: CorpusWindow;
  const beside = (name: string) => path.join(window.folder, '.vscode', name);
  const answers = (...said: readonly object[]) => writeFile(beside('chat-answer.json'), JSON.stringify(said));
  interface Asked {
    readonly messages: readonly string[];
    readonly tools: readonly { readonly name: string; readonly inputSchema: object }[];
  }
  const asked = async () =>
    (await readFile(beside('chat-asked.jsonl'), 'utf8').catch(() => ''))
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Asked);
  const ask = async ({ page }: CorpusWindow) => {
    // What was shown to be sent is gone, and the document is in front again.
    await documentRead(page);
    await runCommand(page, 'Hawashi: Ask a Chat Model');
  };
  const told = (text: string) =>
    window.page.locator('.notification-toast', { hasText: text }).first().waitFor();

  before(async () => {
    window = await openSeeds(
      DOCUMENT,
      {},
      {
        [DOCUMENT]: TEXT,
        'done.txt': 'وصل إلى مطار المنارة.\n',
        'annotations/gold/done.jsonl': [
          '{"hawashi":1,"document":"done.txt","status":"done"}',
          '{"start":8,"end":20,"text":"مطار المنارة","label":"FAC"}\n',
        ].join('\n'),
        'guidelines.md': '# FAC\nBuildings, and what is like one.\n',
        'hawashi.json': corpusFile({ name: 'assistant', chat: { vendor: 'stand-in' }, seconds: 10 }),
      },
    );
    await answers({
      calls: [
        {
          annotations: [
            { quote: NAME, label: 'FAC', before: 'حارسها إلى' },
            { quote: 'وجدة', label: 'GPE', before: '' },
            { quote: 'القنطرة', label: 'BRIDGE', before: 'قرب' },
          ],
        },
      ],
    });
  });
  after(() => window?.close());

  it('and sees what would be sent, which goes nowhere without a yes', async () => {
    const { page } = window;
    await ask(window);
    await allow(window);
    await page.locator('.quick-input-widget .quick-input-title', { hasText: 'to be sent?' }).waitFor();
    const shown = page.locator('.monaco-editor[data-uri^="hawashi-sent:"] .view-lines');
    await shown.getByText('This is all that is sent to Stand-in Model').waitFor();
    await pick(page, 'Send nothing');
    await shown.waitFor({ state: 'detached' });
    assert.deepEqual(await asked(), []);
  });

  it('whose answer is suggested under its name, without what is not in the text', async () => {
    const { page } = window;
    await ask(window);
    await pick(page, 'Send it to');
    await told('1 not in the text');
    await told('1 of no label of the corpus');
    const [request, ...others] = await asked();
    assert.deepEqual(others, []);
    assert.equal(request!.messages[1], TEXT.trim());
    assert.match(request!.messages[0]!, /## FAC\n.*\nBuildings, and what is like one\./);
    assert.match(
      request!.messages[0]!,
      /# Examples\n\nDocument:\nوصل إلى مطار المنارة\.\nCall: .*"مطار المنارة"/,
    );
    assert.match(JSON.stringify(request!.tools[0]!.inputSchema), /"FAC"/);
    await suggestedBy(window, 'assistant', `إلى ${NAME}`);
  });

  const bad: readonly (readonly [title: string, answer: object, told: string])[] = [
    ['in words', { text: 'I would rather not.' }, 'did not answer as it was asked to'],
    ['by another schema', { calls: [{ spans: [] }] }, 'did not answer as it was asked to'],
    ['that it may not', { error: 'Blocked', text: 'over quota' }, 'over quota'],
    ['that it is gone', { error: 'NotFound' }, 'not there any more'],
    ['nothing, ever', { hangs: true }, 'did not answer within 10 s'],
    ['a hundred thousand annotations', { many: 100_000 }, 'more than any text has to say'],
  ];
  for (const [title, answer, why] of bad)
    it(`and is told of it where the model answers ${title}`, async () => {
      await answers(answer);
      await ask(window);
      await pick(window.page, 'Send it to');
      await told(why);
      await runCommand(window.page, 'Notifications: Clear All Notifications');
    });

  it('and gives it up', async () => {
    const { page } = window;
    const before = (await asked()).length;
    await answers({ hangs: true });
    await ask(window);
    await pick(page, 'Send it to');
    await eventually(
      async () => (await asked()).length > before,
      () => Promise.resolve('nothing was asked'),
    );
    await page.locator('.notification-toast').getByRole('button', { name: 'Cancel' }).click();
    await told('parts answered: 0 of 1');
    await runCommand(page, 'Notifications: Clear All Notifications');
  });

  it('while what was suggested before stays, and nothing was written', async () => {
    await suggestedBy(window, 'assistant', `إلى ${NAME}`);
    assert.deepEqual(await window.annotationLines(DOCUMENT), []);
  });

  it('about a long document, part by part, and keeps what it has where a part fails', async () => {
    const { page, folder } = window;
    const long = [
      `زار ${NAME} أمس.`,
      ...[1, 2, 3].map((i) => `${i} ${'كلمة '.repeat(350)}`),
      `عاد إلى ${NAME}.`,
    ].join('\n');
    await writeFile(path.join(folder, 'long.txt'), long);
    await openFile(page, 'long.txt');
    const of = (before: string) => ({ calls: [{ annotations: [{ quote: NAME, label: 'FAC', before }] }] });
    await answers(of('زار'), { error: 'Blocked', text: 'over quota' }, of('عاد إلى'));
    await ask(window);
    await pick(page, 'Send it to');
    await told('parts answered: 1 of 2');
    await suggestedBy(window, 'assistant', `زار ${NAME}`);
    await runCommand(page, 'Notifications: Clear All Notifications');
    const before = (await asked()).length;
    await ask(window);
    await pick(page, 'Send it to');
    await eventually(
      async () => (await asked()).length === before + 1,
      async () => `${(await asked()).length - before} parts were sent, of which one was answered`,
    );
    assert.match((await asked()).at(-1)!.messages[1]!, /عاد إلى/);
  });
});
