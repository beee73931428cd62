/** What the lexicons call clubs. */

/** A club of a league abroad, which is called by a foreign name that is one whole («ريال مدريد»). */
export const CLUB_ABROAD = 'club-abroad';

/** Whether names of a kind are clubs'. */
export const isClubKind = (kind: string | undefined): boolean => kind === 'club' || kind === CLUB_ABROAD;
