/** Kinds of money that several states have, each its own. */
export const MONEY_KINDS = ['dirham', 'dinar', 'riyal', 'pound', 'lira', 'franc'] as const;

export type MoneyKind = (typeof MONEY_KINDS)[number];

export const isMoneyKind = (tag: string): tag is MoneyKind =>
  (MONEY_KINDS as readonly string[]).includes(tag);
