import assert from 'node:assert/strict';
import { MemoryFileSystem } from '../../../server/src/corpus/files/memoryFileSystem.js';
import { relationProblem, relationTypesBetween } from '../../../server/src/annotation/relations.js';
import { format } from '../../../server/src/messages/format.js';
import type { CorpusModel } from '../../../server/src/corpus/corpusModel.js';
import type { SlicedRecogniser } from '../../../server/src/corpus/liveRecognition.js';
import { CorpusIndex } from '../../../server/src/corpus/index/corpusIndex.js';
import { EntityGathering, newEntity } from '../../../server/src/corpus/entities/entities.js';
import { EntityDirectory } from '../../../server/src/corpus/entities/entityDirectory.js';
import { arabic, testLanguages } from '../languages/packs.js';
import { openModel } from './memoryModel.js';
import { nameKeyOf } from '../../../server/src/languages/ar/nameKey.js';
import type { MentionLabel } from '../../../server/src/languages/mention.js';

/** Knows two cities; unsure of one of them. */
class Cities implements SlicedRecogniser {
  calls = 0;
  readonly languages = testLanguages();
  recogniseInSlices(text: string): ReturnType<SlicedRecogniser['recogniseInSlices']> {
    this.calls++;
    const mentions = [...text.matchAll(/مراكش|طنجة/g)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      label: 'GPE' as MentionLabel,
      text: match[0],
      canonical: match[0] === 'مراكش' ? 'marrakesh' : 'tangier',
      confidence: match[0] === 'مراكش' ? 0.9 : 0.5,
      reasons: [],
      source: 'test',
    }));
    return Promise.resolve({ mentions, questionable: [], paragraphs: [], boilerplate: [], titles: [] });
  }
}

async function setUp(): Promise<{
  files: MemoryFileSystem;
  model: CorpusModel;
  index: CorpusIndex;
  cities: Cities;
}> {
  const files = new MemoryFileSystem({
    '/c/hawashi.json': '{}',
    '/c/a.txt': 'زار مراكش\nوعاد إلى مراكش',
    '/c/b.txt': 'من طنجة إلى فاس',
    '/c/d.txt': 'لا شيء هنا',
    '/c/e.txt': Uint8Array.from([0xe3, 0xd1]),
    '/c/entities.jsonl': '{"id": "tangier", "label": "GPE", "name": "طنجة", "aliases": ["عروس الشمال"]}\n',
  });
  const cities = new Cities();
  const model = await openModel(files, '/c', { recogniser: cities });
  return { files, model, index: model.index, cities };
}

describe('the index over a corpus', () => {
  it('finds a name in all documents', async () => {
    const { index } = await setUp();
    const found = await index.occurrences(nameKeyOf('مراكش')!);
    assert.deepEqual(
      found.map(({ document, range, context }) => [document.name, range.start.line, context]),
      [
        ['a', 0, 'زار مراكش'],
        ['a', 1, 'وعاد إلى مراكش'],
      ],
    );
    assert.deepEqual(await index.occurrences(nameKeyOf('مراكش')!, { except: 'a' }), []);
    assert.equal((await index.occurrences(nameKeyOf('مراكش')!, { limit: 1 })).length, 1);
  });

  it('finds as many places as are asked for, over all documents', async () => {
    const files = new MemoryFileSystem({
      '/c/hawashi.json': '{}',
      '/c/a.txt': 'مراكش ومراكش',
      '/c/b.txt': 'مراكش ومراكش',
    });
    const { index } = await openModel(files, '/c');
    const places = async (limit: number) =>
      (await index.occurrences(nameKeyOf('مراكش')!, { limit })).map(({ document }) => document.name);
    assert.deepEqual(await places(3), ['a', 'a', 'b']);
    assert.deepEqual(await places(2), ['a', 'a']);
    assert.deepEqual(await places(9), ['a', 'a', 'b', 'b']);
  });

  it('reads again what changed, and only that', async () => {
    const { files, model, index, cities } = await setUp();
    assert.equal(cities.calls, 0, 'nothing before it is asked for');
    await index.progress('amal');
    assert.equal(cities.calls, 3, 'what is no text is not recognised');
    await index.progress('amal');
    assert.equal(cities.calls, 3);
    files.put('/c/d.txt', 'أهلا بمراكش');
    await model.fileChanges.take(['file:///c/d.txt']);
    assert.deepEqual(
      (await index.occurrences(nameKeyOf('مراكش')!)).map(({ document }) => document.name),
      ['a', 'a', 'd'],
    );
    await index.progress('amal');
    assert.equal(cities.calls, 4);
    await model.setDate((await model.corpus.document('d'))!, '2024');
    await index.progress('amal');
    assert.equal(cities.calls, 5, 'another date gives other values');
    files.put('/c/f.txt', 'مراكش');
    await model.fileChanges.take(['file:///c/f.txt']);
    assert.equal((await index.progress('amal'))?.length, 5);
  });

  it('tells what is left to decide', async () => {
    const { files, index } = await setUp();
    files.put(
      '/c/annotations/amal/a.jsonl',
      '{"hawashi": 1, "status": "needs-review"}\n{"start": 4, "end": 9, "text": "مراكش", "label": "GPE"}\n{"start": 19, "end": 24, "text": "مراكش", "label": "GPE", "rejected": true}\n',
    );
    const progress = await index.progress('amal');
    assert.deepEqual(progress?.slice(0, 3), [
      { name: 'a', status: 'needs-review', annotated: 1, suggestions: 0, uncertainty: 0, teaches: 0 },
      { name: 'b', status: 'new', annotated: 0, suggestions: 1, uncertainty: 0.5, teaches: 1 },
      { name: 'd', status: 'new', annotated: 0, suggestions: 0, uncertainty: 0, teaches: 0 },
    ]);
    assert.equal((await index.progress('other'))?.[0]?.suggestions, 2);
  });

  it('gathers entities from annotations and suggestions', async () => {
    const { files, index } = await setUp();
    files.put(
      '/c/annotations/amal/b.jsonl',
      '{"start": 12, "end": 15, "text": "فاس", "label": "GPE", "canonical": "fes"}\n',
    );
    const entities = await index.entities('amal');
    assert.deepEqual(
      entities?.all.map(({ id, count, documents, aliases }) => [id, count, documents, aliases]),
      [
        ['tangier', 1, 1, ['عروس الشمال']],
        ['marrakesh', 2, 1, []],
        ['fes', 1, 1, []],
      ],
    );
  });

  it('gives way, and up', async () => {
    const { model } = await setUp();
    let left = 2;
    const index = new CorpusIndex(model, () => Promise.resolve(left-- > 0));
    assert.equal(await index.progress('amal'), undefined);
    assert.ok(index.size < 4);
  });
});

describe('entities', () => {
  const entities = [
    {
      id: 'morocco',
      label: 'GPE',
      name: 'المغرب',
      aliases: ['المملكة المغربية'],
      wikidata: 'Q1028',
      count: 3,
    },
    { id: 'hammouchi', label: 'PERS', name: 'عبد اللطيف حموشي', aliases: [], count: 9 },
    { id: 'dgsn', label: 'ORG', name: 'المديرية العامة للأمن الوطني', aliases: ['الأمن الوطني'], count: 5 },
  ];
  const finds = (query: string, expected: string[], label?: string): void => {
    it(`«${query}»: ${expected.join(', ')}`, () =>
      assert.deepEqual(
        new EntityDirectory(entities, arabic).find(query, { label }).map(({ id }) => id),
        expected,
      ));
  };
  finds('المغر', ['morocco']);
  finds('ألمغرب', ['morocco']);
  finds('حموش', ['hammouchi']);
  finds('مملكة', ['morocco']);
  finds('الامن', ['dgsn']);
  finds('Q1028', ['morocco']);
  finds('ham', ['hammouchi']);
  finds('', ['hammouchi', 'dgsn', 'morocco']);
  finds('', ['dgsn'], 'ORG');
  finds('لا أحد', []);
  finds('Hamouchi', ['hammouchi']);
  finds('Abdellatif Ham', ['hammouchi']);
  finds('maghrib', ['morocco']);

  describe('of a mention', () => {
    const directory = new EntityDirectory(
      [
        ...entities,
        { id: 'dgst', label: 'ORG', name: 'المديرية العامة لمراقبة التراب الوطني', aliases: [], count: 20 },
        { id: 'family', label: 'MISC', name: 'حموشي', aliases: [], count: 0 },
      ],
      arabic,
    );
    const first = (text: string, label: string, more: object = {}, query = ''): string | undefined => {
      const { words } = arabic.names.keyOf(text)!;
      return directory.find(query, { mention: { words, label, here: new Map(), ...more } })[0]?.id;
    };
    it('the one that has its words comes first, rare ones counting more', () => {
      assert.equal(first('المملكة المغربية', 'GPE'), 'morocco');
      assert.equal(first('لأمن الوطني', 'ORG'), 'dgsn');
      assert.equal(first('مديرية التراب', 'ORG'), 'dgst');
    });
    it('with its label, where several have its name', () => {
      assert.equal(first('حموشي', 'PERS'), 'hammouchi');
      assert.equal(first('حموشي', 'MISC'), 'family');
    });
    it('what its document speaks of, and what a source takes it for', () => {
      assert.equal(first('المديرية', 'ORG'), 'dgst');
      assert.equal(first('المديرية', 'ORG', { here: new Map([['dgsn', 4]]) }), 'dgsn');
      assert.equal(first('المديرية', 'ORG', { proposed: 'dgsn' }), 'dgsn');
    });
    it('as somebody types, among what answers', () => {
      assert.equal(first('المدير', 'PERS', {}, 'ham'), 'hammouchi');
      assert.equal(first('المديرية', 'ORG', {}, 'الأمن'), 'dgsn');
    });
  });

  it('get ids that nobody has', () => {
    const first = newEntity('نيل جيتون ', 'PERS', arabic.names, () => false);
    assert.equal(first.name, 'نيل جيتون');
    assert.match(first.id, /^[a-z0-9-]+$/);
    assert.equal(newEntity('نيل جيتون', 'PERS', arabic.names, (id) => id === first.id).id, `${first.id}-2`);
  });

  it('are counted by spelling, document by document', () => {
    const gathering = new EntityGathering(arabic.spelling);
    gathering.add([
      { canonical: 'h', label: 'PERS', text: 'حموشي' },
      { canonical: 'h', label: 'PERS', text: 'عبد اللطيف حموشي' },
      { label: 'PERS', text: 'مجهول' },
    ]);
    gathering.add([{ canonical: 'h', label: 'PERS', text: 'حموشي', name: 'عبد اللطيف حموشي' }]);
    assert.deepEqual(gathering.result([]), [
      {
        id: 'h',
        label: 'PERS',
        name: 'عبد اللطيف حموشي',
        aliases: ['حموشي'],
        names: [
          { text: 'حموشي', count: 2 },
          { text: 'عبد اللطيف حموشي', count: 1 },
        ],
        count: 3,
        documents: 2,
      },
    ]);
  });
});

describe('the name of an entity that nobody named', () => {
  const named = (...texts: string[]): string => {
    const gathering = new EntityGathering(arabic.spelling);
    gathering.add(texts.map((text) => ({ canonical: 'x', label: 'ORG', text })));
    return gathering.result([])[0]!.name;
  };
  it('is its most frequent spelling, rather whole than without the letter of its article', () => {
    assert.equal(named('لجمعية العامة', 'لجمعية العامة', 'الجمعية العامة'), 'الجمعية العامة');
    assert.equal(named('لندن', 'لندن', 'لندن', 'العاصمة البريطانية'), 'لندن');
    assert.equal(named('لجمعية العامة'), 'لجمعية العامة');
    assert.equal(named('والي', 'والي', 'الوالي'), 'والي');
  });
});

describe('relation types', () => {
  const types = [{ name: 'holds', from: ['PERS'], to: ['OCC'] }, { name: 'near' }];
  const person = { label: 'PERS', text: 'حموشي' };
  const role = { label: 'OCC', text: 'المدير العام' };
  it('between two labels', () => {
    assert.deepEqual(
      relationTypesBetween(types, person, role).map(({ name }) => name),
      ['holds', 'near'],
    );
    assert.deepEqual(
      relationTypesBetween(types, role, person).map(({ name }) => name),
      ['near'],
    );
  });
  it('that do not fit are refused in words', () => {
    assert.equal(relationProblem(types, 'holds', person, role), undefined);
    assert.match(format(relationProblem(types, 'holds', role, person)!), /starts from PERS/);
    assert.match(format(relationProblem(types, 'holds', person, person)!), /leads to OCC/);
    assert.match(format(relationProblem(types, 'unknown', person, role)!), /holds, near/);
    assert.equal(relationProblem([], 'anything', person, role), undefined);
  });
});
