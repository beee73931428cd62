/**
 * How far the name after a head goes: adjectives, the construct state, ل and what it is for, coordination.
 * «المديرية العامة | للأمن الوطني | ومراقبة التراب الوطني», «وزارة | التربية الوطنية | والتعليم الأولي».
 */
import type { NameLabel } from '../../../mention.js';
import type { Chart } from './chart.js';
import { wordAt } from '../analysis/analysedText.js';
import { isInstitution, joinsNoun } from './phraseAhead.js';
import { concerns, isCalledByNoun, isCompoundAdjective, isMinistry, nationalityEnd } from './phraseHeads.js';
import {
  abroadEnd,
  districtEnd,
  governedBy,
  governsBy,
  isQuotedPurpose,
  namesMembers,
  STATES,
  tellsMedium,
  UNNAMED,
} from './purposeTails.js';
import { quotedEnd } from './quotes.js';
import {
  Evidence,
  isAnyAdjective,
  isPurpose,
  isJoinedAdjective,
  isNisba,
  numbersIt,
  type Nouns,
  type PhraseExtent,
} from './phraseEvidence.js';
import { Class, ENDS_NAME } from '../words/classBits.js';
import type { WordReading } from '../analysis/analysedWords.js';
import { wordsWith } from '../words/traits.js';
import { particles } from '../words/particles.js';
import { AND, FOR } from '../../affixes.js';
import { isPossessedFeminine, namesPeople } from '../../wordShapes.js';

/** «و» and «ل» before one word: «ولمراقبة …». */
const AND_FOR = AND + FOR;
const IN = particles('in');
const GOVERNMENT = wordsWith('government');
const NEW = wordsWith('new');
const JOINT = wordsWith('joint');

const PROPER: ReadonlySet<NameLabel> = new Set(['ORG', 'GPE', 'LOC', 'PERS', 'FAC', 'EVENT', 'LAW', 'MISC']);
const PERSON: ReadonlySet<NameLabel> = new Set(['PERS']);
const IMPERSONAL: ReadonlySet<NameLabel> = new Set([...PROPER].filter((label) => label !== 'PERS'));
const PLACE: ReadonlySet<NameLabel> = new Set(['GPE']);
const INSTITUTION: ReadonlySet<NameLabel> = new Set(['ORG', 'FAC', 'EVENT']);
/** What goes on with a field, behind an adjective of its: «القانونية والاقتصادية | والاجتماعية». */
const FIELD = Class.Domain | Class.Adjective;
/** What a text is not about, where no field is called so too: «بنقل العاملات». */
const NO_SUBJECT = ENDS_NAME & ~Class.Generic;
/** Links of a construct chain at most (وزارة شؤون مجلس …): bounds the work at one head. */
const LONGEST_CHAIN = 6;
/** Adjectives in a row, those joined by «و» among them, at most: bounds it too. */
const MOST_ADJECTIVES = 12;

/** Behind which prepositions a town tells an institution from others; a state does behind all. */
export type Towns = 'none' | 'joined' | 'all';

export class NounPhrase {
  private to: number;
  private evidence = 0;
  private lastDefinite: boolean;
  /** Ends in a proper name that stands by itself: a nationality or place behind it is none of its own. */
  private named = false;
  /** The same, a listed company: it has no purpose added («تستعد شركة سامسونغ | للإعلان»). */
  private listed = false;

  constructor(
    private readonly chart: Chart,
    /** Token of the head. */
    readonly head: number,
    private readonly definiteHead: boolean,
  ) {
    this.to = head + 1;
    this.lastDefinite = definiteHead;
  }

  extent(): PhraseExtent {
    return { to: this.to, evidence: this.evidence };
  }

  private reading(prefix: string): WordReading | undefined {
    const { readings } = wordAt(this.chart.analysis, this.to);
    for (let i = 0; i < readings.length; i++) if (readings[i]!.proclitics === prefix) return readings[i];
    return undefined;
  }

  /** Adjectives that agree with what stands before; joined by و too. */
  adjectives(nationalities = !this.named && !(this.evidence & Evidence.Nationality)): this {
    let any = false;
    for (let taken = 0; taken < MOST_ADJECTIVES; taken++) {
      const word = wordAt(this.chart.analysis, this.to);
      if (this.chart.analysis.inTime(this.to)) break;
      const start = this.to;
      if (this.lastDefinite) {
        if (isCompoundAdjective(this.chart, start)) this.take(start + 2, Evidence.Adjective);
        else if (nationalities) this.nationality();
        any ||= this.to > start;
        if (this.to > start) continue;
      }
      const definite = nationalities ? Class.Adjective | Class.Nationality : Class.Adjective;
      const wanted = this.lastDefinite ? definite : Class.Bare;
      // «الرئيس | المنتهية ولايته»: said of what follows.
      if (isPossessedFeminine(wordAt(this.chart.analysis, this.to + 1).norm) && word.norm.endsWith('ه'))
        break;
      // «أقر مجلس النواب الليبي | الميزانية»: no adjective of which only the shape tells, behind a nationality.
      const shaped = this.lastDefinite && !(this.evidence & Evidence.Nationality) && isNisba(word);
      if (shaped || (word.classes & wanted && (!this.lastDefinite || word.classes & Class.Definite))) {
        // «المالية»: of money, and of Mali.
        const whose = word.classes & Class.Nationality && !(word.classes & Class.Domain);
        this.evidence |= whose ? Evidence.Nationality : Evidence.Adjective;
        any = true;
        this.to++;
        continue;
      }
      const joined = any && this.lastDefinite ? this.reading('و') : undefined;
      if (!joined || !isJoinedAdjective(joined, wordAt(this.chart.analysis, start - 1))) break;
      this.to++;
    }
    return this;
  }

  /** «الجنوب إفريقي»: a nationality of several words. */
  nationality(): this {
    const to = this.evidence & Evidence.Nationality ? -1 : nationalityEnd(this.chart, this.to);
    return to > 0 ? this.take(to, Evidence.Nationality) : this;
  }

  /** The construct state: «شؤون | الهجرة», «الداخلية», «محمد الخامس». */
  construct(persons = true): this {
    for (let links = 0; links < LONGEST_CHAIN; links++) {
      const quoted = quotedEnd(this.chart.analysis, this.to);
      if (quoted > 0) {
        this.named = true;
        return this.take(quoted, Evidence.Proper).adjectives();
      }
      const titled = persons && wordAt(this.chart.analysis, this.to).classes & Class.Title ? 1 : 0;
      // «حزب تواصل | حمادي ولد سيد المختار»: a person completes the head, not what it is for.
      const named = titled ? PERSON : persons && links === 0 ? PROPER : IMPERSONAL;
      const ahead = this.chart.nameAt(this.to + titled, 0, named);
      if (ahead) {
        this.to = ahead.to;
        this.evidence |= Evidence.Proper;
        this.lastDefinite = true;
        this.named =
          ahead.label === 'PERS' ||
          (ahead.match !== undefined && ahead.label !== 'LOC' && !UNNAMED.has(ahead.match.entry.kind));
        this.listed = ahead.match?.entry.kind === 'company';
        this.adjectives();
        return this;
      }
      const word = wordAt(this.chart.analysis, this.to);
      if (word.kind !== 'arabic' || this.chart.analysis.inTime(this.to)) return this;
      if (word.classes & Class.Definite) {
        if (word.classes & (ENDS_NAME & ~Class.Title)) return this;
        // «برئاسة | السيد علي الحمادي»
        if (word.classes & Class.Title && this.chart.nameAt(this.to + 1, 0, PERSON)) return this;
        this.evidence |= Evidence.Definite | (word.classes & Class.Domain ? Evidence.Domain : 0);
        if (word.classes & Class.Nationality) this.evidence |= Evidence.Nationality;
        this.to++;
        this.lastDefinite = true;
        return this.adjectives().governed(word.readings[0]!).adjectives();
      }
      if (!(word.classes & Class.Domain)) return this;
      this.evidence |= Evidence.Domain;
      this.to++;
      this.lastDefinite = false;
      if (joinsNoun(this.chart, this.to)) this.to++;
    }
    return this;
  }

  /** «… والتعليم العالي», «… ومراقبة التراب الوطني», «… ولمراقبة …». */
  coordination(): this {
    for (let joined = 0; joined < LONGEST_CHAIN; joined++) {
      const start = this.to;
      const and = this.reading('و');
      const forToo = this.reading(AND_FOR);
      // Another law, not another field: «اتفاقية باريس للمناخ | وقرار مجلس الأمن».
      if (and?.heads.some(({ label, definite }) => label === 'LAW' && !definite)) return this;
      // «منظمة التحرير | والحكومة الإسرائيلية»: a body of its own.
      if (and?.heads.some(({ noun, definite }) => GOVERNMENT.has(noun) && definite)) return this;
      const wanted = isAnyAdjective(wordAt(this.chart.analysis, start - 1)) ? FIELD : Class.Domain;
      const own = and !== undefined && isInstitution(this.chart, this.to, and, this.head);
      if (and && and.classes & wanted && this.lastDefinite && !own) {
        this.to++;
        if (and.classes & Class.Definite) this.adjectives().take(abroadEnd(this.chart, this.to), 0);
        else if (!this.constructAfter(start)) return this;
      } else if (
        and &&
        this.lastDefinite &&
        and.classes & Class.Nationality &&
        and.classes & Class.Definite &&
        namesPeople(and.stem)
      ) {
        this.to++;
        this.adjectives().take(abroadEnd(this.chart, this.to), 0);
      } else if (forToo && forToo.classes & Class.Domain && this.evidence & Evidence.Purpose) {
        this.to++;
        if (!(forToo.classes & Class.Definite) && !this.constructAfter(start)) return this;
        this.adjectives();
      } else return this;
    }
    return this;
  }

  /** A construct that must go on after a bare noun; takes the noun back where it does not. */
  private constructAfter(start: number): boolean {
    if (joinsNoun(this.chart, this.to)) this.to++;
    const before = this.to;
    this.construct();
    if (this.to > before) return true;
    this.to = start;
    return false;
  }

  /** ل and what the institution is for: «للأمن الوطني», «لكرة القدم», «لمنظمة …». */
  purposes(nouns: Nouns = 'known'): this {
    if (this.listed) return this;
    let ofMinistry = isMinistry(this.chart, this.head);
    for (let taken = 0; taken < LONGEST_CHAIN; taken++) {
      const start = this.to;
      if (isQuotedPurpose(this.chart, this.to)) this.to++;
      const ahead = this.chart.nameAt(this.to, 1, INSTITUTION);
      const forWhat = wordAt(this.chart.analysis, this.to).readings.find(
        (reading) =>
          reading.proclitics === 'ل' &&
          (reading.classes & Class.Domain || ahead !== undefined || isPurpose(nouns, reading)),
      );
      // «لناشري الكتب»
      if (!forWhat && nouns !== 'known' && namesMembers(this.chart, this.to)) {
        this.take(this.to + 2, Evidence.Purpose).adjectives();
        continue;
      }
      // «المديرية الإقليمية لوزارة التربية الوطنية | لبناء مدرسة»: what is done, and no ministry's purpose.
      const done = ofMinistry && !ahead && forWhat && !(forWhat.classes & Class.Definite);
      if (!forWhat || done || tellsMedium(forWhat) || this.chart.analysis.inTime(this.to)) {
        this.to = start;
        return this;
      }
      ofMinistry = isMinistry(this.chart, start);
      if (ahead) {
        this.to = ahead.to;
        this.lastDefinite = true;
        this.adjectives();
        if (JOINT.has(wordAt(this.chart.analysis, start - 1).norm)) this.partner();
      } else {
        this.to++;
        this.lastDefinite = (forWhat.classes & Class.Definite) !== 0;
        // «للكشف | المبكر | عن سرطان الثدي»
        if (this.lastDefinite) this.governed(forWhat).adjectives().governed(forWhat).adjectives();
        else if (!this.constructAfter(start)) return this;
      }
      this.evidence |= Evidence.Purpose;
      this.coordination();
    }
    return this;
  }

  /** «للدفاع | عن حقوق المستهلك», «مكافحة الاتجار | بالبشر»: what a purpose or deed governs by its preposition. */
  private governed(purpose: WordReading): this {
    const start = this.to;
    const { analysis } = this.chart;
    if (governsBy(purpose.stem) && (this.reading('ب')?.classes ?? 0) & Class.Definite)
      return this.take(start + 1, 0)
        .adjectives()
        .coordination();
    if (!governedBy(purpose.stem, wordAt(analysis, start).norm)) return this;
    this.to++;
    this.lastDefinite = false;
    if (this.constructAfter(start)) return this.coordination();
    this.lastDefinite = true;
    return this;
  }

  /** «الناحية العسكرية | الرابعة», «المستشفى العسكري | الثالث»: the number of one of several, behind its adjective. */
  ordinal(): this {
    const { analysis } = this.chart;
    if (this.evidence & Evidence.Adjective && !analysis.inTime(this.to))
      if (numbersIt(wordAt(analysis, this.to), wordAt(analysis, this.to - 1))) this.to++;
    return this;
  }

  /** «اللجنة المشتركة لمجموعة البنك الدولي | ومنظمة التجارة العالمية»: whom a joint body is of too. */
  private partner(): void {
    const and = this.reading('و') && this.chart.nameAt(this.to, 1, INSTITUTION);
    if (and) this.take(and.to, Evidence.Proper);
  }

  /** «المتعلق بالانتخابات», «المتعلقة بمكافحة الفساد»: what a text is about. */
  concerning(): this {
    const start = this.to;
    if (!concerns(this.chart, this.head, start)) return this;
    this.to++;
    const what = this.reading('ب');
    if (!what || (what.classes & NO_SUBJECT && !(what.classes & Class.Domain))) {
      this.to = start;
      return this;
    }
    this.take(this.to + 1, Evidence.Purpose);
    if (what.classes & Class.Definite) return this.adjectives().coordination();
    this.lastDefinite = false;
    return this.constructAfter(start) ? this.coordination() : this;
  }

  /** Gives back a «الجديد», «الحالي» at the end, which is no part of a law's or meeting's name. */
  dropDeictic(): this {
    const last = wordAt(this.chart.analysis, this.to - 1);
    if (last.classes & Class.Deictic || NEW.has(last.norm)) this.to--;
    return this;
  }

  /** The word taken last is indefinite: the construct goes on. */
  open(): this {
    this.lastDefinite = false;
    return this;
  }

  /** Takes everything up to a token, a name found otherwise. */
  take(to: number, evidence: number): this {
    this.to = to;
    this.evidence |= evidence;
    this.lastDefinite = true;
    return this;
  }

  /** «… بالرباط», «… في البرازيل»: what tells an institution called by common nouns from others of its kind. */
  seat(labels: ReadonlySet<NameLabel>, towns: Towns): this {
    const { analysis } = this.chart;
    const { norm } = wordAt(analysis, this.to);
    const joined = norm.startsWith('ب');
    const district = this.named || !this.lastDefinite ? undefined : districtEnd(this.chart, this.to);
    if (district !== undefined) return this.take(district, Evidence.Proper);
    if (this.named || !this.lastDefinite || !(joined || IN.has(norm))) return this;
    // «محكمة التمييز | برئاسة …»: a deed.
    const at = this.reading('ب');
    const deed = at && at.classes & Class.Domain && !(at.classes & Class.Definite);
    const wanted = joined && !deed ? labels : labels.has('FAC') ? labels : PLACE;
    const place = this.chart.nameAt(joined ? this.to : this.to + 1, joined ? 1 : 0, wanted);
    if (!place) return this;
    const any = towns === 'all' || (joined && towns === 'joined');
    return any || STATES.has(place.match?.entry.kind ?? '') ? this.take(place.to, Evidence.Proper) : this;
  }

  /** The whole phrase after an institution's head. */
  institution(persons = true): this {
    this.adjectives();
    if (!this.definiteHead) this.construct(persons).coordination();
    else this.ordinal();
    const called = this.evidence & (Evidence.Proper | Evidence.Nationality | Evidence.Domain);
    if (this.definiteHead || called || isCalledByNoun(this.chart, this.head, this.to)) {
      this.purposes(this.definiteHead && this.evidence ? 'things' : 'known');
      this.adjectives();
    }
    return this;
  }
}
