/** Annotators: the folders below the annotations folder. */

/** What is wrong with an annotator's name as a folder name, in words; undefined where it will do. */
export function annotatorProblem(annotator: string): string | undefined {
  if (annotator.trim() === '') return 'Give the annotator a name (setting hawashi.annotator).';
  if (
    /[/\\:*?"<>|]/.test(annotator) ||
    [...annotator].some((char) => char < ' ') ||
    /^\.|[. ]$/.test(annotator)
  )
    return `«${annotator}» cannot be the name of an annotator: use letters, digits, spaces inside, - and _.`;
  if (/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(annotator))
    return `«${annotator}» cannot be the name of a folder on Windows; choose another one.`;
  return undefined;
}
