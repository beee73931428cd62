import assert from 'node:assert/strict';
import * as queries from '../../../../client/pages/overview/queries.js';
import { parseQuery } from '../../../../server/src/corpus/search/query/parseQuery.js';
import { arabic } from '../../languages/packs.js';

const HOSTILE = ['حموشي', 'a "b" \\c', '/x/', '<PERS/>', ':: date', "it's [1] | {2}"];

/** Names of fields that a corpus may have: anything but spaces, slashes, quotation marks and angle brackets. */
const FIELDS = ['topic', 'نوع_النص', 'sub-topic', 'a.b', 'k:v', 'a&b', 'x(1)', 'a=b', '2nd', 'a|b', '!x'];

describe('marks of the overview', () => {
  it('lead to queries that can be read, whatever things are called', () => {
    for (const name of HOSTILE)
      for (const query of [
        queries.labelQuery(name),
        queries.entityQuery(name),
        queries.annotatorQuery(name),
        queries.fieldQuery('outlet', name),
        queries.pairQuery([name, 'other'], [name, 'b']),
      ])
        assert.doesNotThrow(() => parseQuery(query, arabic), query);
    for (const period of ['2024', '2024-11']) parseQuery(queries.periodQuery(period), arabic);
    for (const field of FIELDS) parseQuery(queries.fieldQuery(field, 'a'), arabic);
    for (const status of ['new', 'in-progress']) parseQuery(queries.statusQuery(status), arabic);
  });
});
