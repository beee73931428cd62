/** Who reaches the port of `npm start` can run code: it is this machine's alone, and asks for a token. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { listeningArguments } from '../../scripts/vscode/server.mjs';

describe('npm start', () => {
  it('listens on this machine alone, with the token', () =>
    assert.deepEqual(listeningArguments(1234, 'token', 'secret'), [
      ...['--host', '127.0.0.1', '--port', '1234'],
      ...['--connection-token', 'secret'],
    ]));

  it('without a token in tests alone', () => {
    assert.deepEqual(listeningArguments(1, 'open', 'secret').slice(2), [
      ...['--port', '1'],
      '--without-connection-token',
    ]);
    assert.match(readFileSync('scripts/start.mjs', 'utf8'), /startServer\(\{[^}]*access: 'token'/);
  });
});
