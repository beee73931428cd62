/**
 * The same text as V8 keeps the names of properties: one string for all that are equal, constants of the program among them,
 * so that two are compared by address, and code that compares them is compiled for such strings and not thrown away.
 */
export const asName = <T extends string>(text: T): T => Object.keys({ [text]: true })[0] as T;
