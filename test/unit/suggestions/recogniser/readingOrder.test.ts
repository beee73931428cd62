import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ReadingOrder } from '../../../../server/src/suggestions/recogniser/readingOrder.js';
import { Recogniser } from '../../../../server/src/suggestions/recogniser/recogniser.js';
import { beginText, type Recognition } from '../../../../server/src/suggestions/recogniser/recognition.js';
import { seeds } from '../../golden/sources.js';
import { testLanguages } from '../../languages/packs.js';
import { said } from './said.js';

const languages = testLanguages();
const goOn = () => Promise.resolve(true);

/** As many paragraphs, each of so many UTF-16 units with its line break. */
const textOf = (paragraphs: number, units: number): string => `${'م'.repeat(units - 1)}\n`.repeat(paragraphs);

const orderIn = (text: string, place: () => number) => {
  const reading = beginText(text, languages.of());
  const order = new ReadingOrder(reading, place);
  /** Reads a paragraph. */
  const read = (): number | undefined => {
    const at = order.next();
    if (at !== undefined) {
      reading.read[at] = {};
      order.took(at);
    }
    return at;
  };
  return { order, read };
};

/** UTF-16 units, twice as many as are read before what is in sight. */
const PARAGRAPH = 4096;

describe('the order in which a text is read', () => {
  /** Places in paragraphs. */
  const rows: readonly [what: string, places: readonly number[], read: readonly number[]][] = [
    ['from the beginning', [0, 0, 0, 0, 0, 0], [0, 1, 2, 3, 4, 5]],
    ['from a place on, then what lies before', [3.6, 3.6, 3.6, 3.6, 3.6, 3.6], [3, 4, 5, 0, 1, 2]],
    ['from just before a place on', [3.2, 3.2, 3.2, 3.2, 3.2, 3.2], [2, 3, 4, 5, 0, 1]],
    ['from another place from when on it is looked at', [0, 0, 4.6, 4.6, 4.6, 4.6], [0, 1, 4, 5, 2, 3]],
    ['back again', [0, 4.6, 0, 0, 0, 0], [0, 4, 1, 2, 3, 5]],
    ['from a place behind the end', [9, 9, 6, 6, 6, 6], [0, 1, 5, 2, 3, 4]],
  ];
  for (const [what, places, expected] of rows)
    it(what, () => {
      let now = 0;
      const { read } = orderIn(textOf(6, PARAGRAPH), () => now);
      const found = places.map((place) => {
        now = place * PARAGRAPH;
        return read();
      });
      assert.deepEqual(found, expected);
      assert.equal(read(), undefined);
    });

  it('tells at distances that grow, of what is looked at anew soon, and of the end with the whole', () => {
    const units = 1024;
    let place = 0;
    const { order, read } = orderIn(textOf(1000, units), () => place);
    const told: number[] = [];
    for (let count = 1; count <= 1000; count++) {
      if (count === 400) place = 900 * units;
      read();
      if (order.isDue()) told.push(count);
    }
    assert.deepEqual(
      told.map((count) => Math.floor(count / 16)),
      [1, 4, 28],
    );
    assert.ok(told.at(-1)! - 400 < 60, 'an eighth of what was read');
  });

  it('tells soon of what is looked at where much is known elsewhere', () => {
    const units = 1024;
    let place = 0;
    const { order, read } = orderIn(textOf(1000, units), () => place);
    for (let i = 0; i < 200; i++) read();
    place = 900 * units;
    assert.ok(order.isDue(), 'of what is known');
    let count = 0;
    while (!order.isDue()) count += read() === undefined ? Infinity : 1;
    assert.ok(count < 30);
  });

  it('tells of mentions in what has been read, and gives what reading it at once gives', async () => {
    const recogniser = new Recogniser(languages);
    const lines = seeds.flatMap(({ text }) => text.split('\n').filter((line) => line.trim() !== ''));
    const numbered = (count: number): string =>
      Array.from({ length: count }, (_, i) => `${i}. ${lines[i % lines.length]}`).join('\n');
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 100, max: 300 }).map(numbered),
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 6 }),
        async (text, places) => {
          const told: { readonly place: number; readonly part: Recognition }[] = [];
          let place = 0;
          let asked = 0;
          const whole = await new Recogniser(languages).recogniseInSlices(text, {}, goOn, {
            place: () =>
              (place = Math.floor(places[Math.floor(asked++ / 40) % places.length]! * text.length)),
            tell: (part) => told.push({ place, part }),
          });
          assert.deepEqual(said(whole), said(recogniser.recognise(text)));
          for (const { part } of told) {
            assert.ok(part.paragraphs.length < whole!.paragraphs.length);
            for (const { start, end } of part.mentions)
              assert.ok(
                part.paragraphs.some((one) => start >= one.start && end <= one.start + one.text.length),
                'where it has read',
              );
            assert.deepEqual(
              [part.boilerplate, part.titles, part.date, part.source],
              [[], [], undefined, undefined],
            );
          }
          assert.ok(text.length < 40_000 || told.length > 0);
        },
      ),
      { numRuns: 8 },
    );
  });

  it('tells at once of what it knows already', async () => {
    const recogniser = new Recogniser(languages);
    const text = Array.from({ length: 1000 }, (_, i) => `${i}. وصل الوزير إلى مدينة مراكش يوم الجمعة.`).join(
      '\n',
    );
    let pauses = 0;
    await recogniser.recogniseInSlices(text, {}, () => Promise.resolve(++pauses < 6));
    const told: number[] = [];
    await recogniser.recogniseInSlices(`${text}.`, {}, () => Promise.resolve(false), {
      place: () => 0,
      tell: ({ mentions }) => told.push(mentions.length),
    });
    assert.ok(told.length === 1 && told[0]! > 100);
  });
});
