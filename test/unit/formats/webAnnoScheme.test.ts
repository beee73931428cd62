/** Attributes and gaps in WebAnno TSV: features of their own where they can be, for a project that has them. */
import assert from 'node:assert/strict';
import type { AttributeDefinition } from '../../../server/src/annotation/attributes.js';
import type { ExchangeDocument } from '../../../server/src/formats/format.js';
import { exportToMemory } from './memoryExport.js';

const attributes: readonly AttributeDefinition[] = [
  { name: 'stance', type: 'choice', values: [{ name: 'نفي' }] },
  { name: 'count', type: 'number' },
  { name: 'دور', type: 'text' },
  { name: 'since', type: 'text', relations: ['visits'] },
];
const document: ExchangeDocument = {
  name: 'a',
  text: 'زار سعيد وعلي فاس',
  status: 'done',
  annotations: [
    {
      ...{ id: 'a', start: 4, end: 13, text: 'سعيد وعلي', label: 'PERS' },
      fragments: [
        { start: 0, end: 4 },
        { start: 6, end: 9 },
      ],
      attributes: { stance: 'نفي', sure: true, count: 2, دور: 'x', odd: 'true' },
    },
    { id: 'b', start: 14, end: 17, text: 'فاس', label: 'GPE' },
  ],
  relations: [{ id: 'r', type: 'visits', from: 'a', to: 'b', attributes: { since: '2024' } }],
};

describe('attributes in WebAnno TSV', () => {
  const rows = async (options: Record<string, string>) => {
    const { held, differences, losses } = await exportToMemory('webanno-tsv', options, [document], {
      attributes,
    });
    assert.deepEqual(differences, []);
    const lines = new TextDecoder().decode([...held.values()][0]).split('\n');
    return { lines, losses };
  };

  it('are features where they are a text or a flag, and otherwise one as JSON', async () => {
    const { lines, losses } = await rows({ features: 'all' });
    assert.deepEqual(losses, {});
    const layers = lines.filter((line) => line.startsWith('#T_')).map((line) => line.split('|').slice(1));
    assert.deepEqual(layers, [
      [
        ...['identifier', 'value', 'note', 'origin', 'timexMod', 'timexValue'],
        ...['stance', 'sure', 'attributes', 'fragments'],
      ],
      ['label', 'since', 'BT_de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity'],
    ]);
    const cells = lines.find((line) => line.startsWith('1-2\t'))!.split('\t');
    assert.deepEqual(cells.slice(9, 12), ['نفي[1]', 'true[1]', '{"count":2,"دور":"x","odd":"true"}[1]']);
    const last = lines.find((line) => line.startsWith('1-4\t'))!.split('\t');
    assert.deepEqual(last.slice(13, 16), ['visits', '2024', '1-2[1_0]']);
  });

  it('are lost, and told, in the built-in layer alone', async () => {
    const { lines, losses } = await rows({});
    assert.deepEqual(losses, { gaps: 1, attribute: 5, relation: 1 });
    assert.equal(lines.filter((line) => line.startsWith('#T_')).length, 1);
  });
});
