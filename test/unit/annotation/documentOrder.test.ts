import assert from 'node:assert/strict';
import {
  nextDocument,
  orderDocuments,
  teachingOf,
  type DocumentProgress,
} from '../../../server/src/annotation/documentOrder.js';

describe('the order of documents', () => {
  const documents: DocumentProgress[] = [
    { name: 'a10', status: 'in-progress', annotated: 5, suggestions: 5, uncertainty: 0.2, teaches: 0.3 },
    { name: 'a2', status: 'done', annotated: 9, suggestions: 9, uncertainty: 0.9, teaches: 0.9 },
    { name: 'b', status: 'new', annotated: 0, suggestions: 3, uncertainty: 0.7, teaches: 0.1 },
    { name: 'c', status: 'in-progress', annotated: 1, suggestions: 9, uncertainty: 0.1, teaches: 0.8 },
  ];
  const names = (order: Parameters<typeof orderDocuments>[1]): string[] =>
    orderDocuments(documents, order).map(({ name }) => name);
  it('by name', () => assert.deepEqual(names('name'), ['a2', 'a10', 'b', 'c']));
  it('by what is done', () => assert.deepEqual(names('fewestDone'), ['b', 'c', 'a10', 'a2']));
  it('by doubt', () => assert.deepEqual(names('mostUncertain'), ['b', 'a10', 'c', 'a2']));
  it('by what teaches most', () => assert.deepEqual(names('teachesMost'), ['c', 'a10', 'b', 'a2']));
  it('by lot, the same each time, with what is done behind', () => {
    const many = Array.from({ length: 200 }, (_, i): DocumentProgress => {
      return { name: `d${i}`, status: i < 20 ? 'done' : 'new', annotated: 0 };
    });
    const drawn = orderDocuments(many, 'random').map(({ name }) => Number(name.slice(1)));
    assert.deepEqual(
      drawn,
      orderDocuments([...many].reverse(), 'random').map(({ name }) => Number(name.slice(1))),
    );
    assert.ok(drawn.slice(-20).every((i) => i < 20));
    // The first half of a fair draw has about half of each half.
    const early = drawn.slice(0, 90).filter((i) => i < 110).length;
    assert.ok(early > 25 && early < 65, `${early} of the first half`);
  });
  it('counts what is said twice once, and what is sure not at all', () => {
    const one = { label: 'ORG', text: 'أفق', confidence: 0.5 };
    assert.equal(teachingOf([one]), 1);
    assert.equal(teachingOf([one, one]), 0.5);
    assert.equal(teachingOf([one, { ...one, label: 'FAC', confidence: 1 }]), 0.5);
    assert.equal(teachingOf([]), 0);
    assert.ok(teachingOf([{ ...one, confidence: 0.9 }]) < teachingOf([{ ...one, confidence: 0.6 }]));
  });
  it('leads from one to the next that is not done', () => {
    assert.equal(nextDocument(documents, 'a10', 'name')?.name, 'b');
    assert.equal(nextDocument(documents, 'c', 'name')?.name, 'a10');
    assert.equal(nextDocument(documents, undefined, 'name')?.name, 'a10');
    assert.equal(nextDocument(documents, 'b', 'mostUncertain')?.name, 'a10');
    assert.equal(nextDocument(documents.slice(1, 2), undefined, 'name'), undefined);
  });
});
