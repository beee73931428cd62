/** Whether a locale writes the month before the day in 5/6/2023, by Unicode CLDR as the platform has it. */

const known = new Map<string, boolean>();

/** `locale` is a BCP 47 tag; day first where there is none, or none that the platform knows. */
export function isMonthFirst(locale: string | undefined): boolean {
  // No Arabic locale does: the platform's tables, which take milliseconds to load, are not asked.
  if (locale === undefined || /^ar(-|$)/i.test(locale)) return false;
  let answer = known.get(locale);
  if (answer === undefined) known.set(locale, (answer = firstPart(locale) === 'month'));
  return answer;
}

function firstPart(locale: string): Intl.DateTimeFormatPartTypes | undefined {
  try {
    // The platform puts its own locale in place of one that it does not know.
    if (Intl.DateTimeFormat.supportedLocalesOf(locale).length === 0) return undefined;
    const format = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'numeric', year: 'numeric' });
    return format.formatToParts(0).find(({ type }) => type !== 'literal')?.type;
  } catch {
    return undefined;
  }
}
