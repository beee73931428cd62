/** Why a time expression or number has its value, and what is wrong with it. */
export const TIME = {
  'time.units.days': { plural: 'count', one: '{count} day', other: '{count} days' },
  'time.eventYear': 'the year of an event',
  'time.note': '{note}',
  'time.number': 'number',
} as const;
