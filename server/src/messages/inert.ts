/**
 * Texts of documents, files and people within what an editor shows as a plain sentence. Editors read marks there too: VS
 * Code makes `[words](command:…)` a link that runs a command (notifications, prompts), and `$(name)` an icon (lists, code
 * lenses, outline, status bar). No list of allowed commands applies there.
 */

/** Holds two signs apart, and is not seen (U+2060, word joiner). */
const APART = '\u2060';

/** Controls and line breaks (C0, C1, U+2028, U+2029): they would end the sentence, or be seen as boxes. */
const BREAKS = /[\p{Cc}\u2028\u2029]+/gu;

/** Where a link's words meet its target, and where the name of an icon begins. */
const LINK_OR_ICON = /[\]$](?=\()/g;

/**
 * The text in one line, looking as it is, with nothing in it that an editor takes for a link or an icon. The last thing
 * that is done to a text: taking anything out of it could bring such signs together.
 */
export const inert = (text: string): string =>
  text.replace(BREAKS, ' ').replace(LINK_OR_ICON, (sign) => sign + APART);
