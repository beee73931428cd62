/** The extension's side of one page: shows it, reads what it says, answers what it asks, tells it what changed. */
import type { Disposable, Webview } from 'vscode';
import type { Requests } from '../../../server/src/protocol/requests.js';
import type { CallAnswer, Call, PageMethod } from '../../messages/calls.js';
import type { General } from '../../messages/page.js';
import { packed } from '../../messages/wire.js';
import type { LanguageService } from '../service/languageService.js';
import { pageHtml, type PageFrame } from './pageFrame.js';

/** What makes one kind of page. */
export interface PageKind<FromPage> extends PageFrame {
  /** A message of the page; undefined where it is none. */
  readonly parse: (data: unknown) => FromPage | General | undefined;
}

export interface PageHandlers<FromPage> {
  /** What the page says beside what every page does. */
  readonly receive: (message: FromPage) => unknown;
  /** The answer to what the page asks; undefined where there is none. */
  readonly answer: (call: Call) => Promise<unknown>;
}

/** The page says `ready` when it listens: before that it is told nothing but what it was made with. */
export class PageHost<ToPage, FromPage extends { readonly type: string }> implements Disposable {
  private readonly listening: Disposable;
  private ready = false;
  /** How often the page was loaded: an answer is for the page that asked. */
  private loads = 0;

  constructor(
    private readonly webview: Webview,
    private readonly kind: PageKind<FromPage>,
    private readonly output: LanguageService['output'],
    private readonly handlers: PageHandlers<FromPage>,
  ) {
    webview.options = { enableScripts: true, localResourceRoots: [kind.dist] };
    this.listening = webview.onDidReceiveMessage((data: unknown) => this.receive(data));
  }

  get isReady(): boolean {
    return this.ready;
  }

  /** Loads the page, made with these messages. */
  load(first: readonly ToPage[]): void {
    this.ready = false;
    this.loads++;
    this.webview.html = pageHtml(this.webview, this.kind, first);
  }

  /** A page is told nothing before it listens. */
  send(message: ToPage): void {
    if (this.ready) this.post(message);
  }

  private post(message: ToPage | CallAnswer): void {
    void this.webview.postMessage(packed(message));
  }

  /** Who asks listens, whether it has said so or not. */
  private async answer(message: Call): Promise<void> {
    const { loads } = this;
    const answer = await this.handlers.answer(message).catch((error: unknown) => {
      this.output.error(String(error));
      return undefined;
    });
    if (loads === this.loads) this.post({ type: 'answer', call: message.call, answer });
  }

  dispose(): void {
    this.listening.dispose();
  }

  private receive(data: unknown): void {
    const message = this.kind.parse(data);
    if (message) void this.act(message).catch((error: unknown) => this.output.error(String(error)));
    else {
      const words = JSON.stringify(data)?.slice(0, 500);
      this.output.warn(`${this.kind.title} sent what is no message: ${words}`);
    }
  }

  private async act(message: FromPage | General): Promise<void> {
    if (isCall(message)) await this.answer(message);
    else if (isFailed(message)) {
      this.output.error(`${this.kind.title}: ${message.message}`);
    } else {
      if (message.type === 'ready') this.ready = true;
      await this.handlers.receive(message as FromPage);
    }
  }
}

const isCall = (message: { readonly type: string }): message is Call => message.type === 'call';

const isFailed = (message: { readonly type: string }): message is Extract<General, { type: 'failed' }> =>
  message.type === 'failed';

/** Asks the language server for a page, about what the page shows. */
export function askFor(service: LanguageService, uri: string, call: Call): Promise<unknown> {
  const parameters = { ...call.parameters, uri } as Requests[PageMethod][0];
  return service.request<PageMethod>(call.method, parameters);
}
