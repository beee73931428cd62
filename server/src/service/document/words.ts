/** Words for the reader: label names and Arabic text set apart from the English around it. */

/** Keeps a run of Arabic in its own direction inside an English sentence (first-strong isolate, UAX 9). */
export function isolate(text: string): string {
  return `\u2068${text}\u2069`;
}

const LABEL_WORDS: Readonly<Record<string, string>> = {
  PERS: 'person',
  ORG: 'organisation',
  GPE: 'country, city or region',
  LOC: 'place',
  FAC: 'building or facility',
  NORP: 'nationality or group',
  EVENT: 'event',
  LAW: 'law or treaty',
  OCC: 'role or office',
  MISC: 'other name',
  DATE: 'date',
  TIME: 'time of day',
  DURATION: 'duration',
  SET: 'repeated time',
  ORDINAL: 'ordinal number',
  CARDINAL: 'number',
  MONEY: 'amount of money',
  PERCENT: 'percentage',
  QUANTITY: 'quantity',
};

export function labelWords(label: string): string {
  return LABEL_WORDS[label] ?? label;
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** Escapes what Markdown would read as mark-up. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!|<>~]/g, '\\$&');
}
