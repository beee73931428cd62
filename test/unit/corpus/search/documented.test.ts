import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { MemoryFileSystem } from '../../../../server/src/corpus/files/memoryFileSystem.js';
import type { CorpusModel } from '../../../../server/src/corpus/corpusModel.js';
import { queryProblem } from '../../../../server/src/corpus/search/query/parseQuery.js';
import { formatPlain } from '../../../../server/src/messages/format.js';
import { line, openModel } from '../memoryModel.js';
import { found } from './searching.js';

const PAGE = readFileSync('docs/search.md', 'utf8');

/** The files of the example: texts, and what is marked in them. */
function exampleFiles(): Record<string, string> {
  const files: Record<string, string> = {};
  const facts: Record<string, Record<string, string>> = {};
  for (const [, name = '', said = '', marked = ''] of PAGE.matchAll(/```example (\S+) (.*)\n([^]*?)\n```/g)) {
    const fields = Object.fromEntries(
      said.split(/ (?=\w+=)/u).map((field) => field.split('=') as [string, string]),
    );
    facts[name] = { ...fields, dct: fields['date']! };
    delete facts[name]['date'];
    const annotations: string[] = [];
    let text = '';
    for (const part of marked.split(/(\{[^}]*\})/u)) {
      const [, words, label, canonical, value] =
        /^\{([^|]*)\|(\w+)(?:=([^}]*))?(?::([^}]*))?\}$/u.exec(part) ?? [];
      if (words !== undefined && label !== undefined)
        annotations.push(
          line({
            ...{ start: text.length, end: text.length + words.length, text: words, label },
            ...(canonical !== undefined && { canonical }),
            ...(value !== undefined && { value }),
          }),
        );
      text += words ?? part;
    }
    files[`/c/${name}.txt`] = text;
    const header = line({ hawashi: 1, document: name, status: 'done' });
    files[`/c/annotations/amal/${name}.jsonl`] = header + annotations.join('');
  }
  const entity = {
    id: 'hammouchi',
    label: 'PERS',
    name: 'عبد اللطيف حموشي',
    aliases: ['Abdellatif Hammouchi'],
  };
  return {
    ...files,
    '/c/hawashi.json': '{}',
    '/c/documents.json': JSON.stringify(facts),
    '/c/entities.jsonl': line(entity),
  };
}

/** The rows of the tables whose third column has a title. */
function rowsUnder(title: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let isWanted = false;
  for (const each of PAGE.split('\n')) {
    const cells = each.split(/(?<!\\)\|/u).map((cell) => cell.trim().replaceAll('\\|', '|'));
    if (!each.startsWith('|')) isWanted = false;
    else if (cells[3] === title) isWanted = true;
    else if (isWanted && !/^\|[ -]+\|/u.test(each)) rows.push(cells.slice(1, 4));
  }
  return rows;
}

const queryOf = (cell = ''): string => cell.replace(/^`|`$/gu, '');

describe('search: the examples of docs/search.md', () => {
  let model: CorpusModel;
  before(async () => {
    model = await openModel(new MemoryFileSystem(exampleFiles()), '/c');
  });

  const examples = rowsUnder('finds here');
  it('are there', () => assert.ok(examples.length > 25 && rowsUnder('is told').length > 4));

  for (const [query, , hits = ''] of examples)
    it(queryOf(query), async () => {
      assert.deepEqual(await found(model, queryOf(query)), hits === 'nothing' ? [] : hits.split(' · '));
    });

  for (const [query, character, told = ''] of rowsUnder('is told'))
    it(`${queryOf(query)} is told`, async () => {
      await assert.rejects(found(model, queryOf(query)), (error) => {
        const problem = queryProblem(error)!;
        assert.equal(Array.from(queryOf(query).slice(0, problem.place.at)).length + 1, Number(character));
        assert.ok(formatPlain(problem.said).includes(told), formatPlain(problem.said));
        return true;
      });
    });
});
