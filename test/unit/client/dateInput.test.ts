import assert from 'node:assert/strict';
import { format } from '../../../server/src/messages/format.js';
import type { Message } from '../../../server/src/messages/message.js';
import { dateProblem } from '../../../client/src/corpus/dateInput.js';

const said = (problem: Message | undefined): string => (problem ? format(problem) : '');

describe('document date', () => {
  function fine(typed: string): void {
    it(`${typed} is fine`, () => assert.equal(dateProblem(typed), undefined));
  }
  function wrong(typed: string, problem: RegExp): void {
    it(`${typed} is not`, () => assert.match(said(dateProblem(typed)), problem));
  }
  fine('2024-11-08');
  fine('2024-11');
  fine(' 2024 ');
  fine('2024-02-29');
  wrong('2023-02-29', /01 to 28/);
  wrong('2024-13', /no month 13/);
  wrong('2024-00-01', /no month 00/);
  wrong('8/11/2024', /2024-11-08/);
  fine('');
  fine(' ');
});
