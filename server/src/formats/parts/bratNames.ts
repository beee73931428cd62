/**
 * Names as brat stores them: letters, digits, `_` and `-` of ASCII alone, others by their UTF-16 units (`_u0634`). It
 * shows the real name where `visual.conf` gives it.
 */
import { decodeWord } from './encoding.js';

const UNIT = /_u([0-9A-F]{4})/g;
const unit = (character: string): string =>
  '_u' + character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');

export function bratName(name: string): string {
  // An underscore that would begin a unit is written as one itself.
  return name.replace(/_(?=u[0-9A-F]{4})|[^A-Za-z0-9_-]/g, unit);
}

/** The inverse; percent-encoding, which other files have, is understood too. */
export function nameFromBrat(stored: string): string {
  const name = stored.replace(UNIT, (_whole, code: string) => String.fromCharCode(parseInt(code, 16)));
  return name === stored ? decodeWord(stored) : name;
}
