/** The language server as a Node program: over IPC when VS Code forks it, over stdio with `--stdio`. */
import { randomUUID } from 'node:crypto';
import { homedir, tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { format } from '../messages/format.js';
import { nodeFileSystem, uriOfPath } from './fileSystem.js';
import { indexCache } from './indexCache.js';
import { loadRecogniser } from './loadRecogniser.js';
import { trainingThread } from './workers/trainingThread.js';
import { nodeTransports } from './recommenders/transports.js';
import { readingPool } from './workers/readingPool.js';
import { startServer } from '../connection/server.js';
import { VERSION } from '../version.js';

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'annotator';
  }
}

// Collects garbage earlier: half the memory over a large corpus, at no cost in time that can be measured.
setFlagsFromString('--heap-growing-percent=50');
// And inlines less: what is compiled for the first megabyte costs a sixth less processor time, and a twelfth less waiting.
setFlagsFromString('--max-inlined-bytecode-size-cumulative=300');

// The command line names the channel: --stdio, --node-ipc, --socket=N.
const connection = createConnection(ProposedFeatures.all);
startServer(connection, {
  fileSystem: nodeFileSystem,
  recogniser: loadRecogniser((told) => connection.console.warn(format(told))),
  // The second is another each time: nobody can have laid something there.
  rescueFolders: [
    path.join(homedir(), 'hawashi-unsaved'),
    path.join(tmpdir(), `hawashi-unsaved-${randomUUID()}`),
  ].map(uriOfPath),
  defaultAnnotator: userName(),
  version: VERSION,
  docs: uriOfPath(path.join(import.meta.dirname, '..', 'docs')),
  pause: () => setImmediate(),
  reader: readingPool(),
  train: trainingThread(),
  cacheIn: indexCache,
  transports: nodeTransports,
});
