import assert from 'node:assert/strict';
import { fold } from '../../../../../server/src/languages/ar/normalise.js';
import { parseLexicon, variants, type LexiconRow } from '../../../../../server/src/text/lexicon.js';
import { NAME_LABELS } from '../../../../../server/src/languages/mention.js';
import demonyms from '../../../../../server/src/languages/ar/names/lexicons/demonyms.tsv';
import events from '../../../../../server/src/languages/ar/names/lexicons/events.tsv';
import facilities from '../../../../../server/src/languages/ar/names/lexicons/facilities.tsv';
import familyNames from '../../../../../server/src/languages/ar/names/lexicons/family-names.tsv';
import firstNames from '../../../../../server/src/languages/ar/names/lexicons/first-names.tsv';
import laws from '../../../../../server/src/languages/ar/names/lexicons/laws.tsv';
import media from '../../../../../server/src/languages/ar/names/lexicons/media.tsv';
import organisationsArab from '../../../../../server/src/languages/ar/names/lexicons/organisations-arab.tsv';
import organisationsInternational from '../../../../../server/src/languages/ar/names/lexicons/organisations-international.tsv';
import organisationsMorocco from '../../../../../server/src/languages/ar/names/lexicons/organisations-morocco.tsv';
import organisationsWorld from '../../../../../server/src/languages/ar/names/lexicons/organisations-world.tsv';
import people from '../../../../../server/src/languages/ar/names/lexicons/people.tsv';
import placesCities from '../../../../../server/src/languages/ar/names/lexicons/places-cities.tsv';
import placesCountries from '../../../../../server/src/languages/ar/names/lexicons/places-countries.tsv';
import placesMorocco from '../../../../../server/src/languages/ar/names/lexicons/places-morocco.tsv';
import placesRegions from '../../../../../server/src/languages/ar/names/lexicons/places-regions.tsv';
import roles from '../../../../../server/src/languages/ar/names/lexicons/roles.tsv';
import works from '../../../../../server/src/languages/ar/names/lexicons/works.tsv';

const GAZETTEERS: Readonly<Record<string, string>> = {
  demonyms,
  events,
  facilities,
  'family-names': familyNames,
  'first-names': firstNames,
  laws,
  media,
  'organisations-arab': organisationsArab,
  'organisations-international': organisationsInternational,
  'organisations-morocco': organisationsMorocco,
  'organisations-world': organisationsWorld,
  people,
  'places-cities': placesCities,
  'places-countries': placesCountries,
  'places-morocco': placesMorocco,
  'places-regions': placesRegions,
  roles,
  works,
};

const COLUMNS = ['id', 'label', 'name', 'variants', 'kind', 'wikidata'];
const formsOf = (row: LexiconRow): string[] => [row['name'] ?? '', ...variants(row['variants'])];
const allRows = (): { table: string; row: LexiconRow }[] =>
  Object.entries(GAZETTEERS).flatMap(([table, text]) => parseLexicon(text).map((row) => ({ table, row })));

/** Parts of names are looked up apart from whole names, so سعيد may be both. */
function lookup(row: LexiconRow): string {
  const kind = (row['kind'] ?? '').replace('?', '');
  return kind === 'first-name' || kind === 'family-name' ? kind : 'whole';
}

/** Folded spelling → the entries that hold it, as `LABEL id`, or `LABEL id?` where the spelling needs a cue. */
const ENTRIES = new Map<string, Set<string>>();
for (const { row } of allRows()) {
  if (lookup(row) !== 'whole') continue;
  const entry = `${row['label'] ?? ''} ${row['id'] ?? ''}${row['kind']?.endsWith('?') ? '?' : ''}`;
  for (const form of formsOf(row)) {
    const key = fold(form);
    ENTRIES.set(key, (ENTRIES.get(key) ?? new Set()).add(entry));
  }
}

describe('gazetteer files', () => {
  for (const [table, text] of Object.entries(GAZETTEERS)) {
    it(`${table}.tsv says where it comes from and has the agreed columns`, () => {
      const lines = text.split('\n');
      assert.match(lines[0] ?? '', /^# (Written for Hawashi; MIT|Source: .+; .+)$/);
      const header = lines.find((line) => !line.startsWith('#'));
      assert.equal(header, COLUMNS.join('\t'));
      for (const line of lines) {
        if (line === '' || line.startsWith('#')) continue;
        assert.equal(line.split('\t').length, COLUMNS.length, line);
      }
    });

    it(`${table}.tsv has well-formed rows`, () => {
      for (const row of parseLexicon(text)) {
        const shown = JSON.stringify(row);
        assert.match(row['id'] ?? '', /^[a-z0-9]+(-[a-z0-9]+)*$/, shown);
        assert.ok((NAME_LABELS as readonly string[]).includes(row['label'] ?? ''), shown);
        assert.match(row['kind'] ?? '', /^[a-z]+([-+][a-z]+)*\??$/, shown);
        assert.match(row['wikidata'] ?? '', /^(Q\d+)?$/, shown);
        for (const form of formsOf(row)) {
          assert.match(form, /^\S+( \S+)*$/, shown);
          assert.ok(fold(form).length > 1, shown);
        }
      }
    });
  }

  it('gives no id two labels', () => {
    const labels = new Map<string, string>();
    for (const { table, row } of allRows()) {
      if (lookup(row) !== 'whole' || row['label'] === 'OCC') continue;
      const id = row['id'] ?? '';
      const label = row['label'] ?? '';
      assert.equal(labels.get(id) ?? label, label, `${id} in ${table}.tsv`);
      labels.set(id, label);
    }
  });

  it('gives no spelling twice within a label', () => {
    const seen = new Map<string, string>();
    for (const { table, row } of allRows()) {
      for (const form of formsOf(row)) {
        const key = `${row['label'] ?? ''} ${lookup(row)} ${fold(form)}`;
        const here = `${row['id'] ?? ''} in ${table}.tsv`;
        assert.equal(seen.get(key), undefined, `«${form}» of ${here} again`);
        seen.set(key, here);
      }
    }
  });

  it('stays small enough to ship', () => {
    const size = Object.values(GAZETTEERS).reduce((sum, text) => sum + Buffer.byteLength(text), 0);
    assert.ok(size < 2_000_000, `${size} bytes`);
  });
});

describe('gazetteer entries', () => {
  const check = (form: string, ...expected: string[]): void => {
    it(`«${form}» → ${expected.join(', ') || 'nothing'}`, () => {
      assert.deepEqual([...(ENTRIES.get(fold(form)) ?? [])].sort(), expected);
    });
  };

  check('المملكة المغربية', 'GPE morocco');
  check('كوت ديفوار', 'GPE ivory-coast');
  check('جنوب افريقيا', 'GPE south-africa');
  check('الضفة الغربية', 'GPE west-bank');
  check('شمال أفريقيا', 'LOC north-africa');
  check('إيطاليا', 'GPE italy');
  check('الإيطاليون', 'NORP italian');
  check('المغاربة', 'NORP moroccan');
  check('الأتراك', 'NORP turkish');
  check('جنوب إفريقيين', 'NORP south-african');
  check('الأنتربول', 'ORG interpol');
  check('FIFA', 'ORG fifa');
  check('البسيج', 'ORG bcij');
  check('الكاف', 'GPE kef?', 'ORG caf?');
  check('سلا', 'GPE sale?');
  check('دوما', 'GPE douma?');
  check('القاعدة', 'ORG al-qaeda?');
  check('عبد اللطيف حموشي', 'PERS hammouchi');
  check('صاحب الجلالة الملك', 'OCC his-majesty-the-king');
  check('مالية', 'NORP malian?');
  check('اليوم');
});
