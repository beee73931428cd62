import { ANNOTATOR, eventually, openReader, openSeeds, type CorpusWindow } from './corpusWindow.js';

const NAMES = ['a', 'b', 'c', 'd'] as const;
type Name = (typeof NAMES)[number];

/** What is suggested in the last is the least sure; nothing is suggested in the first. */
const TEXTS: Readonly<Record<Name, string>> = {
  a: 'قال ذلك أمام الحضور كلهم.',
  b: 'زار الوفد الرباط ثم مراكش، وعاد من الرباط إلى مراكش.',
  c: 'زار الوفد مدينة طنجة يوم 24 نونبر 2025.',
  d: 'التقى حسن الفلاني بسعيد العلاني في دوار الرحامنة.',
};

/** The second is the furthest, the third is done. */
const ANNOTATED: readonly Name[] = ['b', 'c'];

function annotations(name: Name): string {
  const word = name === 'b' ? 'مراكش' : 'طنجة';
  const start = TEXTS[name].indexOf(word);
  const header = { hawashi: 1, document: `${name}.txt`, status: name === 'c' ? 'done' : 'in-progress' };
  const line = { id: name, start, end: start + word.length, text: word, label: 'GPE', origin: 'human' };
  return [header, line].map((entry) => JSON.stringify(entry)).join('\n');
}

describe('story: one document after the other', () => {
  let window: CorpusWindow | undefined;
  afterEach(() => window?.close());

  /** From the first document on by its key, in the reader; what is in front then is done, and the next one comes. */
  function check(order: string, first: Name, ...expected: readonly Name[]): void {
    it(`${order}: after ${first} comes ${expected.join(', then ')}`, async () => {
      window = await openSeeds(
        `${first}.txt`,
        { 'hawashi.documents.order': order },
        {
          'hawashi.json': '{ "documents": ["?.txt"] }',
          ...Object.fromEntries(NAMES.map((name) => [`${name}.txt`, TEXTS[name]])),
          ...Object.fromEntries(
            ANNOTATED.map((name) => [`annotations/${ANNOTATOR}/${name}.jsonl`, annotations(name)]),
          ),
        },
      );
      await openReader(window, '.block');
      for (const [i, name] of expected.entries()) {
        await window.page.keyboard.press(i === 0 ? 'g' : 'Shift+G');
        await window.page
          .locator('.tab.active', { hasText: `${name}.txt` })
          .first()
          .waitFor();
        await focusReader(window, name);
      }
    });
  }

  /** Waits until a reader shows the document, and puts the keyboard into its text. */
  async function focusReader({ page }: CorpusWindow, name: Name): Promise<void> {
    const text = TEXTS[name].slice(0, 10);
    await eventually(
      async () => {
        for (const frame of page.frames()) {
          const isShown = await frame.locator('.block', { hasText: text }).first().isVisible();
          if (isShown) await frame.locator('.reading').focus();
          if (isShown) return true;
        }
        return false;
      },
      async () => `${name}.txt is not in the reader`,
    );
  }

  check('name', 'a', 'b', 'd', 'a');
  check('fewestDone', 'b', 'a', 'd');
  check('mostUncertain', 'a', 'd', 'b');
});
