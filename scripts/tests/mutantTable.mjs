// @ts-check
// Deliberate changes of the code, each of which some test must fail for. One is found by its text, which stands once in the
// TypeScript below its room, else once in all rooms; what is rewritten there is rewritten here.

/**
 * @typedef {object} Mutants
 * @property {string} room folder of the code
 * @property {readonly string[]} tests folders of the tests that may notice, the quickest first
 * @property {readonly (readonly [from: string, to: string])[]} changes
 */

const NAMES = 'server/src/languages/ar/names';
const TIME = 'server/src/languages/ar/time';
const GOLDEN = 'unit/golden';

/** @type {readonly Mutants[]} */
export const MUTANTS = [
  {
    room: NAMES,
    tests: [GOLDEN, 'unit/languages/ar/names'],
    changes: [
      ['PERS: 0.42, GPE: 0.9', 'PERS: 0.48, GPE: 0.9'],
      ['GPE: 0.9, ORG: 0.75', 'GPE: 0.8, ORG: 0.75'],
      ['const LEAST_OF_ONE_WORD = 0.5;', 'const LEAST_OF_ONE_WORD = 0.6;'],
      ['const HEARD = 0.2;', 'const HEARD = 0.3;'],
      ['const SUPPORT = 0.35;', 'const SUPPORT = 0.25;'],
      ['const SURE = 0.75;', 'const SURE = 0.9;'],
      ['const SURE_OF_MONTH = 0.6;', 'const SURE_OF_MONTH = 0.4;'],
      ['const THRESHOLD = 0.4;', 'const THRESHOLD = 0.45;'],
      ['const SURE_ENOUGH = 0.5;', 'const SURE_ENOUGH = 0.6;'],
      ['const MUCH = 0.2;', 'const MUCH = 0.3;'],
      ['const NEARBY = 12;', 'const NEARBY = 1;'],
      ['const OVERRULED = 0.3;', 'const OVERRULED = 0.45;'],
      ['const OTHER_LABEL = 0.55;', 'const OTHER_LABEL = 0.65;'],
      ['const OTHER_END = 0.4;', 'const OTHER_END = 0.5;'],
      ['const OTHER_END_OF_CERTAIN = 0.6;', 'const OTHER_END_OF_CERTAIN = 0.75;'],
      ['const CERTAIN_PERSON = 0.95;', 'const CERTAIN_PERSON = 0.85;'],
      ['const CERTAIN_BEFORE_PLACE = 0.85;', 'const CERTAIN_BEFORE_PLACE = 0.6;'],
      ['const KNOWN = 0.7;', 'const KNOWN = 0.85;'],
      ['const UNKNOWN_AFTER_CUE = 0.73;', 'const UNKNOWN_AFTER_CUE = 0.6;'],
      ['const UNKNOWN_RUN = 2;', 'const UNKNOWN_RUN = 3;'],
      ['const LONGEST_NAME = 6;', 'const LONGEST_NAME = 4;'],
      ['const LONGEST_CHAIN = 6;', 'const LONGEST_CHAIN = 4;'],
      ['const UNKNOWN_INSIDE = 0.45;', 'const UNKNOWN_INSIDE = 0.35;'],
      ['const ORGAN = 0.68;', 'const ORGAN = 0.6;'],
      ['const CLUB_OF_CITY = 0.93;', 'const CLUB_OF_CITY = 0.9;'],
      ['const CUED = 0.97;', 'const CUED = 0.9;'],
      ['const OPENING = 0.62;', 'const OPENING = 0.3;'],
      ['const INSIDE_PLACE = 0.6;', 'const INSIDE_PLACE = 0.3;'],
      ['const LONGEST_LIST = 8;', 'const LONGEST_LIST = 3;'],
      ['const LONGEST_ALIAS = 3;', 'const LONGEST_ALIAS = 2;'],
      ['const LONGEST_DAY = 4;', 'const LONGEST_DAY = 2;'],
      ['if (candidate.start === other.start && candidate.end === other.end) return false;', ''],
      ['other.end - other.start > candidate.end - candidate.start', 'other.start >= candidate.start'],
    ],
  },
  {
    room: `${NAMES}/tagger`,
    tests: [GOLDEN, 'unit/languages/ar/names/tagger'],
    changes: [
      ['const DECIDED = 9;', 'const DECIDED = 3;'],
      ['const DECIDED_ALONE = 5;', 'const DECIDED_ALONE = 1;'],
      ['const CONTEXT_REACH = 50;', 'const CONTEXT_REACH = 20;'],
      ['const LIKELY = 13;', 'const LIKELY = 40;'],
      ['const SURE = 240;', 'const SURE = 200;'],
      ['const AGAINST_NONE = 64;', 'const AGAINST_NONE = 200;'],
      ['const CLOSEST = 1e-5;', 'const CLOSEST = 1e-2;'],
    ],
  },
  {
    room: 'server/src/languages/time',
    tests: [GOLDEN, 'unit/languages/ar/time'],
    changes: [
      ['const FEW_WEEKS = 31;', 'const FEW_WEEKS = 3;'],
      ['const OTHER_YEAR = 120;', 'const OTHER_YEAR = 20;'],
      ['const AHEAD = 150;', 'const AHEAD = 20;'],
      ['candidate >= about - 70', 'candidate >= about - 60'],
      ['candidate < about + 30', 'candidate <= about + 30'],
      ['const LAST_HIJRI = 1600;', 'const LAST_HIJRI = 1440;'],
      ['const NEAR_TOP = 6;', 'const NEAR_TOP = 1;'],
      ['const DATELINE_REACH = 60;', 'const DATELINE_REACH = 10;'],
      ['const SIGHTING = 1;', 'const SIGHTING = 0;'],
    ],
  },
  {
    room: TIME,
    tests: [GOLDEN, 'unit/languages/ar/time'],
    changes: [
      ['const FIRST_LIKELY_YEAR = 1900;', 'const FIRST_LIKELY_YEAR = 1950;'],
      ['const LAST_LIKELY_YEAR = 2099;', 'const LAST_LIKELY_YEAR = 2040;'],
      ['const FURTHEST_ANTECEDENT = 4;', 'const FURTHEST_ANTECEDENT = 1;'],
      ['const FURTHEST = 24;', 'const FURTHEST = 4;'],
      ['const STATE_REACH = 3;', 'const STATE_REACH = 1;'],
      ['const LONGEST_JOIN = 16;', 'const LONGEST_JOIN = 6;'],
      ['const MOST_JOINERS = 3;', 'const MOST_JOINERS = 0;'],
      ['const MOST_PARTS = 5;', 'const MOST_PARTS = 2;'],
      ['const MOST_LISTED = 6;', 'const MOST_LISTED = 2;'],
      ['const MOST_WORDS_OF_A_NAME = 2;', 'const MOST_WORDS_OF_A_NAME = 1;'],
    ],
  },
  {
    room: 'server/src/languages/any',
    tests: [GOLDEN],
    changes: [['const LONGEST = 80;', 'const LONGEST = 40;']],
  },
  {
    room: 'server/src/languages/ar/numbers',
    tests: [GOLDEN, 'unit/languages/ar'],
    changes: [['const LARGEST_SCALE = 1e12;', 'const LARGEST_SCALE = 1e9;']],
  },
  {
    room: 'server/src/languages/ar/furniture',
    tests: [GOLDEN, 'unit/languages/ar'],
    changes: [
      ['const SHORT = 12;', 'const SHORT = 9;'],
      ['const AFTER_PHRASE = 3;', 'const AFTER_PHRASE = 2;'],
      ['const LOOKED_AT = 60;', 'const LOOKED_AT = 30;'],
      ['const LABEL = 4;', 'const LABEL = 6;'],
      ['const FOREIGN = 8;', 'const FOREIGN = 5;'],
      ['count > 1', 'count > 2'],
      ['.length * 2 > lines.length', '.length > 0'],
    ],
  },
  {
    room: 'server/src/languages/ar',
    tests: [GOLDEN, 'unit/languages/ar'],
    changes: [
      ['name.confidence > 0.9', 'name.confidence > 0.8'],
      ["if (name.label === 'LAW' && quantity.label === 'CARDINAL') return true;", ''],
      ['name.start < start && name.end === end', 'name.end === end'],
    ],
  },
  {
    room: 'server/src/languages/ar',
    tests: ['unit/annotation', 'unit/suggestions'],
    changes: [
      ['stem.length >= SHORTEST_STEM', 'stem.length >= 2'],
      ['const AFTER_ARTICLE = 3;', 'const AFTER_ARTICLE = 2;'],
      ['norm.length - fold(ending).length >= 2', 'norm.length - fold(ending).length >= 1'],
      ['known?.names === names && known.key === key', 'known?.names === names'],
      ['if (known?.key === key) return known.time;', 'if (known) return known.time;'],
    ],
  },
  {
    room: 'server/src/suggestions',
    tests: [GOLDEN, 'unit/suggestions'],
    changes: [
      ['annotation.label === mention.label && hasOwnBorders', 'annotation.label === mention.label'],
      ['mention.confidence < minimumConfidence', 'mention.confidence <= minimumConfidence'],
      ['annotation.start + longest <= mention.start', 'annotation.start <= mention.start'],
      ['if (annotation.end <= mention.start) continue;', ''],
      ["annotation.anchor !== 'lost'", 'annotation.start >= 0'],
      ['span.start - this.longest', 'span.start'],
      ['b.confidence - a.confidence', 'a.confidence - b.confidence'],
      ['const LONGEST_TITLE = 300;', 'const LONGEST_TITLE = 60;'],
      ['Math.min(paragraphs.length, first + 6)', 'Math.min(paragraphs.length, first + 1)'],
    ],
  },
  {
    room: 'server/src/annotation',
    tests: ['unit/annotation', 'unit/corpus'],
    changes: [
      ['const NEAR = 400;', 'const NEAR = 20;'],
      ['const CANDIDATES = 100;', 'const CANDIDATES = 1;'],
      ['const NEIGHBOURS = 50;', 'const NEIGHBOURS = 1;'],
      ['const CONVINCING = 8;', 'const CONVINCING = 3;'],
      ['const EDGE = 8;', 'const EDGE = 0;'],
      ['best.evidence.full ? 1 : CONVINCING / 2', '0'],
      ['if (free.length !== group.length) continue;', ''],
      ['const ERROR_SHARE = 0.25;', 'const ERROR_SHARE = 0.45;'],
      ['start >= edit.end', 'start > edit.end'],
      ['end <= edit.start) return annotation', 'end < edit.start) return annotation'],
      [
        'again.text === annotations[i]!.text && !others.has(key(again))',
        'again.text === annotations[i]!.text',
      ],
      ['if (!theirs.has(id) && !same(base.get(id), our))', 'if (!theirs.has(id))'],
      ['else if (!same(base.get(id), their)) merged', 'else merged'],
      ['ours.status === base.status ? theirs.status : ours.status', 'ours.status'],
      ['if (kept) annotations.set(end, kept);', ''],
    ],
  },
  {
    room: 'server/src/corpus',
    tests: ['unit/corpus', 'unit/service'],
    changes: [
      ['if (text !== this.documentText) continue;', ''],
      ['{ ifContent: this.disk }', '{}'],
      ['if (unusable !== undefined) return [];', ''],
      ['limit: limit - found.length', 'limit'],
      ['if (document.name === except) continue;', ''],
    ],
  },
  {
    // What is shown of a long text before all of it has been read.
    room: 'server/src',
    tests: ['unit/suggestions/recogniser', 'unit/service'],
    changes: [
      ['const GROWTH = 4;', 'const GROWTH = 40;'],
      ['const FIRST = 16 * 1024;', 'const FIRST = 64 * 1024;'],
      ['const MOST = 1 / 8;', 'const MOST = 1;'],
      ['const ELSEWHERE = 1 / 8;', 'const ELSEWHERE = 1 / 2;'],
      ['const BEFORE = 2 * 1024;', 'const BEFORE = 0;'],
      ['if (at < read.length && !read[at]) this.tellSoon();', ''],
      ['snapshot.isEarly ? undefined : recognisedNames(snapshot)', 'recognisedNames(snapshot)'],
      ['awaitsDate ? withoutUnresolved(resolved) : resolved', 'resolved'],
      ['isOfSuggestions(command) ? viewing.whole(uri) : viewing.decided(uri)', 'viewing.decided(uri)'],
      ['this.underWay && !isOf(this.underWay, version, key) ? this.underWay : undefined', 'undefined'],
      [
        'document.version === version && host.isOpen() && !newer()',
        'document.version === version && !newer()',
      ],
    ],
  },
  {
    room: 'server/src/exchange',
    tests: ['unit/exchange'],
    changes: [
      ['this.indexFrom(start - this.longest)', 'this.indexFrom(start)'],
      ['if (other.start >= end) return undefined;', 'if (other.start > start) return undefined;'],
    ],
  },
];
