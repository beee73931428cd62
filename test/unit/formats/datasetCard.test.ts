import assert from 'node:assert/strict';
import { exportToMemory } from './memoryExport.js';

describe('the card of a dataset', () => {
  const card = async (format: string): Promise<string> => {
    const document = { name: 'a', text: 'فاس', annotations: [], relations: [] };
    const { held } = await exportToMemory(format, {}, [document]);
    return new TextDecoder().decode(held.get('README.md'));
  };

  it('says what each column is, dates being texts', async () => {
    for (const format of ['hf-jsonl', 'parquet']) {
      const text = await card(format);
      assert.match(text, /^ {2}- name: dct\n {4}dtype: string$/m);
      assert.match(text, /^ {4}- name: value\n {6}dtype: string$/m);
      assert.match(text, /^ {2}- name: relations\n {4}list:$/m);
    }
  });

  it('warns of columns that hold dates alone, where they are read from JSON', async () => {
    assert.match(await card('hf-jsonl'), /timestamps/);
    assert.doesNotMatch(await card('parquet'), /timestamps/);
  });
});
