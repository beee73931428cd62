// Freezes the Gregorian month and weekday names of every Arabic locale of CLDR, and the Hijri month names of ICU,
// into server/src/languages/ar/time/lexicons/cldr-*.tsv, and those of all French and English locales into
// server/src/languages/latin/lexicons/cldr-dates.tsv. Run after updating cldr-dates-full.
// usage: node scripts/freeze-dates.mjs
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';

const main = 'node_modules/cldr-dates-full/main';
const out = 'server/src/languages/ar/time/lexicons';
const { version } = JSON.parse(readFileSync('node_modules/cldr-dates-full/package.json', 'utf8'));
const source = `CLDR ${version} (cldr-dates-full), Unicode-3.0 licence; made by scripts/freeze-dates.mjs, not edited by hand`;

/** key → name → locales */
const months = new Map();
const weekdays = new Map();
const days = { mon: 1, tue: 2, wed: 3, thu: 4, fri: 5, sat: 6, sun: 7 };

function add(map, key, name, locale) {
  if (!map.has(key)) map.set(key, new Map());
  const names = map.get(key);
  const spelling = name.replace(/[\u064b-\u065f\u0670]/g, '').trim();
  if (!names.has(spelling)) names.set(spelling, []);
  if (!names.get(spelling).includes(locale)) names.get(spelling).push(locale);
}

for (const locale of readdirSync(main).filter((name) => /^ar(-|$)/.test(name))) {
  const file = `${main}/${locale}/ca-gregorian.json`;
  if (!existsSync(file)) continue;
  const { gregorian } = JSON.parse(readFileSync(file, 'utf8')).main[locale].dates.calendars;
  for (const kind of ['format', 'stand-alone']) {
    for (const [month, name] of Object.entries(gregorian.months[kind].wide)) add(months, month, name, locale);
    for (const [day, name] of Object.entries(gregorian.days[kind].wide))
      add(weekdays, days[day], name, locale);
  }
}

const rows = (map, kind) =>
  [...map]
    .sort(([a], [b]) => Number(a) - Number(b))
    .flatMap(([key, names]) =>
      [...names].map(([name, locales]) => `${kind}\t${key}\t${name}\t${locales.sort().join(' ')}`),
    );

const hijri = [];
const format = new Intl.DateTimeFormat('ar-u-ca-islamic-umalqura-nu-latn', {
  month: 'long',
  timeZone: 'UTC',
});
const numeric = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura-nu-latn', {
  month: 'numeric',
  timeZone: 'UTC',
});
for (let i = 0; i < 12; i++) {
  const date = new Date(Date.UTC(2024, 6, 15) + i * 29.5 * 86_400_000);
  hijri.push(`hijri\t${numeric.format(date)}\t${format.format(date)}\tar`);
}
hijri.sort((a, b) => Number(a.split('\t')[1]) - Number(b.split('\t')[1]));

const write = (name, about, lines) =>
  writeFileSync(
    `${out}/${name}`,
    `# ${about}\n# Source: ${source}\nkind\tvalue\tforms\tlocales\n${lines.join('\n')}\n`,
  );
write(
  'cldr-months.tsv',
  'Month names of all Arabic locales: Gregorian by number, Hijri by number (names of ICU).',
  [...rows(months, 'month'), ...hijri],
);
write(
  'cldr-weekdays.tsv',
  'Weekday names of all Arabic locales, Monday = 1 (ISO 8601).',
  rows(weekdays, 'weekday'),
);

/** Names of French and English: kind, number and name → tag, and the locales that write it so. */
const latin = new Map();
const THREE_LETTERS = /\p{L}{3}/u;

for (const locale of readdirSync(main).filter(
  (name) => /^(fr|en)(-|$)/.test(name) && !/-(Dsrt|Shaw)/.test(name),
)) {
  const file = `${main}/${locale}/ca-gregorian.json`;
  if (!existsSync(file)) continue;
  const { gregorian } = JSON.parse(readFileSync(file, 'utf8')).main[locale].dates.calendars;
  const language = locale.slice(0, 2);
  for (const context of ['format', 'stand-alone'])
    for (const [width, tag] of [
      ['wide', ''],
      ['abbreviated', 'short'],
    ]) {
      const names = [
        ...Object.entries(gregorian.months[context][width]).map(([key, name]) => ['month', key, name]),
        ...Object.entries(gregorian.days[context][width]).map(([key, name]) => ['weekday', days[key], name]),
      ];
      for (const [kind, key, name] of names) {
        // The grammar sees through a stop; two letters are a word of their own too often.
        const form = name.replace(/\.$/, '');
        const row = `${language}\t${kind}\t${key}\t${form.toLowerCase()}`;
        if (!THREE_LETTERS.test(form)) continue;
        if (!latin.has(row) || (tag === '' && latin.get(row).tag)) latin.set(row, { form, tag, locales: [] });
        const { locales } = latin.get(row);
        if (!locales.includes(locale)) locales.push(locale);
      }
    }
}

const latinRows = [...latin]
  .map(([row, { form, tag, locales }]) => [
    ...row.split('\t').slice(0, 3),
    form,
    tag,
    locales.sort().slice(0, 3).join(' '),
  ])
  .sort(
    ([a, b, c, d], [e, f, g, h]) => a.localeCompare(e) || b.localeCompare(f) || c - g || d.localeCompare(h),
  );
writeFileSync(
  'server/src/languages/latin/lexicons/cldr-dates.tsv',
  `# Names of months and weekdays (Monday = 1) of all French and English locales; tag short: abbreviations, which stand beside a date.
# locales: the first three that write so.
# Source: ${source}
language\tkind\tvalue\tforms\ttag\tlocales
${latinRows.map((row) => row.join('\t')).join('\n')}
`,
);
