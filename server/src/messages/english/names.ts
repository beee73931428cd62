/** Why a name was found. */
export const NAMES = {
  'names.beginsWith': 'begins with «{head}»',
} as const;
