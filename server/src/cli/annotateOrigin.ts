/** What decides the result of `annotate` for a document, as a hash: where it is the same, the result is the same. */
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { VERSION } from '../version.js';
import type { AnnotateSettings, OriginOf } from './annotating.js';
import { readBytes } from './textFile.js';

/** `entry`: URL of the tool's own file; the chunks that it loads are named by their content. */
export async function originsOf(settings: AnnotateSettings, entry: string): Promise<OriginOf> {
  const program = createHash('sha256').update(VERSION);
  for (const part of [entry, './tagger.bin'])
    program.update(await readBytes(fileURLToPath(new URL(part, entry))).catch(() => Buffer.alloc(0)));
  const shared = program
    .update(JSON.stringify([settings.format, settings.options, settings.minimumConfidence]))
    .digest();
  return ({ name, reading, labels }, text) => {
    const { date, locale, calendar } = reading;
    const given = JSON.stringify([name, date, locale, calendar, labels]);
    return createHash('sha256').update(shared).update(given).update('\0').update(text).digest('hex');
  };
}
