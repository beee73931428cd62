/** `--option name=value …` as the options of a format. */
import { say } from './say.js';
import { BadUse } from './messages.js';

export function formatOptions(given: readonly string[] | undefined): Record<string, string> {
  const options: Record<string, string> = {};
  for (const text of given ?? []) {
    const at = text.indexOf('=');
    if (at < 1) throw new BadUse(say('tool.option', { given: text }));
    options[text.slice(0, at)] = text.slice(at + 1);
  }
  return options;
}
