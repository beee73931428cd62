/** `split.json` of a corpus: which document is in which part, frozen with the seed that it came from. */
import { getNodeValue } from 'jsonc-parser';
import type { FileProblem } from '../../annotation/fileProblem.js';
import { message } from '../../messages/message.js';
import { parseJsonFile } from '../jsonFile.js';
import { PARTS, type Split } from './split.js';

export const SPLIT_FILE = 'split.json';

const isNames = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((name) => typeof name === 'string');

/** Gives what is wrong where it is no split. Never throws. */
export function readSplit(
  uri: string,
  content: string,
): { readonly split: Split } | { readonly problem: Pick<FileProblem, 'line' | 'message'> } {
  const { root, problems } = parseJsonFile(uri, content, message('split.otherwise'));
  if (problems[0] || !root)
    return { problem: problems[0] ?? { line: 1, message: message('split.otherwise') } };
  const value = getNodeValue(root) as Partial<Split> | null;
  const { by, seed, shares, parts } = value ?? {};
  const hasAll =
    typeof by === 'string' &&
    typeof seed === 'number' &&
    PARTS.every((part) => isNames(parts?.[part]) && typeof shares?.[part] === 'number');
  return hasAll ? { split: value as Split } : { problem: { line: 1, message: message('split.wrongFile') } };
}

/** A name a line, so that git merges what is added. */
export function formatSplit({ by, seed, shares, parts }: Split): string {
  return JSON.stringify({ hawashi: 1, by, seed, shares, parts }, null, 2) + '\n';
}
