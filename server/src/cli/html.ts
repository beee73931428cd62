/** Pages that the tool writes: they stand by themselves, without scripts, and fetch nothing. */

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
export const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign]!);

/** Text in whichever direction it begins. */
export const isolated = (text: string): string => `<bdi>${escaped(text)}</bdi>`;

/** `body` is HTML, `title` is text. */
export const htmlPage = (title: string, style: string, body: string): string =>
  `<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<title>${escaped(title)}</title>\n<style>\n${style}</style>\n${body}\n</html>\n`;
