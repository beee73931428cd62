/** A service over a corpus in memory. */
import { format } from '../../../server/src/messages/format.js';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { MemoryFileSystem } from '../../../server/src/corpus/files/memoryFileSystem.js';
import { LanguageService } from '../../../server/src/service/languageService.js';
import type { ServiceHost } from '../../../server/src/service/serviceHost.js';
import type { Snapshot } from '../../../server/src/corpus/snapshot.js';
import { testLanguages } from '../languages/packs.js';
import { Recogniser } from '../../../server/src/suggestions/recogniser/recogniser.js';

export interface Opened {
  readonly service: LanguageService;
  readonly files: MemoryFileSystem;
  readonly document: TextDocument;
  readonly uri: string;
  readonly log: string[];
  readonly changes: string[];
  /** How often the service gave way to others. */
  pauses(): number;
  snapshot(): Promise<Snapshot>;
  read(path: string): Promise<string | undefined>;
}

const untagged = new Recogniser(testLanguages());

export const DOCUMENT = '/corpus/a.txt';

/** Opens `/corpus/a.txt` with this text; `more` are other files by path, `shown` the text as the editor has it. */
export async function openCorpus(
  text: string,
  more: Readonly<Record<string, string>> = {},
  shown = text,
  recogniser = untagged,
  host: Partial<ServiceHost> = {},
): Promise<Opened> {
  const files = new MemoryFileSystem();
  const put = (path: string, content: string) => files.writeFile(path, new TextEncoder().encode(content));
  if (!('/corpus/hawashi.json' in more)) await put('/corpus/hawashi.json', '{}');
  await put(DOCUMENT, text);
  for (const [path, content] of Object.entries(more)) await put(path, content);
  const log: string[] = [];
  const changes: string[] = [];
  let pauses = 0;
  const service = new LanguageService({
    fileSystem: files,
    recogniser,
    pause: () => {
      pauses++;
      return Promise.resolve();
    },
    say: format,
    log: (message) => log.push(message),
    stateChanged: (changed) => changes.push(changed),
    fileProblems: (broken, problems) =>
      log.push(...problems.map((problem) => `${broken}: ${problem.message}`)),
    corpusChanged: (root) => changes.push(root),
    decisionsChanged: () => undefined,
    ...host,
  });
  service.configure({
    annotator: 'amal',
    minimumConfidence: 0,
    diagnostics: { boilerplate: true, bidiControls: true },
  });
  const uri = `file://${DOCUMENT}`;
  const document = TextDocument.create(uri, 'hawashi', 1, shown);
  await service.open(document);
  return {
    service,
    files,
    document,
    uri,
    log,
    changes,
    pauses: () => pauses,
    snapshot: async () => (await service.snapshot(uri))!,
    read: async (path) => {
      try {
        return new TextDecoder().decode(await files.readFile(path));
      } catch {
        return undefined;
      }
    },
  };
}
