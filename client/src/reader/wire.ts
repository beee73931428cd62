/**
 * Messages to the page as they travel: as bytes. An object would be written and read again by each of the processes and
 * frames on its way, which for a long document takes most of a second; bytes are handed on as they are. Pure.
 */
import type { ToPage } from './messages.js';

export function packed(message: ToPage): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(message));
}

export function unpacked(bytes: Uint8Array): ToPage {
  return JSON.parse(new TextDecoder().decode(bytes)) as ToPage;
}
