/** What VS Code shows as plain text may hold marks that it reads: this is what any text is made of first. */
import { inOwnDirection } from '../../../server/src/messages/direction.js';
import { inert } from '../../../server/src/messages/inert.js';

/** A text of our own or of others as a row, a title, a notice shows it: as it is, in its own direction, and as nothing else. */
export const shown = (text: string): string => inert(inOwnDirection(text));

/** Left-to-right mark (UAX 9): what follows keeps out of an Arabic text before it in the same line. */
const LEFT_TO_RIGHT = '\u200e';

/** What a row says beside its name: each part in its own direction, apart from the name and from each other; or nothing. */
export function besideName(parts: readonly (string | undefined)[]): string {
  const said = parts.filter((part) => part !== undefined && part !== '');
  return said.length === 0 ? '' : LEFT_TO_RIGHT + said.map((part) => shown(part!)).join(' · ');
}
