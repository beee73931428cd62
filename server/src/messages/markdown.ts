/**
 * Markdown in which any text is nothing but text. Whatever is not written in our code gets in by these functions alone: a
 * `Markdown` cannot be made of a string in another way.
 */
import { inert } from './inert.js';

declare const made: unique symbol;

/** Source text (CommonMark with GitHub's extensions), made by the functions of this file. */
export type Markdown = string & { readonly [made]: true };

const asMarkdown = (source: string): Markdown => source as Markdown;

/** Signs that begin something within a line: wherever they stand, an underscore at the edge of a word alone. */
const SIGNS = /[\\`*[\]<|~@]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|&(?=[#\w])/gu;

/** Bare addresses, which GitHub's extension makes links of: `https://`, `www.` (and an e-mail's @, above). */
const ADDRESSES = /:(?=\/\/)|(?<=www)\./gi;

/** What makes a list, a heading, a quote, a rule or a table of a line that begins so: `- `, `1. `, `1) `, `# `, `> `, `===`. */
const BEGINNINGS = /^(?:[-+=#>]|\d+(?=[.)]))/;

/** A text in one line, with nothing in it that Markdown reads as anything else. */
export function plain(text: string): Markdown {
  const line = inert(text).replace(/\s+/gu, ' ').trim();
  const escaped = line.replace(SIGNS, '\\$&').replace(ADDRESSES, '\\$&');
  return asMarkdown(escaped.replace(BEGINNINGS, (begin) => (/\d/.test(begin) ? `${begin}\\` : `\\${begin}`)));
}

/** The same in bold where it is a name of letters and digits: among other signs, asterisks may be read as such. */
export function strong(text: string): Markdown {
  const words = plain(text);
  return /^[\p{L}\p{N}](?:[\p{L}\p{N}. -]*[\p{L}\p{N}])?$/u.test(words) ? asMarkdown(`**${words}**`) : words;
}

/** A text as code, letter by letter; its fence is longer than any run of backticks in it. */
export function code(text: string): Markdown {
  const line = inert(text).replace(/\s+/gu, ' ').trim();
  if (line === '') return asMarkdown('');
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  const room = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return asMarkdown(fence + room + line + room + fence);
}

/** A link that runs a command with these arguments: `command` is ours, the arguments may be any plain data. */
export function commandLink(title: string, command: string, ...parameters: readonly unknown[]): Markdown {
  const data = encodeURIComponent(JSON.stringify(parameters)).replace(
    /[!'()*~]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return asMarkdown(`[${plain(title)}](command:${command}?${data})`);
}

/** Markdown with Markdown in it: what stands in the template is written in our code. */
export const markdown = (template: TemplateStringsArray, ...parts: readonly Markdown[]): Markdown =>
  asMarkdown(String.raw({ raw: template }, ...parts));

/** One after the other; those that are empty are left out. */
export const joined = (parts: readonly Markdown[], between: string): Markdown =>
  asMarkdown(parts.filter((part) => part !== '').join(between));
