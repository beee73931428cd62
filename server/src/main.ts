/** The language server as a Node program: over IPC when VS Code forks it, over stdio with `--stdio`. */
import { userInfo } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { nodeFileSystem } from './node/fileSystem.js';
import { loadRecogniser } from './node/loadRecogniser.js';
import { startServer } from './server.js';
import { VERSION } from './version.js';

/** Serves on the channel that the command line names (`--stdio`, `--node-ipc`, `--socket=N`). */
async function serve(): Promise<void> {
  const connection = createConnection(ProposedFeatures.all);
  const warnings: string[] = [];
  const recogniser = await loadRecogniser((message) => warnings.push(message));
  startServer(connection, {
    fileSystem: nodeFileSystem,
    recogniser,
    defaultAnnotator: userName(),
    version: VERSION,
    pause: () => setImmediate(),
  });
  for (const warning of warnings) connection.console.warn(warning);
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'annotator';
  }
}

await serve();
