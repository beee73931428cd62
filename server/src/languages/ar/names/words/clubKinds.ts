/** What the lexicons call clubs. */

/** A club of a league abroad, which is called by a foreign name that is one whole («ريال مدريد»). */
export const CLUB_ABROAD = 'club-abroad';

/** A club that is called by a word so common («الشرطة», «التعاون») that only its place in a sentence tells it. */
export const COMMON_CLUB = 'club-common';

const CLUBS = new Set<string | undefined>(['club', CLUB_ABROAD, COMMON_CLUB]);

/** Whether names of a kind are clubs'. */
export const isClubKind = (kind: string | undefined): boolean => CLUBS.has(kind);
