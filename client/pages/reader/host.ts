/** The page's door to the extension. */
import type { Asks, FromPage, ToPage } from '../../messages/reader.js';
import { FIRST_MESSAGES, unpacked } from '../../messages/wire.js';

interface VsCode {
  postMessage(message: FromPage): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCode;

const vscode = acquireVsCodeApi();

const waiting = new Map<number, (answer: unknown) => void>();
let asked = 0;

export function tell(message: Exclude<FromPage, { type: 'ask' }>): void {
  vscode.postMessage(message);
}

/** Asks the language server; undefined where there is no answer. */
export function ask<M extends keyof Asks>(
  method: M,
  parameters: Asks[M][0],
): Promise<Asks[M][1] | undefined> {
  const id = ++asked;
  return new Promise((resolve) => {
    waiting.set(id, resolve as (answer: unknown) => void);
    vscode.postMessage({ type: 'ask', ask: id, method, parameters } as FromPage);
  });
}

export type Told = Exclude<ToPage, { type: 'answer' }>;

/** What the page was made with. */
export function writtenIn(): readonly Told[] {
  const data = document.getElementById(FIRST_MESSAGES);
  data?.remove();
  return JSON.parse(data?.textContent ?? '[]') as Told[];
}

/** Calls back for every message of the extension but answers, which go to who asked. */
export function listen(receive: (message: Told) => void): void {
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    if (!(event.data instanceof Uint8Array)) return;
    const message = unpacked(event.data);
    if (message.type !== 'answer') {
      receive(message);
      return;
    }
    waiting.get(message.ask)?.(message.answer);
    waiting.delete(message.ask);
  });
}

/** What the page remembers while its tab is open, hidden or not. */
export interface Memory {
  readonly scroll?: number;
  readonly hiddenLabels?: readonly string[];
}

export function remembered(): Memory {
  return (vscode.getState() as Memory | undefined) ?? {};
}

export function remember(memory: Memory): void {
  vscode.setState({ ...remembered(), ...memory });
}
