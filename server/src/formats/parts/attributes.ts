/** Attributes of annotations as keys of JSON objects. */
import { isConfidence } from '../../annotation/confidence.js';
import type { Annotation, Origin } from '../../annotation/model.js';
import { isObject, type JsonObject } from './inputText.js';

const ORIGINS: readonly Origin[] = ['human', 'accepted', 'imported'];

type TextKey = 'value' | 'mod' | 'canonical' | 'note' | 'origin';

/** Attributes that are there, of those asked for; JSON leaves out what is undefined. */
export function attributesOf(
  annotation: Annotation,
  keys: readonly TextKey[],
): Partial<Record<TextKey, string>> {
  return Object.fromEntries(
    keys.flatMap((key) => (annotation[key] === undefined ? [] : [[key, annotation[key]] as const])),
  );
}

/** The same back from an object of a file; what is no string is left out. */
export function readAttributes(
  object: JsonObject,
  keys: readonly TextKey[],
): Pick<Annotation, 'value' | 'mod' | 'canonical' | 'note' | 'origin'> {
  const found: Record<string, string> = {};
  for (const key of keys) {
    const value = object[key];
    if (typeof value !== 'string') continue;
    if (key !== 'origin' || ORIGINS.some((origin) => origin === value)) found[key] = value;
  }
  return found;
}

/** How sure a tool was, as most call it: a score. One that is no confidence from 0 to 1 is kept as it is. */
export function readScore(score: unknown): Pick<Annotation, 'confidence' | 'extra'> {
  if (score === undefined || score === null) return {};
  return isConfidence(score) ? { confidence: score } : { extra: { score } };
}

/** Foreign attributes, kept as an object under one key. */
export function readExtra(value: unknown): Pick<Annotation, 'extra'> {
  return isObject(value) && Object.keys(value).length > 0 ? { extra: value } : {};
}
