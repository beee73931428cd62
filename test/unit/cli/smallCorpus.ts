/** A corpus of one document, in a folder. */
import { folderOf } from './tool.js';

export const TEXT = 'زار حموشي مدينة مراكش يوم 8 نونبر 2024.\r\n😀 عاد إلى الرباط.\n';
export const at = (quote: string): { start: number; end: number; text: string } => {
  const start = [...TEXT.slice(0, TEXT.indexOf(quote))].length;
  return { start, end: start + [...quote].length, text: quote };
};
export const lines = (...objects: readonly object[]): string =>
  objects.map((object) => JSON.stringify(object) + '\n').join('');
export const GOLD = lines(
  { ...at('حموشي'), label: 'PERS', canonical: 'hammouchi' },
  { ...at('مدينة مراكش'), label: 'FAC' },
  { ...at('مراكش'), label: 'GPE' },
  { ...at('يوم 8 نونبر 2024'), label: 'DATE', value: '2024-11-08' },
  { ...at('الرباط'), label: 'GPE', note: 'العاصمة' },
);

export const corpusOf = (files: Readonly<Record<string, string | Buffer>> = {}): Promise<string> =>
  folderOf({ 'hawashi.json': '{}', 'a.txt': TEXT, 'annotations/gold/a.jsonl': GOLD, ...files });
