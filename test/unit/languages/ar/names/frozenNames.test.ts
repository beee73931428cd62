import assert from 'node:assert/strict';
import {
  bundledLexicon,
  bundledLists,
} from '../../../../../server/src/languages/ar/names/analysis/bundledNames.js';
import { Class } from '../../../../../server/src/languages/ar/names/words/classBits.js';
import { namesOf, type Names } from '../../../../../server/src/languages/ar/names/gazetteer/frozenNames.js';
import { GAZETTEER_TABLES } from '../../../../../server/src/languages/ar/names/gazetteer/gazetteerTables.js';
import { listedNames } from '../../../../../server/src/languages/ar/names/gazetteer/listedNames.js';
import { ROOT } from '../../../../../server/src/languages/ar/names/gazetteer/nameTrie.js';

const TABLE = `id\tlabel\tkind\tname\tvariants\twikidata
marrakesh\tGPE\tcity\tمراكش\tمدينة مراكش\tQ101625
casablanca\tGPE\tcity\tالدار البيضاء\tكازابلانكا|كازا\t
hilal\tORG\tclub\tالهلال السعودي\tنادي الهلال\t
hilal\tORG\tclub?\tالهلال\t\t
\tPERS\tfirst-name\tعبد اللطيف\t\t
\tPERS\tfamily-name\tحموشي\t\t
`;

/** The node of a name, `ROOT` where there is none. */
function nodeOf({ gazetteer }: Names, name: string): number {
  let node = ROOT;
  for (const word of name.split(' ')) {
    node = gazetteer.next(node, gazetteer.wordNumber(word));
    if (node === ROOT) break;
  }
  return node;
}

const entriesOf = (names: Names, name: string) => names.gazetteer.entriesAt(nodeOf(names, name));

describe('frozen names', () => {
  const names = namesOf(listedNames([TABLE]));
  const { gazetteer, lists } = names;

  it('are found by their words, with all that the lexicon says of them', () => {
    const marrakesh = {
      ...{ id: 'marrakesh', label: 'GPE', name: 'مراكش', kind: 'city', ambiguous: false },
      wikidata: 'Q101625',
    };
    assert.deepEqual(entriesOf(names, 'مراكش'), [marrakesh]);
    assert.deepEqual(entriesOf(names, 'مدينه مراكش'), [marrakesh]);
    assert.equal(entriesOf(names, 'مدينه مراكش')![0], entriesOf(names, 'مراكش')![0]);
    assert.deepEqual(
      entriesOf(names, 'الهلال')?.map(({ id, ambiguous }) => [id, ambiguous]),
      [['hilal', true]],
    );
  });

  it('are not found by a part of them, or by other words', () => {
    for (const name of ['الدار', 'مدينه', 'مراكش مدينه', 'كتاب', ''])
      assert.equal(entriesOf(names, name), undefined, name);
    assert.equal(gazetteer.goesOn(nodeOf(names, 'الدار')), true);
    assert.equal(gazetteer.goesOn(nodeOf(names, 'الدار البيضاء')), false);
    assert.equal(nodeOf(names, 'كتاب'), ROOT);
  });

  it('have their entries by id, of two the first', () => {
    assert.deepEqual(gazetteer.entry('hilal')?.name, 'الهلال السعودي');
    assert.equal(gazetteer.entry(''), undefined);
    assert.equal(gazetteer.entry('fes'), undefined);
  });

  it('give words their classes', () => {
    const classes = (word: string) => gazetteer.classesOf(gazetteer.wordNumber(word));
    assert.deepEqual(['مراكش', 'حموشي', 'الحموشي', 'عبداللطيف', 'كتاب'].map(classes), [
      Class.Place,
      Class.Family,
      Class.Family,
      Class.First,
      0,
    ]);
    assert.deepEqual([...gazetteer.ambiguousWords('club')], ['الهلال']);
    assert.deepEqual([...gazetteer.ambiguousWords('city')], []);
  });

  it('keep the lists of the tagger', () => {
    assert.deepEqual(
      Array.from({ length: lists.size }, (_, list) => lists.nameOf(list)),
      ['GPE/city', 'ORG/club', 'ORG/club?', 'PERS/first-name', 'PERS/family-name'],
    );
    assert.notEqual(lists.lookUp('الدار').opening, ROOT);
    assert.equal(lists.lookUp('كازا').opening, ROOT);
    assert.deepEqual(lists.lookUp('كازا').membership, [[0, 0]]);
  });

  it('are those of the lexicons as they are', () => {
    const { gazetteer: lexicons, lists: ofLexicons } = namesOf(listedNames(GAZETTEER_TABLES));
    const bundled: Names = { gazetteer: bundledLexicon().gazetteer, lists: bundledLists() };
    assert.equal(bundled.lists.size, ofLexicons.size);
    let found = 0;
    for (const { id, forms } of listedNames(GAZETTEER_TABLES)) {
      assert.deepEqual(bundled.gazetteer.entry(id), lexicons.entry(id));
      for (const { words } of forms) {
        const name = words.join(' ');
        const entries = entriesOf(bundled, name);
        if (entries?.some((entry) => entry.id === id)) found++;
        assert.deepEqual(entries, entriesOf({ gazetteer: lexicons, lists: ofLexicons }, name));
      }
    }
    assert.ok(found > 20_000);
  });
});
