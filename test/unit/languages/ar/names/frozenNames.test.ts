import assert from 'node:assert/strict';
import { bundledLexicon, bundledLists } from '../../../../../server/src/languages/ar/names/bundledNames.js';
import {
  freezeNames,
  thawNames,
  type Names,
} from '../../../../../server/src/languages/ar/names/frozenNames.js';
import { Gazetteer } from '../../../../../server/src/languages/ar/names/gazetteer.js';
import { GAZETTEER_TABLES } from '../../../../../server/src/languages/ar/names/gazetteerTables.js';
import { listedNames } from '../../../../../server/src/languages/ar/names/listedNames.js';
import { ROOT, WordNumbers } from '../../../../../server/src/languages/ar/names/nameTrie.js';
import { NameLists } from '../../../../../server/src/languages/ar/names/tagger/nameLists.js';

const TABLE = `id\tlabel\tkind\tname\tvariants\twikidata
marrakesh\tGPE\tcity\tمراكش\tمدينة مراكش\tQ101625
casablanca\tGPE\tcity\tالدار البيضاء\tكازابلانكا|كازا\t
hilal\tORG\tclub\tالهلال السعودي\tنادي الهلال\t
hilal\tORG\tclub?\tالهلال\t\t
\tPERS\tfirst-name\tعبد اللطيف\t\t
\tPERS\tfamily-name\tحموشي\t\t
`;

/** All that is asked of names, of some words and of each two of them. */
function answers({ gazetteer, lists }: Names, words: readonly string[]): unknown[] {
  const said: unknown[] = [gazetteer.ambiguousWords('club'), gazetteer.entry('hilal'), lists.size];
  for (const word of words) {
    const node = gazetteer.next(ROOT, gazetteer.wordNumber(word));
    said.push(gazetteer.classesOf(gazetteer.wordNumber(word)), lists.lookUp(word), gazetteer.entriesAt(node));
    for (const next of words)
      said.push(gazetteer.entriesAt(gazetteer.next(node, gazetteer.wordNumber(next))));
  }
  return said;
}

describe('frozen names', () => {
  it('answer as those that they were frozen from', () => {
    const words = new WordNumbers();
    const gazetteer = new Gazetteer(words);
    const lists = new NameLists(words);
    for (const name of listedNames([TABLE])) {
      gazetteer.add(name);
      lists.add(name);
    }
    const asked = 'مراكش مدينه الدار البيضاء كازا الهلال السعودي نادي عبد اللطيف حموشي الحموشي كتاب'.split(
      ' ',
    );
    const expected = answers({ gazetteer, lists }, asked);
    assert.ok(expected.flat().filter((one) => one !== undefined).length > 20);
    assert.deepEqual(answers(thawNames(freezeNames(listedNames([TABLE]))), asked), expected);
  });

  it('can be added to', () => {
    const { gazetteer, lists } = thawNames(freezeNames(listedNames([TABLE])));
    for (const name of listedNames(['id\tlabel\tkind\tname\nfes\tGPE\tcity\tفاس الجديد\n'])) {
      gazetteer.add(name);
      lists.add(name);
    }
    const node = gazetteer.next(
      gazetteer.next(ROOT, gazetteer.wordNumber('فاس')),
      gazetteer.wordNumber('الجديد'),
    );
    assert.deepEqual(
      gazetteer.entriesAt(node)?.map(({ id }) => id),
      ['fes'],
    );
    assert.notEqual(lists.lookUp('فاس').opening, ROOT);
  });

  it('are those of the lexicons as they are', () => {
    const { gazetteer, lists } = thawNames(freezeNames(listedNames(GAZETTEER_TABLES)));
    const asked = 'المغرب الإنتربول'.split(' ');
    assert.deepEqual(bundledLexicon().gazetteer.freeze(), gazetteer.freeze());
    assert.deepEqual(bundledLists().freeze(), lists.freeze());
    assert.ok(answers({ gazetteer, lists }, asked).length > 0);
  });
});
