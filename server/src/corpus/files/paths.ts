/** Paths as `FileSystem` takes them: absolute, with `/` on every system (`/home/a.txt`, `c:/work/a.txt`). */

/** A path with `/` only, without `.` and `..` steps and without a slash at its end. */
export function normalisePath(path: string): string {
  const slashed = path.replaceAll('\\', '/');
  const parts: string[] = [];
  for (const part of slashed.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else parts.push(part);
  }
  const root = slashed.startsWith('//') ? '//' : slashed.startsWith('/') ? '/' : '';
  return root + parts.join('/');
}

export function joinPath(folder: string, ...parts: readonly string[]): string {
  return normalisePath([folder, ...parts].join('/'));
}

/** The folder that holds a path; undefined at the top. */
export function parentPath(path: string): string | undefined {
  const slash = path.lastIndexOf('/');
  if (slash < 0 || path === '/') return undefined;
  return slash === 0 ? '/' : path.slice(0, slash);
}

/** The path below a folder, or undefined where it is not below it. */
export function relativePath(folder: string, path: string): string | undefined {
  const prefix = folder.endsWith('/') ? folder : folder + '/';
  return path.startsWith(prefix) && path.length > prefix.length ? path.slice(prefix.length) : undefined;
}

export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
