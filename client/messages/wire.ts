/**
 * Messages to pages as they travel: as bytes. An object would be written and read again by each of the processes and
 * frames on its way, which for a long document takes most of a second; bytes are handed on as they are. Pure.
 */

/** Id of the element that holds the messages written into the page. */
export const FIRST_MESSAGES = 'first-messages';

/**
 * Messages as JSON within HTML: nothing in it ends the element, and nothing looks like an address of VS Code's own, which
 * VS Code would rewrite.
 */
export function written(messages: readonly unknown[]): string {
  return JSON.stringify(messages).replaceAll(/<|vscode-/gi, (part) => {
    const code = part.charCodeAt(0).toString(16).padStart(4, '0');
    return `\\u${code}${part.slice(1)}`;
  });
}

export function packed(message: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(message));
}

/** What was packed; whoever unpacks it says what it is. */
export function unpacked<Message>(bytes: Uint8Array): Message {
  return JSON.parse(new TextDecoder().decode(bytes)) as Message;
}
