/** What hawashi.json says about reading reaches what is suggested. */
import assert from 'node:assert/strict';
import { DOCUMENT, openCorpus, type Opened } from './corpus.js';

const CORPUS_FILE = DOCUMENT.replace('a.txt', 'hawashi.json');

const values = async ({ snapshot }: Opened): Promise<string[]> =>
  (await snapshot()).suggestions.filter(({ label }) => label === 'DATE').map(({ value }) => value ?? '');

describe('the locale and the calendar of a corpus', () => {
  const cases: readonly (readonly [settings: object, text: string, expected: readonly string[]])[] = [
    [{}, 'عقد الاجتماع يوم 5/6/2023', ['2023-06-05']],
    [{ locale: 'ar-MA' }, 'عقد الاجتماع يوم 5/6/2023', ['2023-06-05']],
    [{ locale: 'en-US' }, 'Meeting of 5/6/2023', ['2023-05-06']],
    [{ locale: 'fr' }, 'Réunion du 5/6/2023', ['2023-06-05']],
    [{ defaultCalendar: 'hijri' }, 'صدر عام 1445 في الرياض', ['2023-07-19/2024-07-06']],
    [{ defaultCalendar: 'gregorian' }, 'صدر عام 1445 في الرياض', ['1445']],
  ];
  for (const [settings, text, expected] of cases)
    it(`${JSON.stringify(settings)}: ${text}`, async () => {
      const opened = await openCorpus(text, { [CORPUS_FILE]: JSON.stringify(settings) });
      assert.deepEqual(await values(opened), expected);
    });

  it('count from when they are changed', async () => {
    const opened = await openCorpus('Meeting of 5/6/2023', { [CORPUS_FILE]: '{"locale":"en-GB"}' });
    assert.deepEqual(await values(opened), ['2023-06-05']);
    await opened.files.writeFile(CORPUS_FILE, new TextEncoder().encode('{"locale":"en-US"}'));
    await opened.service.filesChanged([CORPUS_FILE]);
    assert.deepEqual(await values(opened), ['2023-05-06']);
    assert.equal((await opened.snapshot()).language.tag, 'en');
  });
});
