/** A document that is decided on, and what tests of decisions ask of it. */
import assert from 'node:assert/strict';
import type { EditCommand } from '../../../server/src/protocol/edits.js';
import type { Opened } from './corpus.js';

export const TEXT = 'وصل السيد عبد اللطيف حموشي إلى مراكش.\nعاد حموشي من مراكش يوم 6 دجنبر 2023.\n';
export const FILE = '/corpus/annotations/amal/a.jsonl';

export function rangeOf({ document }: Opened, words: string, from = 0) {
  const start = document.getText().indexOf(words, from);
  return { start: document.positionAt(start), end: document.positionAt(start + words.length) };
}

export async function edit(opened: Opened, command: EditCommand) {
  return opened.service.edit(opened.uri, command);
}

export async function lines(opened: Opened): Promise<Record<string, unknown>[]> {
  const file = (await opened.read(FILE)) ?? '';
  return file
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

export async function suggestion(opened: Opened, text: string) {
  const state = await opened.service.state(opened.uri);
  const item = state?.items.find((one) => one.kind === 'suggestion' && one.text === text);
  assert.ok(item, `no suggestion «${text}»`);
  return item;
}
