/**
 * Addresses of files and folders: URIs of any scheme, in the one spelling that VS Code gives them, so that two that
 * are equal are the same file. Paths below a folder are plain text with `/`, not encoded.
 */
import { URI, Utils } from 'vscode-uri';

/** The one spelling of an address: encoded alike, without `.` and `..` steps and without a slash at its end. */
export function normaliseUri(uri: string): string {
  return withoutSlash(Utils.joinPath(URI.parse(uri), '.').toString());
}

/** Paths that are what they seem, without steps, and of which no letter has a spelling of its own in addresses. */
const PLAIN = /^[\w~. /\u0100-\ud7ff-]+$/;
const HAS_STEPS = /(?:^|\/)\.{0,2}(?:\/|$)/;

/** Of the folder that was looked at last: large ones are joined with one name after the other. */
let spelledFolder = '';
function isSpelled(folder: string): boolean {
  if (folder === spelledFolder) return true;
  if (/[?#]/.test(folder) || normaliseUri(folder) !== folder) return false;
  spelledFolder = folder;
  return true;
}

/** The address of what lies below a folder. */
export function joinUri(folder: string, ...below: readonly string[]): string {
  if (
    below.length > 0 &&
    below.every((path) => PLAIN.test(path) && !HAS_STEPS.test(path)) &&
    isSpelled(folder)
  ) {
    const path = encodeURIComponent(below.join('/')).replaceAll('%2F', '/');
    return folder.endsWith('/') ? folder + path : `${folder}/${path}`;
  }
  return withoutSlash(Utils.joinPath(URI.parse(folder), ...below).toString());
}

/** The folder that holds a file or folder; undefined at the top. */
export function parentUri(uri: string): string | undefined {
  const slash = uri.lastIndexOf('/');
  const top = topOf(uri);
  if (slash < 0 || uri.length <= top.length) return undefined;
  return slash < top.length ? top : uri.slice(0, slash);
}

/** The path below a folder, not encoded; undefined where it is not below it. Both are as `normaliseUri` spells them. */
export function relativePath(folder: string, uri: string): string | undefined {
  const prefix = folder.endsWith('/') ? folder : folder + '/';
  if (!uri.startsWith(prefix) || uri.length === prefix.length) return undefined;
  return decodeURIComponent(uri.slice(prefix.length));
}

/** The name of a file or folder, not encoded. */
export function baseName(uri: string): string {
  return decodeURIComponent(uri.slice(Math.max(uri.lastIndexOf('/'), uri.lastIndexOf(':')) + 1));
}

export function schemeOf(uri: string): string {
  return uri.slice(0, Math.max(0, uri.indexOf(':')));
}

/** `file:///`, `file://server/`, `vscode-vfs://github/`: what has no folder above it. */
function topOf(uri: string): string {
  return /^[a-z][a-z0-9+.-]*:(?:\/\/[^/]*)?\/?/i.exec(uri)?.[0] ?? '';
}

function withoutSlash(uri: string): string {
  return uri.endsWith('/') && uri.length > topOf(uri).length ? uri.slice(0, -1) : uri;
}
