/** Whatever may be asked of a corpus over the server, as far as it might show what others annotated. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import assert from 'node:assert/strict';
import type { RequestMethod } from '../../server/src/protocol/requests.js';
import type { SearchStart } from '../../server/src/protocol/search.js';
import { eventually, rangeIn, type Client } from './client.js';
import type { CorpusCopy } from './corpusCopy.js';

export const TEXT = 'زار حموشي مراكش.\n';
/** What stands in the work of others alone. */
export const SECRET = 'others-secret';

export interface Face {
  readonly name: string;
  /** The request by which it is asked, where it is one of ours. */
  readonly method?: RequestMethod;
  readonly ask: () => Promise<unknown>;
  /** What others did is shown where it may be. */
  readonly isOthers?: true;
}

/** Requests that write, plan what is written, or tell nothing of any annotation. */
export const SILENT: readonly RequestMethod[] = [
  'hawashi/adopt',
  'hawashi/allowRecommender',
  'hawashi/applyChange',
  'hawashi/changePassages',
  'hawashi/copyTagger',
  'hawashi/createCorpus',
  'hawashi/createGuidelines',
  'hawashi/detectFormat',
  'hawashi/dismiss',
  'hawashi/dropChange',
  'hawashi/edit',
  'hawashi/endSearch',
  'hawashi/evaluateLearning',
  'hawashi/forgetTagger',
  'hawashi/formats',
  'hawashi/guidelineChanges',
  'hawashi/guidelines',
  'hawashi/planChange',
  'hawashi/recommenders',
  'hawashi/reviewGuidelines',
  'hawashi/searchProgress',
  'hawashi/serves',
  'hawashi/setDate',
  'hawashi/setFields',
  'hawashi/snap',
  'hawashi/takeChat',
  'hawashi/trainRecommender',
  'hawashi/undoChange',
];

/** `uri`: of a document whose text is TEXT, which the client has open. */
export function facesOf(client: Client, corpus: CorpusCopy, uri: string): readonly Face[] {
  const range = rangeIn(TEXT, 'مراكش');
  const position = range.start;
  const annotators = ['amal', 'هدى'];
  const view = { order: { by: ['document'] } };
  const searched = async (query: string): Promise<string | object> => {
    const started = await client.request('hawashi/search', { uri, query });
    if (!started || !('search' in started)) return { ...started };
    const { search } = started as SearchStart;
    await eventually(async () => {
      assert.ok((await client.request('hawashi/searchProgress', { search, known: -1 }))?.isDone);
    });
    return search;
  };
  const inSearch = async (query: string, ask: (search: string) => Promise<unknown>): Promise<unknown> => {
    const search = await searched(query);
    return typeof search === 'string' ? ask(search) : search;
  };
  const QUERY = '<GPE annotator=هدى/>';
  return [
    { name: 'hover', ask: () => client.ask('hover', uri, { position }) },
    { name: 'outline', ask: () => client.ask('documentSymbol', uri) },
    { name: 'highlights', ask: () => client.ask('documentHighlight', uri, { position }) },
    { name: 'definition', ask: () => client.ask('definition', uri, { position }) },
    {
      name: 'references',
      ask: () => client.ask('references', uri, { position, context: { includeDeclaration: true } }),
    },
    {
      name: 'code actions',
      ask: () => client.ask('codeAction', uri, { range, context: { diagnostics: [] } }),
    },
    { name: 'diagnostics', ask: () => client.pullDiagnostics(uri) },
    {
      name: 'diagnostics of the workspace',
      ask: () => client.connection.sendRequest('workspace/diagnostic', { previousResultIds: [] }),
    },
    {
      name: 'symbols of the workspace',
      ask: () => client.connection.sendRequest('workspace/symbol', { query: '' }),
    },
    { name: 'reader', method: 'hawashi/state', ask: () => client.request('hawashi/state', { uri }) },
    { name: 'problems', method: 'hawashi/problems', ask: () => client.request('hawashi/problems', { uri }) },
    { name: 'rejected', method: 'hawashi/rejected', ask: () => client.request('hawashi/rejected', { uri }) },
    {
      name: 'occurrences',
      method: 'hawashi/occurrences',
      ask: () => client.request('hawashi/occurrences', { uri, range, everywhere: true }),
    },
    {
      name: 'tree',
      method: 'hawashi/corpus',
      isOthers: true,
      // Who is to annotate what is no secret, and stands there too.
      ask: async () => named((await client.request('hawashi/corpus', { uri }))?.annotators),
    },
    {
      name: 'entities offered',
      method: 'hawashi/entities',
      ask: () => client.request('hawashi/entities', { uri, query: '' }),
    },
    {
      name: 'entities',
      method: 'hawashi/entityList',
      ask: () => client.request('hawashi/entityList', { uri }),
    },
    {
      name: "an entity's page",
      method: 'hawashi/entityProfile',
      ask: async () => {
        const profile = await client.request('hawashi/entityProfile', { uri, entity: SECRET });
        return JSON.stringify(profile).includes('مراكش') ? SECRET : '';
      },
    },
    {
      name: 'lines of a search',
      method: 'hawashi/searchLines',
      isOthers: true,
      ask: () =>
        inSearch(QUERY, (search) =>
          client.request('hawashi/searchLines', { search, view, from: 0, count: 100, context: 30 }),
        ),
    },
    {
      name: 'lines of a search for anybody else',
      method: 'hawashi/search',
      isOthers: true,
      ask: () =>
        inSearch('<* annotator!=amal/>', (search) =>
          client.request('hawashi/searchLines', { search, view, from: 0, count: 100, context: 30 }),
        ),
    },
    {
      name: 'groups of a search',
      method: 'hawashi/searchGroups',
      isOthers: true,
      ask: () =>
        inSearch(QUERY, (search) => client.request('hawashi/searchGroups', { search, view, by: 'entity' })),
    },
    {
      name: 'collocates of a search',
      method: 'hawashi/searchCollocates',
      ask: () =>
        inSearch(QUERY, (search) =>
          client.request('hawashi/searchCollocates', {
            ...{ search, view, window: 5, least: 1, measure: 'logDice' },
          }),
        ),
    },
    {
      name: 'table of a search',
      method: 'hawashi/searchTable',
      isOthers: true,
      ask: () =>
        inSearch(QUERY, async (search) => {
          const to = pathToFileURL(corpus.file('table.csv')).href;
          const table = { of: 'groups', by: 'entity' } as const;
          await client.request('hawashi/searchTable', { search, view, table, format: 'csv', to });
          return corpus.read('table.csv');
        }),
    },
    {
      name: 'overview',
      method: 'hawashi/overview',
      isOthers: true,
      ask: async () => {
        const rows = (await client.request('hawashi/overview', { uri }))?.statistics ?? [];
        return named(rows.filter(({ group }) => group === 'annotator').map(({ name }) => name));
      },
    },
    {
      name: 'agreement',
      method: 'hawashi/agreement',
      isOthers: true,
      ask: async () => {
        const answer = await client.request('hawashi/agreement', { uri, annotators });
        return answer && 'figures' in answer ? SECRET : answer;
      },
    },
    {
      name: 'agreement of everybody',
      isOthers: true,
      ask: async () => {
        const answer = await client.request('hawashi/agreement', { uri, annotators: [] });
        return answer && 'figures' in answer ? SECRET : answer;
      },
    },
    {
      name: 'rows of agreement',
      method: 'hawashi/agreementRows',
      isOthers: true,
      ask: () => client.request('hawashi/agreementRows', { uri, annotators, as: 'gold' }),
    },
    {
      name: 'adjudication',
      method: 'hawashi/adjudicate',
      isOthers: true,
      ask: async () => {
        const strategies = ['agreed'] as const;
        const asked = { uri, annotators, as: 'new one', strategies: [...strategies], chosen: [] };
        const { done } = await client.request('hawashi/adjudicate', asked);
        return done ? SECRET : '';
      },
    },
    {
      name: 'export',
      method: 'hawashi/export',
      isOthers: true,
      ask: async () => {
        const target = pathToFileURL(corpus.file('exported')).href;
        const made = await client.request('hawashi/export', {
          ...{ corpus: pathToFileURL(corpus.folder).href, format: 'jsonl', target, annotators: ['هدى'] },
        });
        return Promise.all(made.files.map((each) => readFile(fileURLToPath(each), 'utf8')));
      },
    },
    {
      name: 'import into what they have',
      method: 'hawashi/import',
      ask: async () => {
        const theirsOnDisk = corpus.file('annotations/gold/a.jsonl');
        const asked = { corpus: pathToFileURL(corpus.folder).href, format: 'jsonl', annotator: 'هدى' };
        const sources = [pathToFileURL(theirsOnDisk).href];
        return client.request('hawashi/import', { ...asked, sources }).catch(() => '');
      },
    },
    {
      name: 'comparison of versions',
      method: 'hawashi/compareAnnotations',
      isOthers: true,
      ask: async () =>
        client.request('hawashi/compareAnnotations', {
          uri: pathToFileURL(corpus.file('annotations/هدى/a.jsonl')).href,
          before: '',
          after: await corpus.read('annotations/هدى/a.jsonl'),
        }),
    },
    ...(
      [
        ['annotations', { document: 'a' }],
        ['passage', { document: 'a' }],
        ['search', { query: '<* annotator!=amal/>' }],
        ['entities', {}],
      ] as const
    ).map(([tool, input]): Face => ({
      name: `what assistants ask: ${tool}`,
      method: 'hawashi/askCorpus',
      isOthers: true,
      ask: () => client.request('hawashi/askCorpus', { uri, tool, input }),
    })),
    {
      name: 'what is learned',
      method: 'hawashi/learning',
      ask: () => client.request('hawashi/learning', { uri }),
    },
    {
      name: 'acceptance',
      method: 'hawashi/acceptance',
      ask: () => client.request('hawashi/acceptance', { uri }),
    },
    {
      name: 'what a chat model is told',
      method: 'hawashi/prepareChat',
      ask: () => client.request('hawashi/prepareChat', { uri, name: 'chat', model: 'm', tokens: 1000 }),
    },
  ];
}

/** Names of annotators, the others' as the secret that they are. */
function named(names: readonly string[] = []): readonly string[] {
  return names.map((name) => (name === 'amal' ? name : SECRET));
}
