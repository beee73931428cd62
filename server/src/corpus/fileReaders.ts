/** Readers of what JSON files that people edit say: each reports what is wrong at its place, and goes on. */
import type { Node } from 'jsonc-parser';
import { message, type Message } from '../messages/message.js';
import { propertiesOf, type JsonFile } from './jsonFile.js';

/** Reads one property; undefined (and a report) where it is not what it should be. */
export type Reader<T> = (node: Node, file: JsonFile) => T | undefined;

export const text: Reader<string> = (node, file) => {
  if (typeof node.value === 'string' && node.value.trim() !== '') return node.value;
  file.report(node, message('corpus.text'));
  return undefined;
};

export const flag: Reader<boolean> = (node, file) => {
  if (typeof node.value === 'boolean') return node.value;
  file.report(node, message('corpus.flag'));
  return undefined;
};

export const list =
  <T>(item: Reader<T>): Reader<readonly T[]> =>
  (node, file) => {
    if (node.type !== 'array') {
      file.report(node, message('corpus.list'));
      return undefined;
    }
    return (node.children ?? []).flatMap((child) => item(child, file) ?? []);
  };

export const pattern =
  (regex: RegExp, advice: Message): Reader<string> =>
  (node, file) => {
    const value = text(node, file);
    if (value === undefined || regex.test(value)) return value;
    file.report(node, advice);
    return undefined;
  };

export type Readers<T> = { readonly [K in keyof T]-?: Reader<NonNullable<T[K]>> };

/** The properties of an object that have readers; others are reported, and passed over. */
export function object<T>(node: Node, file: JsonFile, readers: Readers<T>): Partial<T> {
  const found: Partial<T> = {};
  const seen = new Set<string>();
  for (const { name: property, key: at, value } of propertiesOf(node)) {
    const reader = Object.hasOwn(readers, property) ? readers[property as keyof T] : undefined;
    if (seen.has(property)) file.report(at, message('corpus.propertyTwice', { property }), 'warning');
    seen.add(property);
    if (reader && value) {
      const read = reader(value, file);
      if (read !== undefined) found[property as keyof T] = read;
    } else if (property !== '$schema') {
      const known = Object.keys(readers);
      file.report(at, message('corpus.propertyUnknown', { property, known }), 'warning');
    }
  }
  return found;
}

export function isObject(node: Node, file: JsonFile): boolean {
  if (node.type === 'object') return true;
  file.report(node, message('corpus.object'));
  return false;
}

/** A list whose items have names of their own (and keys, where they have any); later ones that repeat are left out. */
export function distinct<T extends { readonly name: string; readonly key?: string }>(
  item: Reader<T>,
): Reader<readonly T[]> {
  return (node, file) => {
    const names = new Set<string>();
    const keys = new Map<string, string>();
    const unique: Reader<T> = (child) => {
      const read = item(child, file);
      if (!read) return undefined;
      if (names.has(read.name)) {
        file.report(child, message('corpus.nameTwice', { name: read.name }));
        return undefined;
      }
      names.add(read.name);
      const other = read.key === undefined ? undefined : keys.get(read.key);
      if (read.key !== undefined && other !== undefined) {
        file.report(child, message('corpus.keyTaken', { key: read.key, other, name: read.name }));
        const { key: _, ...rest } = read;
        return rest as T;
      }
      if (read.key !== undefined) keys.set(read.key, read.name);
      return read;
    };
    return list(unique)(node, file);
  };
}
