/** A page's door to the extension: what it tells, what it asks, what it is told, what it remembers. */
import type { CallAnswer, Call, CallParameters, CallResult, PageMethod } from '../../messages/calls.js';
import type { General } from '../../messages/page.js';
import { FIRST_MESSAGES, unpacked } from '../../messages/wire.js';

interface VsCode {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCode;

interface Typed {
  readonly type: string;
}

/** One a page. `Memory` is what the page remembers while its tab is open, hidden or not. */
export class Host<ToPage extends Typed, FromPage extends Typed, Memory extends object> {
  private readonly vscode = acquireVsCodeApi();
  private readonly waiting = new Map<number, (answer: unknown) => void>();
  private asked = 0;

  tell(message: FromPage): void {
    this.post(message);
  }

  /** Asks the language server about what the page shows; undefined where there is no answer. */
  call<M extends PageMethod>(method: M, parameters: CallParameters<M>): Promise<CallResult<M> | undefined> {
    const call = ++this.asked;
    return new Promise((resolve) => {
      this.waiting.set(call, resolve as (answer: unknown) => void);
      this.post({ type: 'call', call, method, parameters } as Call);
    });
  }

  /** What the page was made with; to be read once. */
  writtenIn(): readonly ToPage[] {
    const data = document.getElementById(FIRST_MESSAGES);
    data?.remove();
    return JSON.parse(data?.textContent ?? '[]') as ToPage[];
  }

  /** Calls back for every message of the extension but answers, which go to who asked. */
  listen(receive: (message: ToPage) => void): void {
    window.addEventListener('message', (event: MessageEvent<unknown>) => {
      if (!(event.data instanceof Uint8Array)) return;
      const message = unpacked<ToPage | CallAnswer>(event.data);
      if (isAnswer(message)) this.receiveAnswer(message);
      else receive(message);
    });
  }

  /** Errors of the page go to the extension's log. */
  reportErrors(): void {
    const report = (message: string) => this.post({ type: 'failed', message });
    window.addEventListener('error', ({ message, error }) =>
      report([message, error instanceof Error ? error.stack : undefined].filter(Boolean).join('\n')),
    );
    window.addEventListener('unhandledrejection', ({ reason }) => report(String(reason)));
  }

  remembered(): Partial<Memory> {
    return (this.vscode.getState() as Partial<Memory> | undefined) ?? {};
  }

  remember(memory: Partial<Memory>): void {
    this.vscode.setState({ ...this.remembered(), ...memory });
  }

  private receiveAnswer({ call, answer }: CallAnswer): void {
    this.waiting.get(call)?.(answer);
    this.waiting.delete(call);
  }

  private post(message: FromPage | General): void {
    this.vscode.postMessage(message);
  }
}

const isAnswer = (message: Typed): message is CallAnswer => message.type === 'answer';
