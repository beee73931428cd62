/**
 * Freezes the generated parts of the gazetteers, so that no package is needed when Hawashi runs:
 *   - territories of CLDR (all Arabic locales) under the hand-written rows of places-countries.tsv,
 *   - exemplar cities of CLDR's time zones under those of places-cities.tsv,
 *   - demonyms.tsv: every form of the demonyms in scripts/names/demonyms.tsv.
 * Hand-written rows win: a name that they have is not frozen again. Run: node scripts/freeze-names.mjs
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const lexicons = join(root, 'server/src/languages/ar/names/lexicons');
const FROZEN = '# --- frozen by scripts/freeze-names.mjs; edit above this line';
const HEADER = 'id\tlabel\tname\tvariants\tkind\twikidata';

const packageFolder = (name) => dirname(require.resolve(`${name}/package.json`));
const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));
const version = (name) => readJson(join(packageFolder(name), 'package.json')).version;

/** Equal for spellings that the matcher does not tell apart (a subset of server/src/languages/ar/normalise.ts). */
function fold(text) {
  return text
    .normalize('NFC')
    .replace(/[\u064b-\u065f\u0640\u0670]/g, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/ى/g, 'ي')
    .replace(/ة/g, 'ه')
    .toLowerCase();
}

const slug = (text) =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

const rowsOf = (tsv) =>
  tsv
    .split('\n')
    .filter((line) => line && !line.startsWith('#') && !line.startsWith('id\t'))
    .map((line) => line.split('\t'));

/** The lexicons that this run has frozen already. */
const frozen = new Set();

/** The rows of `entries` without the names that `rows` already have; those that spell one of them otherwise get its id. */
function rowsBeside(rows, entries) {
  const known = new Map();
  for (const [id, label, name, variants] of rows) {
    for (const form of [name, ...variants.split('|')]) if (form) known.set(`${label} ${fold(form)}`, id);
  }
  const beside = [];
  for (const entry of entries) {
    const id = entry.names.map((name) => known.get(`${entry.label} ${fold(name)}`)).find(Boolean) ?? entry.id;
    const fresh = [];
    for (const name of entry.names) {
      const key = `${entry.label} ${fold(name)}`;
      if (known.has(key)) continue;
      known.set(key, id);
      fresh.push(name);
    }
    if (fresh.length)
      beside.push([id, entry.label, fresh[0], fresh.slice(1).join('|'), entry.kind, ''].join('\t'));
  }
  return beside;
}

/**
 * Replaces the frozen part of a lexicon by `entries`, without the names that its own part already has. What somebody
 * wrote below the line, where it does not belong, goes above it: nothing is lost.
 */
function freezeInto(file, source, entries) {
  const path = join(lexicons, file);
  const [above, below = ''] = readFileSync(path, 'utf8').split(FROZEN);
  let written = above.replace(/\n+$/, '') + '\n';
  const places = readdirSync(lexicons).filter((name) => name.startsWith('places-') && name !== file);
  const elsewhere = places.flatMap((name) => {
    const text = readFileSync(join(lexicons, name), 'utf8');
    return rowsOf(frozen.has(name) ? text : text.split(FROZEN)[0]);
  });
  const made = new Set(rowsBeside([...rowsOf(written), ...elsewhere], entries));
  const strays = rowsOf(below)
    .map((row) => row.join('\t'))
    .filter((row) => !made.has(row));
  if (strays.length > 0) {
    written += `${strays.join('\n')}\n`;
    console.log(`${file}: ${strays.length} rows moved above the line`);
  }
  const rows = rowsBeside([...rowsOf(written), ...elsewhere], entries);
  writeFileSync(path, `${written}${FROZEN}\n# Source: ${source}; Unicode-3.0\n${rows.join('\n')}\n`);
  frozen.add(file);
  console.log(`${file}: ${rows.length} rows frozen`);
}

/** CLDR's Arabic locales, the common one first. */
function arabicLocales(folder) {
  return readdirSync(folder).filter((locale) => locale === 'ar' || locale.startsWith('ar-'));
}

function territories() {
  const folder = join(packageFolder('cldr-localenames-full'), 'main');
  const of = (locale) =>
    readJson(join(folder, locale, 'territories.json')).main[locale].localeDisplayNames.territories;
  const english = of('en');
  const all = arabicLocales(folder).map(of);
  const entries = [];
  for (const code of Object.keys(english)) {
    if (!/^[A-Z]{2}(-alt-|$)/.test(code) || /^(EU|EZ|UN|XA|XB|ZZ|QO)/.test(code)) continue;
    const base = code.slice(0, 2);
    const names = all.map((table) => table[code]).filter(Boolean);
    let entry = entries.find(({ territory }) => territory === base);
    if (!entry) {
      entry = { territory: base, id: slug(english[base]), label: 'GPE', names: [], kind: 'country' };
      entries.push(entry);
    }
    for (const name of names) {
      const plain = name.replace(/\s*\(.*\)/, '').replace(/\s-\s.*$/, '');
      if (!entry.names.includes(plain)) entry.names.push(plain);
    }
  }
  return entries.filter(({ territory }) => !['AQ', 'BV', 'HM', 'CP', 'EA', 'DG'].includes(territory));
}

/** Zones named after no city of the news, or whose Arabic name is an ordinary word or another name. */
const LEFT_OUT =
  /^(Etc|Antarctica|Arctic)|^America\/(Indiana|Kentucky|North_Dakota|Argentina\/La_Rioja)|\/(Galapagos|Sakhalin|Kamchatka|Easter|Midway|Wake|Truk|Enderbury|Gambier|Marquesas|Chatham|Fiji|Wallis|Norfolk|Nome|Sitka|Juneau|Boise|Adak|Belem|Kirov|Samara|Oral|Hebron|Dili|Ceuta|Juba|Thule|Regina|Resolute|Creston|Dawson|Dawson_Creek|Swift_Current|Halifax|Moncton|Jujuy|Lower_Princes|Troll|Davis|Casey|Darwin|Perth|Eucla|Lindeman|Lord_Howe|Stanley|Faeroe|Christmas|Mahe|Bahrain|Qatar|Kuwait|Singapore|Saigon|Anadyr|Magadan|Salta|Cayman|Grand_Turk|Jersey|Guernsey|Isle_of_Man)$/;

function exemplarCities() {
  const folder = join(packageFolder('cldr-dates-full'), 'main');
  const byZone = new Map();
  for (const locale of arabicLocales(folder)) {
    const zones = readJson(join(folder, locale, 'timeZoneNames.json')).main[locale].dates.timeZoneNames.zone;
    const walk = (node, path) => {
      for (const [key, value] of Object.entries(node)) {
        if (key === 'exemplarCity' && typeof value === 'string') {
          const names = byZone.get(path) ?? [];
          if (!names.includes(value)) names.push(value);
          byZone.set(path, names);
        } else if (typeof value === 'object') walk(value, path ? `${path}/${key}` : key);
      }
    };
    walk(zones, '');
  }
  return [...byZone]
    .filter(([zone]) => !LEFT_OUT.test(zone))
    .map(([zone, names]) => ({
      id: slug(zone.split('/').at(-1)),
      label: 'GPE',
      names: names.map((name) => name.replace(/،.*$/, '').trim()),
      kind: names.every((name) => name.length <= 4) ? 'city?' : 'city',
    }));
}

/** The inflected forms of a relative adjective (nisba): gender, number, case, with and without the article. */
function formsOf(name, plurals, places) {
  const words = name.split(' ');
  const last = words.at(-1);
  const before = words.slice(0, -1);
  const regular = ['', 'ة', 'ون', 'ين', 'ات', 'ا', 'ان', 'تان', 'تين'].map((ending) => last + ending);
  const agree = words.length > 1 && words.every((word) => word.endsWith('ي'));
  const forms = [];
  const add = (form, article) => {
    if (!forms.includes(form)) forms.push(form);
    if (article && !forms.includes(article)) forms.push(article);
  };
  for (const word of regular) {
    // «كوري جنوبي»: adjectives agree. «جنوب إفريقي»: the first word never inflects, the article goes to either. The
    // accusative ending is for the indefinite alone, and never where it spells a place («إيطاليا», «ليبيا»).
    if (agree) {
      const all = words.map((adjective) => adjective + word.slice(last.length));
      add(all.join(' '), word === `${last}ا` ? undefined : all.map((each) => `ال${each}`).join(' '));
      continue;
    }
    const form = [...before, word].join(' ');
    if (word === `${last}ا`) {
      if (!places.has(fold(form))) add(form);
      continue;
    }
    add(form, [...before, `ال${word}`].join(' '));
    if (before.length) add([`ال${before[0]}`, ...before.slice(1), word].join(' '));
  }
  for (const plural of plurals) {
    // «السريان»: without the article it is another word.
    if (plural.startsWith('ال')) {
      add(plural);
      continue;
    }
    add(
      plural,
      plural
        .split(' ')
        .map((word) => `ال${word}`)
        .join(' '),
    );
  }
  return forms;
}

function freezeDemonyms() {
  const table = readFileSync(join(root, 'scripts/names/demonyms.tsv'), 'utf8');
  const byId = new Map();
  const seen = new Set();
  const places = new Set();
  for (const file of readdirSync(lexicons).filter((name) => name.startsWith('places-'))) {
    for (const [, , name, variants] of rowsOf(readFileSync(join(lexicons, file), 'utf8'))) {
      for (const form of [name, ...variants.split('|')]) if (form) places.add(fold(form));
    }
  }
  for (const [id, name, plurals, kind] of rowsOf(table)) {
    const row = byId.get(id) ?? { id, kind, forms: [] };
    byId.set(id, row);
    for (const form of formsOf(name, plurals ? plurals.split('|') : [], places)) {
      if (seen.has(fold(form))) continue;
      seen.add(fold(form));
      row.forms.push(form);
    }
  }
  const rows = [...byId.values()]
    .filter(({ forms }) => forms.length)
    .map(({ id, kind, forms }) => [id, 'NORP', forms[0], forms.slice(1).join('|'), kind, ''].join('\t'));
  const head =
    '# Written for Hawashi; MIT\n# Generated by scripts/freeze-names.mjs from scripts/names/demonyms.tsv\n';
  writeFileSync(join(lexicons, 'demonyms.tsv'), `${head}${HEADER}\n${rows.join('\n')}\n`);
  console.log(`demonyms.tsv: ${rows.length} rows`);
}

freezeInto('places-countries.tsv', `Unicode CLDR ${version('cldr-localenames-full')}`, territories());
freezeInto('places-cities.tsv', `Unicode CLDR ${version('cldr-dates-full')}`, exemplarCities());
freezeDemonyms();
