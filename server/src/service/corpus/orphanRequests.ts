/** What is kept of documents that are not there: told, taken to the document that is meant, or taken away. */
import { CodeActionKind, type CodeAction, type Range, type WorkspaceEdit } from 'vscode-languageserver-types';
import type { CorpusModel } from '../../corpus/corpusModel.js';
import type { CorpusModels } from '../../corpus/corpusModels.js';
import { withoutEntry } from '../../corpus/documentsEdit.js';
import { DOCUMENTS_FILE } from '../../corpus/documentsFile.js';
import { joinUri, normaliseUri, relativePath } from '../../corpus/files/uris.js';
import type { Orphan } from '../../corpus/following/orphans.js';
import type { Format } from '../../messages/formatter.js';
import { message, type Message } from '../../messages/message.js';
import { difference } from './difference.js';
import { ADOPT_COMMAND } from '../../protocol/commands.js';
import type { EditResult } from '../../protocol/edits.js';
import type { Requests } from '../../protocol/requests.js';

const MOST_NAMED = 5;

export class OrphanRequests {
  constructor(
    private readonly models: CorpusModels,
    private readonly say: Format,
  ) {}

  /** What is to be said of documents that were deleted; undefined where nothing of them is left. */
  async keptOf(uris: readonly string[]): Promise<Message | undefined> {
    const names: string[] = [];
    for (const uri of new Set(uris.map(normaliseUri))) {
      const model = await this.models.modelOf(uri);
      const path = model && relativePath(model.root, uri);
      if (!model || path === undefined) continue;
      for (const { name, files, isExcluded } of (await model.orphans.all()).values()) {
        const isMeant = path === name || path === `${name}.txt` || name.startsWith(path + '/');
        if (isMeant && !isExcluded && files.length > 0) names.push(name);
      }
    }
    const documents = names.slice(0, MOST_NAMED);
    return names.length > 0 ? message('orphan.kept', { count: names.length, documents }) : undefined;
  }

  /** Fixes for what is kept in a file, or in some lines of `documents.json`. */
  async actions(uri: string, range: Range): Promise<CodeAction[]> {
    const model = await this.models.modelOf(uri);
    if (!model) return [];
    const address = normaliseUri(uri);
    const isFacts = address === joinUri(model.root, DOCUMENTS_FILE);
    const actions: CodeAction[] = [];
    for (const orphan of (await model.orphans.all()).values()) {
      const isMeant = isFacts
        ? orphan.entry && range.start.line < orphan.entry.line && orphan.entry.line <= range.end.line + 1
        : orphan.files.some((file) => file.uri === address);
      if (isMeant) actions.push(...(await this.fixes(model, orphan, address, isFacts)));
    }
    return actions;
  }

  private async fixes(
    model: CorpusModel,
    { name, isExcluded }: Orphan,
    uri: string,
    isFacts: boolean,
  ): Promise<CodeAction[]> {
    if (isExcluded) return [];
    const kind = CodeActionKind.QuickFix;
    const found = await this.models.candidates(model, name);
    const moves = found.map((document): CodeAction => {
      const title = this.say(message('orphan.move', { document: document.name }));
      const parameters: Requests['hawashi/adopt'][0] = { uri: model.root, name, to: document.uri };
      const command = { command: ADOPT_COMMAND, title, arguments: [parameters] };
      return { title, kind, command, isPreferred: found.length === 1 };
    });
    const edit = isFacts ? await entryRemoval(model, uri, name) : fileRemoval(uri);
    const title = this.say(isFacts ? message('orphan.removeEntry') : message('orphan.remove'));
    return [...moves, ...(edit ? [{ title, kind, edit }] : [])];
  }

  /** Takes what is kept under a name to a document. */
  async adopt({ uri, name, to }: Requests['hawashi/adopt'][0]): Promise<EditResult> {
    const refused = (told: Message): EditResult => ({
      done: false,
      message: this.say(told),
      ids: [],
      ranges: [],
    });
    const model = await this.models.modelOf(uri);
    const place = await this.models.placeOf(to);
    if (!model || !place || !(await place.model.corpus.isThere(place.document.uri)))
      return refused(message('edit.tryAgain'));
    const problem = await this.models.adopt(model, name, place);
    return problem ? refused(problem) : { done: true, ids: [], ranges: [] };
  }
}

function fileRemoval(uri: string): WorkspaceEdit {
  return { documentChanges: [{ kind: 'delete', uri }] };
}

async function entryRemoval(
  { corpus }: CorpusModel,
  uri: string,
  name: string,
): Promise<WorkspaceEdit | undefined> {
  const bytes = await corpus.files.readFile(uri).catch(() => undefined);
  if (!bytes) return undefined;
  const text = new TextDecoder('utf-8').decode(bytes);
  const removed = withoutEntry(uri, text, name);
  if ('problem' in removed) return undefined;
  return { changes: { [uri]: [difference(text, removed.content)] } };
}
