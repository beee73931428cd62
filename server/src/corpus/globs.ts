/** Patterns of files, as a corpus file names its documents by them. Paths are those below the corpus folder. */
import picomatch from 'picomatch/posix.js';

/** Whether one of the patterns matches a path; none does where there are none. */
export function matcher(globs: readonly string[]): (file: string) => boolean {
  return globs.length > 0 ? picomatch([...globs], { noextglob: true }) : () => false;
}

/** Whether a pattern can be matched at all. */
export function isGlob(glob: string): boolean {
  try {
    matcher([glob])('a.txt');
    return true;
  } catch {
    return false;
  }
}
