import assert from 'node:assert/strict';
import type { Hover, PublishDiagnosticsParams } from 'vscode-languageserver-protocol';
import { Recogniser } from '../../../server/src/suggestions/recogniser/recogniser.js';
import type { DocumentState } from '../../../server/src/protocol/state.js';
import { testLanguages } from '../languages/packs.js';
import { Client, TEXT, URI, type ClientOptions } from './client.js';

const textDocument = { uri: URI };
const end = { line: 0, character: TEXT.length };

/** Fails at whatever text it is given. */
class BrokenRecogniser extends Recogniser {
  override recogniseInSlices(): never {
    throw new Error('broken on purpose');
  }
}

describe('session of a client', () => {
  let client: Awaited<ReturnType<typeof Client.start>>;
  const start = async (options?: ClientOptions) => {
    client = await Client.start(options);
    await client.open();
  };
  afterEach(() => client.stop());
  const state = () => client.ask<DocumentState>('hawashi/state', { uri: URI });

  it('makes the changes of one message one after the other', async () => {
    await start();
    const insert = (character: number, text: string) => ({
      range: { start: { line: 0, character }, end: { line: 0, character } },
      text,
    });
    await client.tell('textDocument/didChange', {
      textDocument: { uri: URI, version: 2 },
      contentChanges: [{ text: 'إلى' }, insert(3, ' الرباط'), insert(10, ' ومراكش')],
    });
    const { version, items } = await state();
    assert.equal(version, 2);
    assert.deepEqual(
      items.map(({ text }) => text),
      ['الرباط', 'مراكش'],
    );
  });

  it('tells diagnostics of its own accord to a client that does not pull, and none once the text is closed', async () => {
    await start();
    const wrong = 'وصل يوم الأربعاء 7 دجنبر 2023 إلى الرباط.';
    await client.tell('textDocument/didChange', {
      textDocument: { uri: URI, version: 2 },
      contentChanges: [{ text: wrong }],
    });
    const published = (wanted: (told: PublishDiagnosticsParams) => boolean) =>
      client.heard(({ method, parameters }) =>
        method === 'textDocument/publishDiagnostics' && wanted(parameters as PublishDiagnosticsParams)
          ? true
          : undefined,
      );
    await published(({ version, diagnostics }) => version === 2 && diagnostics.length > 0);
    await client.tell('textDocument/didClose', { textDocument });
    await published(({ version, diagnostics }) => version === undefined && diagnostics.length === 0);
  });

  const failing: readonly (readonly [method: string, parameters: object, empty: unknown])[] = [
    ['textDocument/hover', { position: end }, null],
    ['textDocument/documentSymbol', {}, []],
    ['textDocument/foldingRange', {}, []],
    ['textDocument/documentHighlight', { position: end }, []],
    ['textDocument/codeAction', { range: { start: end, end }, context: { diagnostics: [] } }, []],
    ['textDocument/diagnostic', {}, { kind: 'full', items: [] }],
    ['hawashi/occurrences', { range: { start: end, end } }, []],
    ['hawashi/entities', {}, []],
  ];
  it('logs what fails, and answers empty', async () => {
    await start({
      recogniser: new BrokenRecogniser(testLanguages()),
      capabilities: { textDocument: { diagnostic: {} } },
    });
    for (const [method, parameters, empty] of failing) {
      assert.deepEqual(await client.ask(method, { uri: URI, textDocument, ...parameters }), empty, method);
      assert.match(await client.logged(`${method}: `), /broken on purpose/, method);
    }
    assert.equal(await client.ask('hawashi/serves', { uri: URI }), true, 'the rest goes on');
  });

  for (const data of [7, 'text', { id: 7 }, { id: 'a', readings: {} }, { id: 'a', span: null }])
    it(`offers its fixes beside a diagnostic that holds ${JSON.stringify(data)}`, async () => {
      await start();
      const place = { line: 0, character: TEXT.indexOf('الرباط') };
      const range = { start: place, end: place };
      const context = {
        diagnostics: [{ range, message: 'of another source', code: 'span.edge-space', data }],
      };
      const actions = await client.ask<unknown[]>('textDocument/codeAction', {
        textDocument,
        range,
        context,
      });
      assert.ok(actions.length > 0);
    });

  it('tells settings that it passes over, and takes the others', async () => {
    await start({
      initializationOptions: {
        commandLinks: 'yes',
        settings: { annotator: 'zaki', minimumConfidence: 'high' },
      },
    });
    await client.logged('initializationOptions: commandLinks: ');
    await client.logged('Setting hawashi.minimumConfidence: ');
    assert.equal((await state()).annotator, 'zaki');
    await client.tell('workspace/didChangeConfiguration', {
      settings: { hawashi: { annotator: 'huda', diagnostics: { boilerplate: 0 } } },
    });
    await client.logged('Setting hawashi.diagnostics.boilerplate: ');
    assert.equal((await state()).annotator, 'huda');
  });

  for (const options of [undefined, null, 7, 'settings', [], { settings: null, commandLinks: null }])
    it(`starts with ${JSON.stringify(options)} as options`, async () => {
      await start({ initializationOptions: options });
      assert.equal((await state()).annotator, 'amal');
    });

  for (const locale of [null, 7, '', 'constructor', '__proto__', 'no language'])
    it(`speaks English to who reads ${JSON.stringify(locale)}`, async () => {
      await start({ locale });
      assert.equal((await state()).annotator, 'amal');
    });

  it('asks a client that can be asked for its settings, and goes on where it refuses', async () => {
    await start({
      capabilities: {
        workspace: { configuration: true, didChangeWatchedFiles: { dynamicRegistration: true } },
      },
      answers(method) {
        if (method === 'workspace/configuration') return [{ annotator: 'zaki' }];
        throw new Error('not now');
      },
    });
    await client.logged('The client refused');
    await client.heard(({ method }) => (method === 'workspace/configuration' ? true : undefined));
    while ((await state()).annotator !== 'zaki') continue;
  });

  it('links commands in hovers for a client that runs them alone', async () => {
    const links = async (initializationOptions?: object) => {
      await start({ initializationOptions });
      const position = { line: 0, character: TEXT.indexOf('الرباط') };
      const hover = await client.ask<Hover>('textDocument/hover', {
        textDocument,
        position,
      });
      return JSON.stringify(hover).includes('command:');
    };
    assert.equal(await links(), false);
    await client.stop();
    assert.equal(await links({ commandLinks: true }), true);
  });

  it('has every decision on disk when it is told to end', async () => {
    await start();
    const words = { start: { line: 0, character: 4 }, end: { line: 0, character: 10 } };
    void client.ask('hawashi/edit', { uri: URI, command: { kind: 'tag', range: words, label: 'OCC' } });
    await client.ask('shutdown', undefined);
    const written = new TextDecoder().decode(await client.files.readFile('/corpus/annotations/amal/a.jsonl'));
    assert.ok(written.includes('"OCC"'), written);
  });
});
