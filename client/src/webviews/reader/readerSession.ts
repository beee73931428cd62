/** One open reader: tells the page the text and its state, does what it leaves to VS Code. */
import {
  l10n,
  commands,
  ConfigurationTarget,
  EndOfLine,
  Selection,
  Uri,
  window,
  workspace,
  type Disposable,
  type TextDocument,
  type TextDocumentChangeEvent,
  type WebviewPanel,
} from 'vscode';
import type { Range } from '../../../../server/src/protocol/positions.js';
import type { DocumentState, StateChanges } from '../../../../server/src/protocol/state.js';
import { commandId, type PageAction } from '../../../actions/actions.js';
import type { Call } from '../../../messages/calls.js';
import { replacedLines } from '../../../messages/lineChange.js';
import {
  parseFromReader,
  type FromReader,
  type PageDocument,
  type ToReader,
} from '../../../messages/reader.js';
import { editorRange } from '../../editor/ranges.js';
import type { DocumentStates } from '../../service/documentStates.js';
import type { LanguageService } from '../../service/languageService.js';
import { readerOptions } from '../../settings.js';
import { askFor, PageHost } from '../pageHost.js';
import { beginningOfState, beginningOfText } from './beginning.js';

/** Milliseconds that the rest of a long text waits for the marks of its beginning, so that they do not wait for it. */
const LONGEST_WAIT = 1000;

export class ReaderSession implements Disposable {
  private readonly page: PageHost<ToReader, FromReader>;
  private readonly disposables: readonly Disposable[];
  /** The text that the page has, where it has all of it. */
  private text: { readonly version: number; readonly lines: number } | undefined;
  /** The state as the page has it. */
  private sent: DocumentState | undefined;
  /** Where to go once the page listens. */
  private toGoTo: Range | undefined;
  /** Runs while the page has no more than the beginning of the text. */
  private waiting: ReturnType<typeof setTimeout> | undefined;

  /** `dist`: the folder of the bundles. */
  constructor(
    readonly document: TextDocument,
    private readonly panel: WebviewPanel,
    private readonly service: LanguageService,
    private readonly states: DocumentStates,
    dist: Uri,
  ) {
    const kind = { title: l10n.t('Hawashi Reader'), dist, bundle: 'reader', parse: parseFromReader };
    this.page = new PageHost(panel.webview, kind, service.output, {
      receive: (message) => this.act(message),
      answer: (call) => this.answer(call),
    });
    this.disposables = [
      this.page,
      workspace.onDidChangeTextDocument((event) => {
        if (event.document === document && event.contentChanges.length > 0) this.sendTyped(event);
      }),
      states.onDidChange(({ uri, state, changes }) => {
        if (uri.toString() === document.uri.toString()) this.sendState(state ?? null, changes);
      }),
      workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('hawashi'))
          this.page.send({ type: 'options', options: readerOptions() });
      }),
    ];
    this.page.load(this.firstMessages());
  }

  get isActive(): boolean {
    return this.panel.active;
  }

  get isVisible(): boolean {
    return this.panel.visible;
  }

  run(action: PageAction): void {
    this.page.send({ type: 'run', action });
  }

  /** As soon as the page has the text. */
  goTo(range: Range): void {
    if (this.page.isReady) this.page.send({ type: 'goTo', range });
    else this.toGoTo = range;
  }

  reveal(id: string): void {
    this.page.send({ type: 'reveal', id });
  }

  dispose(): void {
    clearTimeout(this.waiting);
    for (const disposable of this.disposables) disposable.dispose();
  }

  /** What is known now, for the page to be made with. */
  private firstMessages(): readonly ToReader[] {
    const messages: ToReader[] = [{ type: 'options', options: readerOptions() }];
    const text = beginningOfText(this.pageDocument());
    if (text) messages.push({ type: 'document', document: text });
    const state = this.states.get(this.document.uri);
    if (state) messages.push(beginningOfState(state));
    return messages;
  }

  private sendState(state: DocumentState | null, changes?: StateChanges): void {
    if (!this.page.isReady) return;
    const known = this.sent;
    this.sent = state ?? undefined;
    if (changes && changes.since === known?.revision) return this.page.send({ type: 'changes', changes });
    const beginning = state && !known ? beginningOfState(state) : undefined;
    if (beginning?.isBeginning) this.page.send(beginning);
    if (state) this.sendRest();
    this.page.send({ type: 'state', state });
  }

  /** The text, where the page still waits for all of it. */
  private sendRest(): void {
    if (this.waiting !== undefined) this.sendDocument();
  }

  private sendDocument(): void {
    clearTimeout(this.waiting);
    this.waiting = undefined;
    this.page.send({ type: 'document', document: this.pageDocument() });
    this.noteText();
  }

  /** The lines that were typed in, to a page that has all the others. */
  private sendTyped({ document, contentChanges }: TextDocumentChangeEvent): void {
    const { text } = this;
    if (!text || !this.page.isReady) return this.sendDocument();
    const ranges = contentChanges.map(({ range }) => range);
    const { start, removed, added } = replacedLines(ranges, text.lines, document.lineCount);
    const lines = Array.from({ length: added }, (_, i) => document.lineAt(start + i).text);
    const change = { since: text.version, version: document.version, start, removed, lines };
    this.page.send({ type: 'lines', change });
    this.noteText();
  }

  private noteText(): void {
    const { version, lineCount } = this.document;
    this.text = this.page.isReady ? { version, lines: lineCount } : undefined;
  }

  private pageDocument(): PageDocument {
    const { document } = this;
    return {
      name: workspace.asRelativePath(document.uri, false),
      version: document.version,
      lines: document.getText().split(document.eol === EndOfLine.CRLF ? '\r\n' : '\n'),
    };
  }

  private async act(message: FromReader): Promise<void> {
    switch (message.type) {
      case 'ready':
        return this.complete(message);
      case 'run':
        await commands.executeCommand(commandId(message.action), { uri: this.document.uri.toString() });
        return;
      case 'guidelines':
        await commands.executeCommand(commandId('showGuidelines'), {
          uri: this.document.uri.toString(),
          label: message.label,
        });
        return;
      case 'search':
        await commands.executeCommand(commandId('searchCorpus'), { query: message.query });
        return;
      case 'inSight':
        return this.states.lookAt(this.document.uri, message.line);
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
    }
  }

  /** Tells the page what it was not made with: first what is in sight. */
  private async complete({ version, revision }: { version?: number; revision?: number }): Promise<void> {
    const { document, states } = this;
    this.page.send({ type: 'options', options: readerOptions() });
    clearTimeout(this.waiting);
    this.text = undefined;
    if (version === document.version) this.noteText();
    else this.waiting = setTimeout(() => this.sendRest(), LONGEST_WAIT);
    const state = states.get(document.uri);
    this.sent = state?.revision === revision ? state : undefined;
    if (this.sent) this.sendRest();
    else if (state) this.sendState(state);
    // What it gives is sent as every change is.
    else await states.refresh(document.uri);
    if (this.toGoTo) this.goTo(this.toGoTo);
    this.toGoTo = undefined;
  }

  private async answer(call: Call): Promise<unknown> {
    const answer = await askFor(this.service, this.document.uri.toString(), call);
    // The answer comes after what it changed.
    if (call.method === 'hawashi/edit') await this.states.refresh(this.document.uri);
    return answer;
  }
}
