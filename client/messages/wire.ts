/**
 * Messages to the page as they travel: as bytes. An object would be written and read again by each of the processes and
 * frames on its way, which for a long document takes most of a second; bytes are handed on as they are. Pure.
 */
import type { ToPage } from './reader.js';

/** Id of the element that holds the messages written into the page. */
export const FIRST_MESSAGES = 'first-messages';

/**
 * Messages as JSON within HTML: nothing in it ends the element, and nothing looks like an address of VS Code's own, which
 * VS Code would rewrite.
 */
export function written(messages: readonly ToPage[]): string {
  return JSON.stringify(messages).replaceAll(/<|vscode-/gi, (part) => {
    const code = part.charCodeAt(0).toString(16).padStart(4, '0');
    return `\\u${code}${part.slice(1)}`;
  });
}

export function packed(message: ToPage): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(message));
}

export function unpacked(bytes: Uint8Array): ToPage {
  return JSON.parse(new TextDecoder().decode(bytes)) as ToPage;
}
