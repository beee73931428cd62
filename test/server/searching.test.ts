import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import type { ChangePlan } from '../../server/src/protocol/changes.js';
import type { QueryProblem, SearchStart, SearchView } from '../../server/src/protocol/search.js';
import { Client } from './client.js';
import { corpusOf, type CorpusCopy } from './corpusCopy.js';

const FIRST = 'زار حموشي مراكش (47 سنة).\nقالت الإنتربول ذلك في مراكش.\n';
const SECOND = 'Interpol met in Paris.\nوصل الوفد إلى مراكش.\n';
const VIEW: SearchView = { order: { by: ['before:1'] } };

describe('server over stdio: searching a corpus', () => {
  let corpus: CorpusCopy;
  let client: Client;
  let uri: string;

  before(async () => {
    corpus = await corpusOf({ 'first.txt': FIRST, 'second.txt': SECOND });
    client = await Client.start();
    uri = await client.open(corpus.file('first.txt'), FIRST);
  });
  after(async () => {
    await client.stop();
    await corpus.remove();
  });

  async function searched(query: string): Promise<string> {
    const start = (await client.request('hawashi/search', { uri, query })) as SearchStart;
    let known = 0;
    for (;;) {
      const progress = (await client.request('hawashi/searchProgress', { search: start.search, known }))!;
      if (progress.isDone) return start.search;
      known = progress.hits;
    }
  }

  const lines = async (search: string, view = VIEW) =>
    (await client.request('hawashi/searchLines', { search, view, from: 0, count: 100, context: 30 }))!;

  it('tells what is wrong with a query, and where', async () => {
    const found = (await client.request('hawashi/search', { uri, query: 'مراكش {2}' })) as QueryProblem;
    assert.deepEqual([found.at, found.length], [6, 1]);
    assert.match(found.problem, /cannot stand here/);
  });

  it('gives lines with what stands before and after, sorted and filtered', async () => {
    const search = await searched('مراكش');
    const { total, lines: all } = await lines(search);
    assert.equal(total, 3);
    assert.deepEqual(
      all.map(({ document, before, text, direction }) => [document, before.trim(), text, direction]),
      [
        ['second', 'وصل الوفد إلى', 'مراكش', 'rtl'],
        ['first', 'زار حموشي', 'مراكش', 'rtl'],
        ['first', 'قالت الإنتربول ذلك في', 'مراكش', 'rtl'],
      ],
    );
    const filtered = await lines(search, { ...VIEW, filter: { words: 'وفد' } });
    assert.deepEqual([filtered.total, filtered.lines[0]?.document], [1, 'second']);
    const groups = await client.request('hawashi/searchGroups', { search, view: VIEW, by: 'document' });
    assert.deepEqual(
      groups?.groups.map(({ key, count }) => [key, count]),
      [
        ['first', 2],
        ['second', 1],
      ],
    );
    const ofGroup = await lines(search, { ...VIEW, filter: { group: { by: 'document', key: 'second' } } });
    assert.equal(ofGroup.total, 1);
  });

  it('counts what stands around hits, and writes tables in logical order', async () => {
    const search = await searched('مراكش');
    const asked = { search, view: VIEW };
    const measured = { window: 3, least: 1, measure: 'logLikelihood' };
    const words = await client.request('hawashi/searchCollocates', { ...asked, ...measured });
    assert.ok(words?.some(({ word, together }) => word === 'زار' && together === 1));
    const to = pathToFileURL(corpus.file('hits.csv')).href;
    const table = { ...asked, table: { of: 'lines' as const }, format: 'csv' as const, to };
    assert.equal((await client.request('hawashi/searchTable', table)).done, true);
    const [, , second] = (await readFile(corpus.file('hits.csv'), 'utf8')).split('\r\n');
    assert.match(second!, /^first,,زار حموشي ,مراكش, \(47 سنة\)\.,/u);
  });

  it('plans a change of hits, and carries it out as others', async () => {
    const search = await searched('<GPE/> :: document=second');
    const { lines: all } = await lines(search);
    assert.ok(all.some(({ text, item }) => text === 'مراكش' && item?.kind === 'suggestion'));
    const select = { by: 'hits' as const, search, view: VIEW, hits: { but: [] } };
    const change = { kind: 'places' as const, select, action: { kind: 'accept' as const } };
    const plan = (await client.request('hawashi/planChange', { uri, change })) as ChangePlan;
    const [document] = plan.documents;
    assert.equal(document?.name, 'second');
    assert.equal(document.places.length, all.length);
    const ticks = { [document.uri]: [...document.places.keys()] };
    assert.equal((await client.request('hawashi/applyChange', { plan: plan.id, ticks })).done, true);
    const after = await lines(search);
    assert.ok(after.lines.every(({ item }) => item?.kind === 'annotation'));
    const progress = await client.request('hawashi/searchProgress', { search, known: 0 });
    assert.equal(progress?.isOutdated, true);
  });

  it('knows no search that was ended', async () => {
    const search = await searched('مراكش');
    await client.request('hawashi/endSearch', { search });
    assert.equal(
      await client.request('hawashi/searchLines', { search, view: VIEW, from: 0, count: 1, context: 1 }),
      null,
    );
  });
});
