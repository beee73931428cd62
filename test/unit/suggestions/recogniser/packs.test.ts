/** The recogniser over packs of its own: what it asks of them, and what it keeps. */
import assert from 'node:assert/strict';
import { anyLanguage } from '../../../../server/src/languages/any/anyLanguage.js';
import type { LanguagePack, ParagraphMention } from '../../../../server/src/languages/languagePack.js';
import { languagesOf } from '../../../../server/src/languages/languages.js';
import { ParagraphCache } from '../../../../server/src/suggestions/recogniser/paragraphCache.js';
import { Recogniser } from '../../../../server/src/suggestions/recogniser/recogniser.js';

/** A language whose names are its capital letters; tells which paragraphs it was asked to read. */
function capitals(tag: string): { readonly pack: LanguagePack; readonly read: string[] } {
  const read: string[] = [];
  const mentionsOf = (text: string): ParagraphMention[] =>
    [...text.matchAll(/[A-Z]/g)].map(({ index }) => ({
      start: index,
      end: index + 1,
      label: 'PERS' as const,
      confidence: 1,
      reasons: [],
    }));
  const reader = {
    readParagraph(text: string) {
      read.push(text);
      return { mentions: mentionsOf(text) };
    },
    readDocument: (paragraphs: readonly { readonly mentions: readonly ParagraphMention[] }[]) => ({
      mentions: paragraphs.map(({ mentions }) => mentions),
      boilerplate: [],
    }),
  };
  return { pack: { ...anyLanguage(), tag, reader }, read };
}

const places = (recogniser: Recogniser, text: string, locale?: string): string[] =>
  recogniser.recognise(text, { locale }).mentions.map(({ start, text: found }) => `${start} ${found}`);

describe('the recogniser', () => {
  it('takes the pack of the locale, the first where none is said, and the last resort where none fits', () => {
    const [one, other] = [capitals('aa'), capitals('bb')];
    const recogniser = new Recogniser(languagesOf([one.pack, other.pack], anyLanguage()));
    const asked = (locale?: string): number[] => {
      places(recogniser, `x ${locale}`, locale);
      return [one.read.length, other.read.length];
    };
    assert.deepEqual(asked(), [1, 0]);
    assert.deepEqual(asked('aa-MA'), [2, 0]);
    assert.deepEqual(asked('BB'), [2, 1]);
    assert.deepEqual(asked('cc'), [2, 1]);
    assert.deepEqual(places(recogniser, 'A 12', 'cc'), ['2 12']);
  });

  it('reads a paragraph once, wherever it stands, for each pack', () => {
    const [one, other] = [capitals('aa'), capitals('bb')];
    const recogniser = new Recogniser(languagesOf([one.pack, other.pack], anyLanguage()));
    assert.deepEqual(places(recogniser, 'a B\nC d', 'aa'), ['2 B', '4 C']);
    assert.deepEqual(places(recogniser, 'C d\na B\nC d', 'aa'), ['0 C', '6 B', '8 C']);
    assert.deepEqual(one.read, ['a B', 'C d']);
    places(recogniser, 'C d', 'bb');
    assert.deepEqual(other.read, ['C d']);
  });

  it('takes nothing from what another pack read before', () => {
    const [one, other] = [capitals('aa'), capitals('bb')];
    const recogniser = new Recogniser(languagesOf([one.pack, other.pack], anyLanguage()));
    const before = recogniser.recognise('A\nB\nC', { locale: 'aa' });
    recogniser.recognise('A\nB\nD', { locale: 'bb', before });
    assert.deepEqual(other.read, ['A', 'B', 'D']);
    recogniser.recognise('A\nB\nD', { locale: 'aa', before });
    assert.deepEqual(one.read, ['A', 'B', 'C', 'D']);
  });
});

describe('the cache of paragraphs', () => {
  it('drops what was not asked for while as much came as it keeps', () => {
    const { pack, read } = capitals('aa');
    const cache = new ParagraphCache(pack.reader, 4);
    for (const text of ['11111', '2']) cache.read(text);
    assert.ok(cache.has('11111') && cache.has('2'));
    for (const text of ['3333', '2', '4', '5']) cache.read(text);
    assert.deepEqual(
      ['11111', '2', '3333', '5'].map((text) => cache.has(text)),
      [false, true, true, true],
    );
    const times = read.length;
    cache.read('2');
    assert.equal(read.length, times);
    cache.read('11111');
    assert.equal(read.length, times + 1);
  });

  it('keeps of a text that is looked at once what is so short that others may hold it', () => {
    const { pack, read } = capitals('aa');
    const cache = new ParagraphCache(pack.reader, 10_000);
    const long = 'a'.repeat(1000);
    for (const text of ['a', long, 'a', long]) cache.read(text, true);
    assert.deepEqual(read, ['a', long, long]);
    assert.ok(cache.has('a') && !cache.has(long));
  });
});
