/** Objects of VS Code on which texts are set as properties: whatever is set is made plain on the way. */

type Texts<T> = { readonly [K in keyof T]?: (value: T[K]) => T[K] };

/** The same object, in front of which the named properties are passed through functions when they are set. */
export function guarded<T extends object>(target: T, texts: Texts<T>): T {
  return new Proxy(target, {
    get: (_, key) => {
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
    set: (_, key, value: unknown) => {
      const made = texts[key as keyof T] as ((value: unknown) => unknown) | undefined;
      return Reflect.set(target, key, made ? made(value) : value, target);
    },
  });
}
