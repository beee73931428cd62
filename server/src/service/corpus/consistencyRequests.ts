/** What does not agree over documents: told of open and closed ones, dismissed, and told again. */
import { CodeActionKind, type CodeAction, type Diagnostic, type Range } from 'vscode-languageserver-types';
import type { CorpusModel } from '../../corpus/corpusModel.js';
import type { CorpusModels } from '../../corpus/corpusModels.js';
import { normaliseUri } from '../../corpus/files/uris.js';
import type { Snapshot } from '../../corpus/snapshot.js';
import type { Format } from '../../messages/formatter.js';
import { message } from '../../messages/message.js';
import { DISMISS_COMMAND, PROPOSE_COMMAND } from '../../protocol/commands.js';
import type { EditResult } from '../../protocol/edits.js';
import type { Requests } from '../../protocol/requests.js';
import { dataOf } from '../document/codeActions.js';
import { consistencyDiagnostics } from '../document/consistencyDiagnostics.js';
import { changeOf, consistencyFix } from '../document/consistencyFixes.js';
import { alike } from './alikeFindings.js';

/** As many documents are looked at while an answer waits: what one decision, or a few, changed. */
const MOST_AT_ONCE = 5;
/** Milliseconds after the last key. */
const REST = 400;

export interface ConsistencyHost {
  readonly models: CorpusModels;
  readonly annotator: (model: CorpusModel) => string;
  readonly say: Format;
  readonly log: (told: string) => void;
  /** Other things are told of documents than before, by their names. */
  readonly changed: (model: CorpusModel, documents: ReadonlySet<string>) => void;
}

/** The diagnostics of a document that is not open. */
export interface ToldDocument {
  readonly uri: string;
  readonly diagnostics: Diagnostic[];
}

export class ConsistencyRequests {
  private readonly building = new Set<CorpusModel>();
  private readonly resting = new Map<CorpusModel, ReturnType<typeof setTimeout>>();
  private waiting: (() => void)[] = [];
  /** Counts what may have changed anything that is told of closed documents. */
  revision = 0;

  constructor(private readonly host: ConsistencyHost) {}

  /** Of an open document. Where many are to be looked at first, what is known of it; the others are looked at meanwhile. */
  async of(model: CorpusModel, snapshot: Snapshot): Promise<Diagnostic[]> {
    const { annotator } = snapshot;
    const document = await model.corpus.document(snapshot.corpus?.document ?? '');
    if (!document || snapshot.isEarly) return [];
    await this.lookAt(model, annotator);
    if (model.consistency.hasTyped(annotator)) this.lookWhenResting(model, annotator);
    return consistencyDiagnostics(model, document, annotator, this.host.say, snapshot);
  }

  /** Of all documents that are not open, in all corpora that are known. */
  async ofClosed(): Promise<readonly ToldDocument[]> {
    const told: ToldDocument[] = [];
    for (const root of [...this.host.models.roots()]) {
      const model = await this.host.models.modelOf(root);
      if (!model?.corpus.isFolder) continue;
      const annotator = this.host.annotator(model);
      await this.lookAt(model, annotator);
      const { byName } = await model.corpus.documentList();
      for (const name of model.consistency.told(annotator)) {
        const document = byName.get(name);
        if (!document || model.isOpen(document)) continue;
        const diagnostics = consistencyDiagnostics(model, document, annotator, this.host.say);
        if (diagnostics.length > 0) told.push({ uri: document.uri, diagnostics });
      }
    }
    return told;
  }

  /** What is typed is compared with the other documents when typing rests: it costs more than a key, and nobody reads it before. */
  private lookWhenResting(model: CorpusModel, annotator: string): void {
    clearTimeout(this.resting.get(model));
    const look = () => {
      this.resting.delete(model);
      this.update(model, annotator, false).catch((error: unknown) => this.host.log(String(error)));
    };
    const timer = setTimeout(look, REST);
    timer.unref?.();
    this.resting.set(model, timer);
  }

  private async lookAt(model: CorpusModel, annotator: string): Promise<void> {
    if (model.consistency.pending(annotator) <= MOST_AT_ONCE) await this.update(model, annotator);
    else if (!this.building.has(model)) void this.build(model, annotator);
  }

  private async build(model: CorpusModel, annotator: string): Promise<void> {
    this.building.add(model);
    await this.update(model, annotator).catch((error: unknown) => this.host.log(String(error)));
    this.building.delete(model);
  }

  private async update(model: CorpusModel, annotator: string, isTyping = true): Promise<void> {
    const changed = await model.consistency.update(annotator, isTyping);
    if (!changed || changed.size === 0) return;
    this.touch();
    this.host.changed(model, changed);
  }

  /** What is told of closed documents may be otherwise now. */
  touch(): void {
    this.revision++;
    for (const wake of this.waiting.splice(0)) wake();
  }

  /** Waits until it may be otherwise than at a revision; `stop` is given what ends the wait. */
  async after(revision: number | undefined, stop: (end: () => void) => void): Promise<void> {
    if (revision !== this.revision) return;
    await new Promise<void>((resolve) => {
      this.waiting.push(resolve);
      stop(resolve);
    });
  }

  /** Dismisses for good, or tells again. */
  async dismiss({ uri, dismissal, dismissed }: Requests['hawashi/dismiss'][0]): Promise<EditResult> {
    const model = await this.host.models.modelOf(uri);
    const problem = model ? (await model.dismiss(dismissal, dismissed)).problem : message('edit.noCorpus');
    const nowhere = { ids: [], ranges: [] };
    return problem
      ? { done: false, message: this.host.say(problem), ...nowhere }
      : { done: true, ...nowhere };
  }

  /** What mends one place, for all places of the corpus that it would mend alike: shown before it is done. */
  async everywhere(snapshot: Snapshot, diagnostics: readonly Diagnostic[]): Promise<CodeAction[]> {
    const { corpus, annotator } = snapshot;
    const model = corpus && (await this.host.models.modelOf(corpus.root));
    if (!model) return [];
    return diagnostics.flatMap((diagnostic): CodeAction[] => {
      const data = dataOf(diagnostic);
      const action = data.fix && changeOf(data.fix);
      const fix = action && consistencyFix(snapshot, diagnostic, data);
      if (!action || !fix || data.subject === undefined) return [];
      const select = { by: 'findings' as const, code: String(diagnostic.code), subject: data.subject };
      const count = alike(model, annotator, select, action).length;
      if (count < 2) return [];
      const title = this.host.say(message('fix.everywhere', { fix: fix.title, count }));
      const parameters: Requests['hawashi/planChange'][0] = {
        uri: model.root,
        change: { kind: 'places', select, action },
      };
      const command = { title, command: PROPOSE_COMMAND, arguments: [parameters] };
      return [{ title, kind: CodeActionKind.QuickFix, diagnostics: [diagnostic], command }];
    });
  }

  /** On lines of `dismissed.jsonl`: tells of it again. */
  async actions(uri: string, { start, end }: Range): Promise<CodeAction[]> {
    const model = await this.host.models.modelOf(uri);
    const dismissals = model?.corpus.dismissals;
    if (!model || dismissals?.uri !== normaliseUri(uri)) return [];
    return dismissals.lines
      .filter(({ line }) => start.line < line && line <= end.line + 1)
      .map(({ dismissal }) => {
        const title = this.host.say(message('fix.tellAgain', { subject: dismissal.subject }));
        const parameters: Requests['hawashi/dismiss'][0] = { uri: model.root, dismissal, dismissed: false };
        const command = { title, command: DISMISS_COMMAND, arguments: [parameters] };
        return { title, kind: CodeActionKind.QuickFix, command };
      });
  }
}
