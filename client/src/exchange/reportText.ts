/** Reports in Markdown: what files and people say is text in them, and nothing else. */
import { plain } from '../../../server/src/messages/markdown.js';

/** What is wrong, an item each. */
export function problemsReport(heading: string, problems: readonly string[]): string {
  return [`# ${plain(heading)}`, '', ...problems.map((problem) => `- ${plain(problem)}`), ''].join('\n');
}

/**
 * For the preview, which makes links of bare addresses (`//host`, `me@host`) even where their signs are escaped: word joiners,
 * which nobody sees, keep them apart.
 */
export const withoutAddresses = (markdown: string): string =>
  markdown.replace(/\/(?=\\?\/)/g, '/\u2060').replace(/\\?@/g, '\u2060$&');
