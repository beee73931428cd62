import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseQuery, queryProblem } from '../../../../server/src/corpus/search/query/parseQuery.js';
import { formatPlain } from '../../../../server/src/messages/format.js';
import { testLanguages } from '../../languages/packs.js';
import { found, news } from './searching.js';

describe('search: what a query finds', () => {
  const check: readonly [query: string, ...texts: string[]][] = [
    // Words, folded: spellings, clitics and the article are seen through.
    ['حموشي', 'حموشي', 'حموشي', 'حموشي'],
    ['مراكش', 'بمراكش'],
    ['امن', 'للأمن', 'الأمن'],
    ['الانتربول', 'الإنتربول'],
    ['=الانتربول'],
    ['=الإنتربول', 'الإنتربول'],
    ['hammouchi', 'Hammouchi'],
    ['=hammouchi'],
    // Phrases: clitics are seen through before the first word alone.
    ['"الأمن الوطني"', 'للأمن الوطني'],
    ['«الامن الوطني»', 'للأمن الوطني'],
    ['الأمن الوطني', 'للأمن الوطني', 'الأمن والوطني'],
    ['="الأمن الوطني"'],
    // Gaps and repetition.
    ['المدير []{0,3} الوطني', 'المدير العام للأمن الوطني'],
    ['المدير []{0,1} الوطني'],
    ['السيد? حموشي', 'السيد حموشي', 'حموشي', 'حموشي'],
    ['(عبد|اللطيف)+', 'عبد اللطيف'],
    ['حموشي []* مراكش', 'حموشي بمراكش'],
    // Nothing goes on over the end of a line.
    ['الإنتربول []{0,3} قال'],
    // Regular expressions are of whole folded words, or of words as they stand.
    ['/حمو.*/', 'حموشي', 'حموشي', 'حموشي'],
    ['/حمو/'],
    ['=/[A-Z][a-z]+/', 'Director', 'Hammouchi', 'Interpol', 'Paris'],
    ['/.*ة/', 'سنة', 'طنجة'],
    // Annotations.
    ['<PERS/>', 'حموشي', 'حموشي', 'عبد اللطيف حموشي', 'Hammouchi'],
    ['<OCC/> []{0,3} <PERS/>', 'المدير العام للأمن الوطني السيد حموشي'],
    ['<PERS/> بمراكش', 'حموشي بمراكش'],
    ['<GPE|DATE/>', 'مراكش', 'طنجة', 'يناير 2024'],
    ['<DATE value>=2024-01/>', 'يناير 2024'],
    ['<DATE value<2024/>'],
    ['<* value=2024/>', 'يناير 2024'],
    ['[entity=hammouchi]', 'حموشي', 'حموشي', 'عبد اللطيف حموشي', 'Hammouchi'],
    ['[entity=Hamouchi]', 'حموشي', 'حموشي', 'عبد اللطيف حموشي', 'Hammouchi'],
    ['[entity=Hamou]'],
    ['[entity=حموشى]', 'حموشي', 'حموشي', 'عبد اللطيف حموشي', 'Hammouchi'],
    ['[entity=/ha.*|tang.*/]', 'حموشي', 'حموشي', 'عبد اللطيف حموشي', 'طنجة', 'Hammouchi'],
    ['[label=PERS]', 'حموشي', 'حموشي', 'عبد اللطيف حموشي', 'Hammouchi'],
    ['[label=PERS & word=حموشي]', 'حموشي', 'حموشي', 'حموشي'],
    ['[label!=PERS & word=حموشي]'],
    ['!<PERS/> حموشي', 'السيد حموشي', 'قال حموشي'],
    ['!السيد حموشي', 'قال حموشي', 'اللطيف حموشي'],
    ['<PERS role=host/>', 'حموشي'],
    ['<* note="sure?"/>', 'حموشي'],
    ['<* status=done & label=GPE/>', 'مراكش'],
    ['<ORG annotator=badr/>', 'Interpol'],
    ['<PERS !(entity=hammouchi)/>'],
    // What is asked of documents.
    ['<GPE/> :: outlet=هسبريس', 'مراكش'],
    ['<GPE/> :: date>=2024', 'مراكش'],
    ['<GPE/> :: date<=2023-06 & pages>10', 'طنجة'],
    ['<GPE/> :: status=done', 'مراكش'],
    ['<GPE/> :: document=/b/ | document=/a/', 'مراكش', 'طنجة'],
    ['<GPE/> :: outlet!=هسبريس', 'طنجة'],
  ];
  for (const [query, ...texts] of check)
    it(query, async () => assert.deepEqual(await found(await news(), query), texts));

  it('annotations and what waits for a decision are told apart', async () => {
    const model = await news();
    const options = { withSuggestions: true };
    const both = await found(model, '<GPE/>', options);
    assert.deepEqual(await found(model, '<GPE kind=annotation/>', options), ['مراكش', 'طنجة']);
    const suggested = await found(model, '<GPE kind=suggestion/>', options);
    assert.ok(suggested.includes('المغرب'), suggested.join());
    assert.equal(both.length, 2 + suggested.length);
  });
});

describe('search: what is wrong with a query', () => {
  const language = testLanguages().of('ar');
  const problemOf = (query: string): string | undefined => {
    try {
      parseQuery(query, language);
      return undefined;
    } catch (error) {
      const problem = queryProblem(error);
      if (!problem) throw error;
      return `${problem.place.at}+${problem.place.length} ${formatPlain(problem.said)}`;
    }
  };
  const check: readonly [query: string, problem: string][] = [
    ['', '0+1 Write what to search for'],
    ['   ', '3+1 Something to search for is missing'],
    ['حموشي |', '7+1 Something to search for is missing'],
    ['"الأمن', '0+6 A closing " is missing'],
    ['(حموشي', '0+6 A closing ) is missing'],
    ['حموشي )', '6+1 «)» cannot stand here'],
    ['[label=PERS', '0+11 A closing ] is missing'],
    ['<PERS', '0+5 A closing /> is missing'],
    ['<PERS value/>', '6+5 Write what value is to be'],
    ['<PERS value=/>', '6+6 A value is missing behind value'],
    ['<DATE value>=soon/>', '13+4 Before and after'],
    ['< />', '2+1 A label is missing'],
    ['حموشي /a(/', '6+4 This part of the regular expression is not understood: a('],
    ['/a', '0+2 A closing / is missing'],
    ['حموشي{3,2}', '5+5 Write how often'],
    ['حموشي{0,1000}', '5+8 Write how often'],
    ['حموشي{x}', '5+3 Write how often'],
    ['!(السيد حموشي)', '0+14 Behind ! stands one word'],
    ['+', '0+1 «+» cannot stand here'],
    ['حموشي :: ', '9+1 A condition is missing'],
    ['('.repeat(60), '51+1 Brackets nest at most 50 deep'],
    ['ا '.repeat(2000), '0+4000 This query is too large'],
    ['(x{100}){100}', '0+13 This query is too large'],
    ['/a/'.repeat(51), '150+3 A query has at most 50 regular expressions'],
    ['ا'.repeat(10_001), '10000+1 A query has at most 10000 characters'],
    ['!'.repeat(9_999), '9999+1 Something to search for'],
  ];
  for (const [query, problem] of check)
    it(`${query.slice(0, 30)}: ${problem}`, () => {
      const told = problemOf(query) ?? 'nothing';
      assert.ok(told.startsWith(problem), told);
    });

  it('every text is a query or has a problem within it', () => {
    const sign = fc.constantFrom(
      ...['حموشي', ' ', '"', '«', '»', '[', ']', '{', '}', '(', ')', '<', '/>', '/', '|', '!', '='],
      ...['&', '::', '?', '*', '+', 'label', 'value>=', '2024', '0,3', '\\', '\u200f', '\ud800'],
    );
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 30 }), (signs) => {
        const query = signs.join('');
        try {
          parseQuery(query, language);
        } catch (error) {
          const place = queryProblem(error)?.place;
          assert.ok(place && place.at >= 0 && place.at <= query.length, String(error));
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('what the corpus does not have is told at its place', async () => {
    const model = await news();
    for (const [query, at, told] of [
      ['<PERS rôle=host/>', 6, 'nothing called «rôle»'],
      ['حموشي :: oulet=x', 9, 'Documents have no «oulet»'],
      ['<PERS annotator=zoe/>', 6, 'Nobody called «zoe»'],
    ] as const) {
      const error = await found(model, query).then(
        () => undefined,
        (thrown: unknown) => queryProblem(thrown),
      );
      assert.equal(error?.place.at, at, query);
      assert.match(formatPlain(error.said), new RegExp(told), query);
    }
  });
});
