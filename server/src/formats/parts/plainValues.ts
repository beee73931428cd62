/**
 * Values of attributes in formats that have texts alone. What is no text is written as JSON, and so is a text that would
 * be read as something else: every value comes back as it was, whatever a corpus defines.
 */
export function plainText(value: unknown): string {
  return typeof value === 'string' && valueOfPlain(value) === value ? value : JSON.stringify(value);
}

/** The inverse. Only what is written as JSON writes it is none: «007» and «1.0» stay texts. */
export function valueOfPlain(text: string): unknown {
  if (!/^(?:[-\d{["]|true$|false$|null$)/.test(text)) return text;
  try {
    const value: unknown = JSON.parse(text);
    return JSON.stringify(value) === text ? value : text;
  } catch {
    return text;
  }
}
