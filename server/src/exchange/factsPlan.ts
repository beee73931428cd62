/** What a file says of a document itself: taken where the corpus says nothing, else told where they differ. */
import type { DocumentStatus } from '../annotation/model.js';
import { isDocumentDate } from '../annotation/documentDates.js';
import type { ExchangeDocument } from '../formats/format.js';
import { message } from '../messages/message.js';
import type { Complain } from './conflicts.js';
import type { Ground } from './plannedBefore.js';

export function planFacts(
  { date, status }: ExchangeDocument,
  ground: Ground,
  complain: Complain,
): { readonly date?: string; readonly status?: DocumentStatus } {
  const day = date === undefined || date.trim() === '' ? undefined : planDate(date.trim(), ground, complain);
  const begun = status === undefined || status === 'new' ? undefined : planStatus(status, ground, complain);
  return { ...(day !== undefined && { date: day }), ...(begun !== undefined && { status: begun }) };
}

function planDate(given: string, ground: Ground, complain: Complain): string | undefined {
  const date = dayOf(given);
  if (date === undefined) complain('document', message('conflict.noDate', { date: given.slice(0, 40) }));
  else if (ground.date === undefined) return date;
  else if (ground.date !== date)
    complain('document', message('conflict.date', { here: ground.date, file: date }));
  return undefined;
}

/** The day, month or year of a date as tools write it: with a time behind it, without hyphens. */
function dayOf(given: string): string | undefined {
  const [day = ''] = given.split(/[T ]/, 1);
  const date = day.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
  return isDocumentDate(date) ? date : undefined;
}

function planStatus(status: DocumentStatus, { set }: Ground, complain: Complain): DocumentStatus | undefined {
  if (set.status === status) return undefined;
  if (set.status === 'new') return status;
  complain('document', message('conflict.status', { here: set.status, file: status }));
  return undefined;
}
