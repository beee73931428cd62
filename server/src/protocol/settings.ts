/** What a client tells the server with `hawashi` settings and at start (`initializationOptions.settings`). */
import * as v from 'valibot';
import { record } from './shapes.js';

export const SettingsSchema = record({
  /** Whose annotations are written; a folder name below the annotations folder. */
  annotator: v.string(),
  /** Suggestions below this confidence are not shown, 0 to 1. */
  minimumConfidence: v.pipe(v.number(), v.toMinValue(0), v.toMaxValue(1)),
  diagnostics: record({
    boilerplate: v.boolean(),
    bidiControls: v.boolean(),
    /** Codes that are not told; `consistency.*` are all that begin so. */
    off: v.optional(v.array(v.string())),
  }),
});
export type Settings = v.InferOutput<typeof SettingsSchema>;

export const InitializationOptionsSchema = record({
  /** The client runs the commands that links in hovers name. */
  commandLinks: v.nullish(v.boolean(), false),
  /** The server writes other names of entities itself, where it would else give an edit of the list. */
  writesNames: v.nullish(v.boolean(), false),
  /** The client shows what a change of the whole corpus would do (`PROPOSE_COMMAND`), before it is carried out. */
  previewsChanges: v.nullish(v.boolean(), false),
  /** Path of a folder outside of all corpora, where what was read of them is kept from one start to the next. */
  cacheFolder: v.nullish(v.string()),
  settings: v.optional(v.unknown()),
});
export type InitializationOptions = v.InferOutput<typeof InitializationOptionsSchema>;
