/** Numbers that options take. */
import { isConfidence } from '../annotation/confidence.js';
import { BadUse } from './messages.js';
import { say } from './say.js';

/** 0 to 1. */
export function confidence(text: string): number {
  const given = text.trim() === '' ? NaN : Number(text);
  if (!isConfidence(given)) throw new BadUse(say('tool.noConfidence', { given: text }));
  return given;
}

export function anyNumber(text: string): number {
  const given = text.trim() === '' ? NaN : Number(text);
  if (!Number.isFinite(given)) throw new BadUse(say('tool.agree.number', { given: text }));
  return given;
}

/** Whole numbers from one up. */
export function countFrom(least: number): (text: string) => number {
  return (text) => {
    const count = Number(text);
    if (!Number.isInteger(count) || count < least)
      throw new BadUse(say('tool.wholeNumber', { given: text, least }));
    return count;
  };
}
