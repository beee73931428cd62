/** Why a time expression or number has its value, and what is wrong with it. */
export const TIME = {
  'time.units.days': { plural: 'count', one: '{count} day', other: '{count} days' },
} as const;
