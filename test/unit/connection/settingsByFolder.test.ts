import assert from 'node:assert/strict';
import type { CorpusSummary } from '../../../server/src/protocol/corpus.js';
import { Client } from './client.js';

describe('settings of folders', () => {
  it('hold for the corpora in them, and are asked for again when they change', async () => {
    const annotators = new Map([
      ['file:///corpus', 'amal'],
      ['file:///other', 'badr'],
    ]);
    const client = await Client.start({
      capabilities: { workspace: { configuration: true } },
      answers: (method, parameters) => {
        const { items } = parameters as { items?: readonly { scopeUri?: string }[] };
        if (method !== 'workspace/configuration') return null;
        return items!.map(({ scopeUri = '' }) => ({ annotator: annotators.get(scopeUri) ?? 'general' }));
      },
    });
    await client.files.writeFile('/other/hawashi.json', new TextEncoder().encode('{}'));
    const annotatorOf = async (uri: string) =>
      ((await client.ask('hawashi/corpus', { uri })) as CorpusSummary).annotator;
    assert.equal(await annotatorOf('file:///corpus'), 'amal');
    assert.equal(await annotatorOf('file:///other'), 'badr');
    annotators.set('file:///other', 'dina');
    client.received.length = 0;
    await client.tell('workspace/didChangeConfiguration', { settings: null });
    await client.heard(({ method, parameters }) =>
      method === 'hawashi/corpusChanged' && (parameters as { uri: string }).uri === 'file:///other'
        ? true
        : undefined,
    );
    assert.equal(await annotatorOf('file:///corpus'), 'amal');
    assert.equal(await annotatorOf('file:///other'), 'dina');
  });
});
