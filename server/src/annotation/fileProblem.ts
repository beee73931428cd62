/** What is wrong with a file of the corpus, where, and what to do about it. */
import { URI } from 'vscode-uri';
import type { Message } from '../messages/message.js';

export interface FileProblem {
  /** Address of the file, as a URI. */
  readonly file: string;
  /** Counted from 1, as editors show them; column in UTF-16 units. */
  readonly line: number;
  readonly column: number;
  /** One or two sentences: what is wrong and what to do. */
  readonly message: Message;
  /** error: something is not used; warning: it is used, but not as written. */
  readonly severity: 'error' | 'warning';
  /** What kind of problem it is, for whoever offers a fix; by default the file is broken. */
  readonly code?: string;
}

/** The address of a file as people write it: a path with `/` on this machine, else the URI with its letters readable. */
export function shownFile(uri: string): string {
  if (!/^[a-z][a-z0-9+.-]+:/i.test(uri)) return uri;
  const parsed = URI.parse(uri);
  if (parsed.scheme !== 'file') return parsed.toString(true);
  const path = parsed.path.replace(/^\/([a-zA-Z]:)/, '$1');
  return parsed.authority === '' ? path : `//${parsed.authority}${path}`;
}
