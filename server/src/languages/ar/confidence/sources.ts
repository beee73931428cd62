/** Who found a name, by the reasons that it has. */
import type { Message, MessageKey } from '../../../messages/message.js';

type Source = 'gazetteer' | 'tagger' | 'document';

/** The rest are rules of the grammar. */
const SOURCES: ReadonlyMap<MessageKey, Source> = new Map([
  ['names.gazetteer', 'gazetteer'],
  ['names.gazetteerName', 'gazetteer'],
  ['names.listedRole', 'gazetteer'],
  ['names.tagger', 'tagger'],
  ['names.seenInFull', 'document'],
  ['names.kingdom', 'document'],
  ['names.alias', 'document'],
  ['names.clubsInDocument', 'document'],
]);

/** The sources apart from the tagger, which is asked of in another way, unless it is the only one. */
export function foundBy(reasons: readonly Message[]): string {
  let gazetteer = false;
  let rule = false;
  let document = false;
  for (const { key } of reasons) {
    const source = SOURCES.get(key);
    if (source === undefined) rule = true;
    else if (source === 'gazetteer') gazetteer = true;
    else if (source === 'document') document = true;
  }
  if (document) return gazetteer || rule ? 'document+others' : 'document';
  if (gazetteer) return rule ? 'gazetteer+rule' : 'gazetteer';
  return rule ? 'rule' : 'tagger';
}

/** The reason that is told first. */
export const ruleOf = (reasons: readonly Message[]): string => reasons[0]?.key ?? '';

/** What kind of name the gazetteer lists it as. */
export function kindOf(reasons: readonly Message[]): string {
  for (const reason of reasons) if (reason.key === 'names.gazetteer') return String(reason.values?.['kind']);
  return '';
}
