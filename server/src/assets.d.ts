// Lexicon files are bundled as their text.
declare module '*.tsv' {
  const text: string;
  // The bundler's text loader gives a default export.
  // eslint-disable-next-line import/no-default-export
  export default text;
}
/** Guidelines to start from are bundled as their text. */
declare module '*.md' {
  const text: string;
  export default text;
}
declare module '*.css' {
  const text: string;
  export default text;
}

/** See scripts/frozenNames.mjs. */
declare module '*.names' {
  const read: () => Uint8Array;
  export default read;
}
