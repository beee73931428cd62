/** Fixes for what merges left in the corpus' own files. */
import { CodeActionKind, type CodeAction, type Range } from 'vscode-languageserver-types';
import type { CorpusModels } from '../../corpus/corpusModels.js';
import { readCorpusText } from '../../corpus/corpusText.js';
import { baseName, joinUri, normaliseUri } from '../../corpus/files/uris.js';
import { settledVersions } from '../../corpus/merging/leftBehind.js';
import type { Format } from '../../messages/formatter.js';
import { message } from '../../messages/message.js';
import { difference } from './difference.js';

export class ConflictRequests {
  constructor(
    private readonly models: CorpusModels,
    private readonly say: Format,
  ) {}

  /** What settles the conflicts in lines of a file; annotation files have theirs in their document. */
  async actions(uri: string, { start, end }: Range): Promise<readonly CodeAction[]> {
    const model = await this.models.modelOf(uri);
    const address = normaliseUri(uri);
    const name = baseName(address);
    if (!model || address !== joinUri(model.root, name)) return [];
    const { text } = await readCorpusText(model.corpus.files, address, message('git.nothing'));
    if (text === undefined) return [];
    return settledVersions(name, text, { first: start.line, last: end.line }).map(({ title, content }) => ({
      title: this.say(title),
      kind: CodeActionKind.QuickFix,
      edit: { changes: { [uri]: [difference(text, content)] } },
    }));
  }
}
