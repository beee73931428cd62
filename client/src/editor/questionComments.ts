/** Questions in the text editor, as VS Code's comments: the server says which there are and where, this draws them. */
import {
  commands,
  l10n,
  Range,
  Selection,
  type Uri,
  window,
  type CommentController,
  type CommentReply,
  type CommentThread,
  type Disposable,
  type TextDocument,
} from 'vscode';
import type { ToldComment, ToldThread } from '../../../server/src/protocol/questions.js';
import type { DocumentState } from '../../../server/src/protocol/state.js';
import { registerCommand } from '../commands.js';
import type { Decisions } from './decisions.js';
import { editorRange, plainRange } from './ranges.js';
import { documentMeant, targetOf } from './target.js';
import { isolated } from '../sentences.js';
import type { DocumentStates } from '../service/documentStates.js';
import {
  createComments,
  createThread,
  editShown,
  leaveShown,
  showThread,
  type CommentRow,
  type ShownComment,
  type ThreadRow,
} from '../surfaces/comments.js';
import { showInputBox } from '../surfaces/picks.js';

/** A thread on the screen, and what it was drawn from. */
interface Drawn {
  readonly thread: CommentThread;
  from: string;
}

export class QuestionComments implements Disposable {
  private readonly controller: CommentController;
  /** By address of the document, then by id of the question. */
  private readonly drawn = new Map<string, Map<string, Drawn>>();
  /** Documents about which questions can be asked, by address. */
  private readonly known = new Set<string>();
  private readonly disposables: readonly Disposable[];

  private readonly states: DocumentStates;

  constructor(private readonly decisions: Decisions) {
    const states = (this.states = decisions.states);
    this.controller = createComments('hawashi.questions', l10n.t('Hawashi: Questions'), {
      prompt: l10n.t('Ask about this'),
      placeHolder: l10n.t('What is to be decided here, and why is it not clear?'),
    });
    this.tellAskable();
    this.disposables = [
      this.controller,
      states.onDidChange(({ uri, state }) => this.draw(uri, state)),
      registerCommand('ask', (argument?: unknown) => this.ask(argument)),
      registerCommand('askDocument', (argument?: unknown) => this.askDocument(argument)),
      registerCommand('answerQuestion', (reply: CommentReply) => this.answer(reply)),
      registerCommand('settleQuestion', (thread: CommentThread) => this.settle(thread, true)),
      registerCommand('reopenQuestion', (thread: CommentThread) => this.settle(thread, false)),
      registerCommand('editComment', (comment: ShownComment) => this.edit(comment)),
      registerCommand('deleteComment', (comment: ShownComment) => this.remove(comment)),
      registerCommand('saveComment', (comment: ShownComment) => this.save(comment)),
      registerCommand('leaveComment', (comment: ShownComment) => this.leave(comment)),
    ];
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }

  /** VS Code asks once where comments may stand; by being given the provider anew it asks again. */
  private tellAskable(): void {
    this.controller.commentingRangeProvider = {
      provideCommentingRanges: (document) => this.askable(document),
    };
  }

  /** Anywhere in a document of a corpus. */
  private askable(document: TextDocument): Range[] {
    if (this.states.get(document.uri)?.corpus === undefined) return [];
    return [new Range(0, 0, Math.max(0, document.lineCount - 1), 0)];
  }

  private draw(uri: Uri, state: DocumentState | undefined): void {
    const key = uri.toString();
    const isAskable = state?.corpus !== undefined;
    if (isAskable !== this.known.has(key)) {
      if (isAskable) this.known.add(key);
      else this.known.delete(key);
      this.tellAskable();
    }
    const before = this.drawn.get(key) ?? new Map<string, Drawn>();
    const now = new Map<string, Drawn>();
    for (const told of state?.questions ?? []) now.set(told.id, this.drawnAs(uri, told, before.get(told.id)));
    for (const [id, { thread }] of before) if (!now.has(id)) thread.dispose();
    if (now.size > 0) this.drawn.set(key, now);
    else this.drawn.delete(key);
  }

  private drawnAs(uri: Uri, told: ToldThread, before: Drawn | undefined): Drawn {
    const { id: _, ...rest } = told;
    const from = JSON.stringify(rest);
    if (before?.from === from) return before;
    const range = told.range ? editorRange(told.range) : new Range(0, 0, 0, 0);
    const row: ThreadRow = {
      label: labelOf(told),
      isSettled: told.settled !== undefined,
      contextValue: told.settled === undefined ? 'open' : 'settled',
      comments: told.comments.map(rowOf),
    };
    const thread = before?.thread ?? createThread(this.controller, uri, range, row);
    if (!thread.range?.isEqual(range)) thread.range = range;
    if (before) showThread(thread, row);
    return { thread, from };
  }

  /** Opens VS Code's own field at the selection, or at the annotation at the caret. */
  private async ask(argument: unknown): Promise<void> {
    const target = await targetOf(this.states, argument);
    const editor = window.activeTextEditor;
    if (!target) return;
    const [item] = target.items;
    if (editor?.document.uri.toString() !== target.uri.toString())
      return item ? this.askInBox(target.uri, { id: item.id }, item.text) : this.askDocument(argument);
    if (item && editor.selection.isEmpty) {
      const range = editorRange(item.range);
      editor.selection = new Selection(range.start, range.end);
    }
    await commands.executeCommand('workbench.action.addComment');
  }

  private async askDocument(argument: unknown): Promise<void> {
    const uri = documentMeant(argument);
    if (uri) await this.askInBox(uri, {}, undefined);
  }

  private async askInBox(uri: Uri, about: { readonly id?: string }, text: string | undefined): Promise<void> {
    const title =
      text === undefined ? l10n.t('Ask about the document') : l10n.t('Ask about «{0}»', isolated(text));
    const comment = await showInputBox({ title });
    if (comment !== undefined && comment.trim() !== '')
      await this.decisions.decide(uri, { kind: 'ask', ...about, comment });
  }

  private async answer({ thread, text: comment }: CommentReply): Promise<void> {
    const question = this.idOf(thread);
    const { uri } = thread;
    const range = plainRange(thread.range ?? new Range(0, 0, 0, 0));
    const result = await this.decisions.decide(
      uri,
      question === undefined ? { kind: 'ask', range, comment } : { kind: 'answer', question, comment },
    );
    // What was asked is drawn as the server tells it.
    if (question === undefined && result?.done) thread.dispose();
  }

  private async settle(thread: CommentThread, settled: boolean): Promise<void> {
    const question = this.idOf(thread);
    if (question !== undefined)
      await this.decisions.decide(thread.uri, { kind: 'settleQuestion', question, settled });
  }

  private edit({ id }: ShownComment): void {
    const thread = this.threadOf(id);
    if (thread) editShown(thread, id);
  }

  private leave({ id }: ShownComment): void {
    const thread = this.threadOf(id);
    if (thread) leaveShown(thread, id);
  }

  private async remove({ id }: ShownComment): Promise<void> {
    const thread = this.threadOf(id);
    if (thread) await this.decisions.decide(thread.uri, { kind: 'removeComment', id });
  }

  private async save({ id, body, text }: ShownComment): Promise<void> {
    const thread = this.threadOf(id);
    if (!thread) return;
    const comment = typeof body === 'string' ? body : body.value;
    const isOther = comment.trim() !== text;
    const result = isOther
      ? await this.decisions.decide(thread.uri, { kind: 'rewriteComment', id, comment })
      : undefined;
    if (!isOther || result?.done) leaveShown(thread, id);
    const told = this.states.get(thread.uri);
    // What the server told while it was being edited is drawn now.
    const question = this.idOf(thread);
    const drawn = question === undefined ? undefined : this.drawn.get(thread.uri.toString())?.get(question);
    if (drawn) drawn.from = '';
    this.draw(thread.uri, told);
  }

  private idOf(thread: CommentThread): string | undefined {
    const drawn = this.drawn.get(thread.uri.toString()) ?? new Map<string, Drawn>();
    return [...drawn].find(([, each]) => each.thread === thread)?.[0];
  }

  /** The thread that has a comment. */
  private threadOf(id: string): CommentThread | undefined {
    for (const threads of this.drawn.values())
      for (const { thread } of threads.values())
        if (thread.comments.some((comment) => (comment as ShownComment).id === id)) return thread;
    return undefined;
  }
}

const rowOf = ({ id, author, comment, time, isOwn }: ToldComment): CommentRow => {
  const date = time === undefined ? undefined : new Date(time);
  return {
    ...{ id, author, text: comment, contextValue: isOwn ? 'own' : 'other' },
    ...(date && !Number.isNaN(date.getTime()) && { time: date }),
  };
};

function labelOf({ settled, range, text = '', anchor }: ToldThread): string {
  if (anchor === 'lost') return l10n.t('«{0}» is not in the text any more', isolated(text));
  if (anchor === 'ambiguous') return l10n.t('«{0}» stands in several places', isolated(text));
  if (settled !== undefined) return l10n.t('Settled by {0}', isolated(settled));
  return range ? l10n.t('Question') : l10n.t('Question about the document');
}
