/** One open page: tells it the text and its state, answers what it asks, does what it leaves to VS Code. */
import {
  commands,
  ConfigurationTarget,
  EndOfLine,
  Selection,
  Uri,
  window,
  workspace,
  type Disposable,
  type TextDocument,
  type WebviewPanel,
} from 'vscode';
import { editorRange } from '../../editor/ranges.js';
import type { DocumentState, StateChanges } from '../../../../server/src/protocol/state.js';
import type { DocumentStates } from '../../service/documentStates.js';
import type { LanguageService } from '../../service/languageService.js';
import { readerOptions } from '../../settings.js';
import {
  parseFromPage,
  type Ask,
  type FromPage,
  type PageDocument,
  type ToPage,
} from '../../../messages/reader.js';
import { commandId, type PageAction } from '../../../actions/actions.js';
import { beginningOfState, beginningOfText } from './beginning.js';
import { packed } from '../../../messages/wire.js';

/** Milliseconds that the rest of a long text waits for the marks of its beginning, so that they do not wait for it. */
const LONGEST_WAIT = 1000;

export class ReaderSession implements Disposable {
  private readonly disposables: readonly Disposable[];
  private ready = false;
  /** The state as the page has it. */
  private sent: DocumentState | undefined;
  /** Runs while the page has no more than the beginning of the text. */
  private waiting: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly document: TextDocument,
    private readonly panel: WebviewPanel,
    private readonly service: LanguageService,
    private readonly states: DocumentStates,
  ) {
    this.disposables = [
      panel.webview.onDidReceiveMessage((message: unknown) => this.receive(message)),
      workspace.onDidChangeTextDocument((event) => {
        if (event.document === document && event.contentChanges.length > 0) this.sendDocument();
      }),
      states.onDidChange(({ uri, state, changes }) => {
        if (uri.toString() === document.uri.toString()) this.sendState(state ?? null, changes);
      }),
      workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('hawashi')) this.send({ type: 'options', options: readerOptions() });
      }),
    ];
  }

  get isActive(): boolean {
    return this.panel.active;
  }

  get isVisible(): boolean {
    return this.panel.visible;
  }

  run(action: PageAction): void {
    this.send({ type: 'run', action });
  }

  reveal(id: string): void {
    this.send({ type: 'reveal', id });
  }

  dispose(): void {
    clearTimeout(this.waiting);
    for (const disposable of this.disposables) disposable.dispose();
  }

  /** What is known now, for the page to be made with. */
  firstMessages(): readonly ToPage[] {
    const messages: ToPage[] = [{ type: 'options', options: readerOptions() }];
    const text = beginningOfText(this.pageDocument());
    if (text) messages.push({ type: 'document', document: text });
    const state = this.states.get(this.document.uri);
    if (state) messages.push(beginningOfState(state));
    return messages;
  }

  private send(message: ToPage): void {
    if (this.ready) void this.panel.webview.postMessage(packed(message));
  }

  private sendState(state: DocumentState | null, changes?: StateChanges): void {
    if (!this.ready) return;
    const known = this.sent;
    this.sent = state ?? undefined;
    if (changes && changes.since === known?.revision) return this.send({ type: 'changes', changes });
    const beginning = state && !known ? beginningOfState(state) : undefined;
    if (beginning?.isBeginning) this.send(beginning);
    if (state) this.sendRest();
    this.send({ type: 'state', state });
  }

  /** The text, where the page still waits for all of it. */
  private sendRest(): void {
    if (this.waiting !== undefined) this.sendDocument();
  }

  private sendDocument(): void {
    clearTimeout(this.waiting);
    this.waiting = undefined;
    this.send({ type: 'document', document: this.pageDocument() });
  }

  private pageDocument(): PageDocument {
    const { document } = this;
    return {
      name: workspace.asRelativePath(document.uri, false),
      version: document.version,
      lines: document.getText().split(document.eol === EndOfLine.CRLF ? '\r\n' : '\n'),
    };
  }

  private receive(data: unknown): void {
    const message = parseFromPage(data);
    if (!message) {
      this.service.output.warn(
        `The reader's page sent what is no message: ${JSON.stringify(data)?.slice(0, 500)}`,
      );
      return;
    }
    void this.act(message).catch((error: unknown) => this.service.output.error(String(error)));
  }

  private async act(message: FromPage): Promise<void> {
    switch (message.type) {
      case 'ready':
        this.ready = true;
        return this.complete(message);
      case 'ask':
        return this.answer(message);
      case 'run':
        await commands.executeCommand(commandId(message.action), { uri: this.document.uri.toString() });
        return;
      case 'options':
        await workspace
          .getConfiguration('hawashi')
          .update('reader.fontSize', message.fontSize, ConfigurationTarget.Global);
        return;
      case 'open': {
        const range = editorRange(message.range);
        await window.showTextDocument(Uri.parse(message.uri), {
          selection: new Selection(range.start, range.end),
        });
        return;
      }
      case 'failed':
        this.service.output.error(`Reader: ${message.message}`);
    }
  }

  /** Tells the page what it was not made with: first what is in sight. */
  private async complete({ version, revision }: { version?: number; revision?: number }): Promise<void> {
    const { document, states } = this;
    this.send({ type: 'options', options: readerOptions() });
    clearTimeout(this.waiting);
    if (version !== document.version) this.waiting = setTimeout(() => this.sendRest(), LONGEST_WAIT);
    const state = states.get(document.uri);
    this.sent = state?.revision === revision ? state : undefined;
    if (this.sent) this.sendRest();
    else if (state) this.sendState(state);
    // What it gives is sent as every change is.
    else await states.refresh(document.uri);
  }

  private async answer(ask: Ask): Promise<void> {
    const answer = await this.answerOf(ask);
    this.send({ type: 'answer', ask: ask.ask, answer });
  }

  private async answerOf(ask: Ask): Promise<unknown> {
    const uri = this.document.uri.toString();
    switch (ask.method) {
      case 'hawashi/edit': {
        const result = await this.service.request('hawashi/edit', { uri, command: ask.parameters });
        await this.states.refresh(this.document.uri);
        return result;
      }
      case 'hawashi/snap':
        return this.service.request('hawashi/snap', { uri, range: ask.parameters });
      case 'hawashi/occurrences':
        return this.service.request('hawashi/occurrences', { uri, ...ask.parameters });
      case 'hawashi/entities':
        return this.service.request('hawashi/entities', { uri, ...ask.parameters });
    }
  }
}
