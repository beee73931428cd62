/** Ids, attributes and spans that a file gives twice: each counts, or is told. */
import assert from 'node:assert/strict';
import { readFiles } from './readFiles.js';

const TEXT = 'زار سعيد مراكش';
const json = (value: unknown): Readonly<Record<string, string>> => ({ 'a.json': JSON.stringify(value) });
const denotation = (id: string, begin: number, end: number, obj: string): object => ({
  id,
  span: { begin, end },
  obj,
});

describe('what a file says twice', () => {
  it('pubannotation: ids of one track mean nothing in another', async () => {
    const track = (begin: number, end: number, obj: string, value: string): object => ({
      denotations: [denotation('T1', begin, end, obj), denotation('T2', 0, 3, 'X')],
      attributes: [{ subj: 'T1', pred: 'canonical', obj: value }],
      relations: [{ subj: 'T1', pred: 'in', obj: 'T2' }],
    });
    const { documents, spans, told } = await readFiles(
      'pubannotation',
      json({ text: TEXT, tracks: [track(4, 8, 'PER', 'a'), track(9, 14, 'LOC', 'b')] }),
    );
    assert.deepEqual(spans, ['PER سعيد', 'X زار', 'LOC مراكش', 'X زار']);
    const { annotations, relations } = documents[0]!;
    assert.deepEqual(
      annotations.map(({ canonical }) => canonical),
      ['a', undefined, 'b', undefined],
    );
    assert.deepEqual(
      relations.map(({ from, to }) => [from, to]),
      [
        [annotations[0]!.id, annotations[1]!.id],
        [annotations[2]!.id, annotations[3]!.id],
      ],
    );
    assert.deepEqual(told, []);
  });

  it('pubannotation: a track may speak of the denotations of the document', async () => {
    const { documents } = await readFiles(
      'pubannotation',
      json({
        text: TEXT,
        denotations: [denotation('T1', 4, 8, 'PER'), denotation('T2', 9, 14, 'LOC')],
        tracks: [{ relations: [{ subj: 'T1', pred: 'in', obj: 'T2' }] }],
      }),
    );
    assert.equal(documents[0]!.relations.length, 1);
  });

  it('pubannotation: the old names are read, with their categories', async () => {
    const old = { text: TEXT, catanns: [{ id: 1, span: { begin: 4, end: 8 }, category: 'PER' }] };
    assert.deepEqual(await readFiles('pubannotation', json(old)).then(({ spans }) => spans), ['PER سعيد']);
  });

  it('label-studio: regions of one id are an annotation each', async () => {
    const region = (from_name: string, label: string): object => ({
      id: 'r',
      from_name,
      type: 'labels',
      value: { start: 4, end: 8, text: 'سعيد', labels: [label] },
    });
    const { spans } = await readFiles(
      'label-studio',
      json([{ data: { text: TEXT }, annotations: [{ result: [region('a', 'PER'), region('b', 'ROLE')] }] }]),
    );
    assert.deepEqual(spans, ['PER سعيد', 'ROLE سعيد']);
  });

  it('label-studio: a relation both ways is told', async () => {
    const region = (id: string, start: number, end: number): object => ({
      id,
      type: 'labels',
      value: { start, end, text: TEXT.slice(start, end), labels: ['X'] },
    });
    const relation = { type: 'relation', from_id: 'a', to_id: 'b', direction: 'bi', labels: ['knows'] };
    const result = [region('a', 4, 8), region('b', 9, 14), relation];
    const { told, documents } = await readFiles(
      'label-studio',
      json([{ data: { text: TEXT }, annotations: [{ result }] }]),
    );
    assert.match(told.join('\n'), /between a and b, which goes both ways/);
    assert.equal(documents[0]!.relations.length, 1);
  });

  describe('brat', () => {
    const read = (lines: readonly string[]): ReturnType<typeof readFiles> =>
      readFiles('brat', { 'a.ann': lines.join('\n'), 'a.txt': TEXT });

    it('keeps both spans of one id, and tells it', async () => {
      const { spans, told } = await read(['T1\tPER 4 8\tسعيد', 'T1\tLOC 9 14\tمراكش']);
      assert.deepEqual(spans, ['PER سعيد', 'LOC مراكش']);
      assert.match(told.join('\n'), /2: there is T1 already/);
    });

    it('keeps all values of an attribute, and a second reference', async () => {
      const { documents, told } = await read([
        'T1\tPER 4 8\tسعيد',
        'A1\tRole T1 king',
        'A2\tRole T1 poet',
        'N1\tReference T1 Wikidata:Q1\tA',
        'N2\tReference T1 Wikidata:Q2\tB',
      ]);
      const { attributes, extra } = documents[0]!.annotations[0]!;
      assert.deepEqual(attributes?.['Role'], ['king', 'poet']);
      assert.ok(JSON.stringify(extra).includes('Q1') && JSON.stringify(extra).includes('Q2'));
      assert.deepEqual(told, []);
    });

    it('tells the third end of a relation', async () => {
      const { documents, told } = await read([
        'T1\tPER 4 8\tسعيد',
        'T2\tLOC 9 14\tمراكش',
        'R1\tin Arg1:T1 Arg2:T2 Arg3:T1',
      ]);
      assert.equal(documents[0]!.relations.length, 1);
      assert.match(told.join('\n'), /expected «type Arg1:T1 Arg2:T2»/);
    });
  });
});
