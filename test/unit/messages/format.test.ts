import assert from 'node:assert/strict';
import { ENGLISH } from '../../../server/src/messages/english.js';
import { format } from '../../../server/src/messages/format.js';
import { formatter } from '../../../server/src/messages/formatter.js';
import { message, sameMessage, type Catalogue, type Message } from '../../../server/src/messages/message.js';

const days = (count: number): Message => message('time.units.days', { count });
const begins = (head: string): Message => message('names.beginsWith', { head });

describe('messages', () => {
  const cases: readonly (readonly [Message, string])[] = [
    [days(1), '1 day'],
    [days(3), '3 days'],
    [days(2024), '2024 days'],
    [begins('Bank'), 'begins with «Bank»'],
    [begins('وزارة'), 'begins with «\u2068وزارة\u2069»'],
    [begins('\u2068وزارة\u2069'), 'begins with «\u2068وزارة\u2069»'],
    [begins('{head} $&'), 'begins with «{head} $&»'],
    [{ key: 'names.beginsWith', values: { head: ['a', 'b', 'c'] } }, 'begins with «a, b, c»'],
    [{ key: 'names.beginsWith', values: { head: days(1) } }, 'begins with «1 day»'],
    [{ key: 'names.beginsWith', values: {} }, 'begins with «{head}»'],
  ];
  for (const [asked, expected] of cases)
    it(JSON.stringify(asked), () => assert.equal(format(asked), expected));

  it('speaks other languages by their own plurals, and English where a key is missing', () => {
    const arabic: Catalogue = {
      'time.units.days': {
        plural: 'count',
        one: 'يوم واحد',
        two: 'يومان',
        few: '{count} أيام',
        many: '{count} يوما',
        other: '{count} يوم',
      },
    };
    const said = formatter(arabic, 'ar-u-nu-latn', { otherwise: ENGLISH });
    assert.deepEqual(
      [1, 2, 3, 11, 100].map((count) => said(days(count))),
      ['يوم واحد', 'يومان', '3 أيام', '11 يوما', '100 يوم'],
    );
    assert.equal(said(begins('Bank')), 'begins with «\u2068Bank\u2069»');
  });

  it('has no empty template, and plurals name their value', () => {
    for (const [key, template] of Object.entries(ENGLISH as Catalogue)) {
      assert.match(key, /^[a-z][A-Za-z0-9]*(\.[A-Za-z0-9]+)+$/);
      if (typeof template === 'string') assert.ok(template.trim(), key);
      else assert.ok(template.plural && template.other, key);
    }
  });

  it('are the same where key and values are', () => {
    assert.ok(sameMessage(begins('Bank'), begins('Bank')));
    assert.ok(!sameMessage(begins('Bank'), begins('Haus')));
    assert.ok(!sameMessage(message('names.alias'), message('names.lawNumber')));
  });
});
