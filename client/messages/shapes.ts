/** Checks of unknown data: a shape gives the data with its type, copied key by key, or undefined. Pure. */

export type Shape<T> = (data: unknown) => T | undefined;

export const string: Shape<string> = (data) => (typeof data === 'string' ? data : undefined);

export const boolean: Shape<boolean> = (data) => (typeof data === 'boolean' ? data : undefined);

/** Finite numbers only. */
export const number: Shape<number> = (data) =>
  typeof data === 'number' && Number.isFinite(data) ? data : undefined;

export function literal<const T extends string>(expected: T): Shape<T> {
  return (data) => (data === expected ? expected : undefined);
}

export function list<T>(element: Shape<T>): Shape<readonly T[]> {
  return (data) => {
    if (!Array.isArray(data)) return undefined;
    const checked: T[] = [];
    for (const entry of data) {
      const good = element(entry);
      if (good === undefined) return undefined;
      checked.push(good);
    }
    return checked;
  };
}

export function orNull<T>(shape: Shape<T>): Shape<T | null> {
  return (data) => (data === null ? null : shape(data));
}

/** The first of the shapes that fits. */
export function union<T>(...shapes: readonly Shape<T>[]): Shape<T> {
  return (data) => {
    for (const shape of shapes) {
      const good = shape(data);
      if (good !== undefined) return good;
    }
    return undefined;
  };
}

const OPTIONAL = Symbol('optional');

type OptionalShape<T> = Shape<T> & { readonly [OPTIONAL]: true };

/** A key that may be left out (or be undefined, which is left out). */
export function optional<T>(shape: Shape<T>): OptionalShape<T> {
  return Object.assign((data: unknown) => shape(data), { [OPTIONAL]: true as const });
}

type Fields = Readonly<Record<string, Shape<unknown>>>;

type OptionalKeys<F extends Fields> = {
  [K in keyof F]: F[K] extends OptionalShape<unknown> ? K : never;
}[keyof F];

type Data<F extends Fields> = {
  readonly [K in Exclude<keyof F, OptionalKeys<F>>]: Exclude<ReturnType<F[K]>, undefined>;
} & { readonly [K in OptionalKeys<F>]?: Exclude<ReturnType<F[K]>, undefined> };

/** An object with these keys; others are dropped. */
export function object<F extends Fields>(fields: F): Shape<Data<F>> {
  return (data) => {
    if (typeof data !== 'object' || data === null) return undefined;
    const checked: Record<string, unknown> = {};
    for (const [key, shape] of Object.entries(fields)) {
      const value = Object.hasOwn(data, key) ? (data as Record<string, unknown>)[key] : undefined;
      if (value === undefined && OPTIONAL in shape) continue;
      const good = shape(value);
      if (good === undefined) return undefined;
      checked[key] = good;
    }
    return checked as Data<F>;
  };
}
