/** Settings, as a client sends them: anything may come, only what fits is taken. */
import type * as v from 'valibot';
import { check } from '../protocol/checking.js';
import { SettingsSchema, type Settings } from '../protocol/settings.js';

export const DEFAULT_SETTINGS: Settings = {
  annotator: 'annotator',
  minimumConfidence: 0,
  diagnostics: { boilerplate: true, bidiControls: true },
};

export interface SentSettings {
  readonly settings: Settings;
  /** What was passed over, each with its key. */
  readonly problems: readonly string[];
}

/** `sent` over `before`, key by key; values of a wrong type are passed over, absent ones and null stay as they were. */
export function parseSettings(sent: unknown, before: Settings): SentSettings {
  const problems: string[] = [];
  const taken = <Schema extends v.GenericSchema>(
    schema: Schema,
    key: string,
    value: unknown,
    otherwise: v.InferOutput<Schema>,
  ): v.InferOutput<Schema> => {
    if (value === undefined || value === null) return otherwise;
    const checked = check(schema, value);
    if ('value' in checked) return checked.value;
    problems.push(`${key}: ${checked.problem}`);
    return otherwise;
  };
  const { annotator, minimumConfidence, diagnostics } = SettingsSchema.entries;
  const { boilerplate, bidiControls, off } = diagnostics.entries;
  const all = valuesOf(sent);
  const flags = valuesOf(all.diagnostics);
  const name = taken(annotator, 'annotator', all.annotator, '').trim();
  const codes = taken(off, 'diagnostics.off', flags.off, before.diagnostics.off);
  const settings: Settings = {
    annotator: name === '' ? before.annotator : folderName(name),
    minimumConfidence: taken(
      minimumConfidence,
      'minimumConfidence',
      all.minimumConfidence,
      before.minimumConfidence,
    ),
    diagnostics: {
      boilerplate: taken(
        boilerplate,
        'diagnostics.boilerplate',
        flags.boilerplate,
        before.diagnostics.boilerplate,
      ),
      bidiControls: taken(
        bidiControls,
        'diagnostics.bidiControls',
        flags.bidiControls,
        before.diagnostics.bidiControls,
      ),
      ...(codes && { off: codes }),
    },
  };
  return { settings, problems };
}

function valuesOf(sent: unknown): Readonly<Record<string, unknown>> {
  return typeof sent === 'object' && sent !== null ? (sent as Readonly<Record<string, unknown>>) : {};
}

/** An annotator is a folder: no separators, no dots at its start, nothing that a file system refuses. */
function folderName(annotator: string): string {
  const clean = annotator
    .normalize('NFC')
    .trim()
    .replace(/[\\/:*?"<>|\p{Cc}]/gu, '-')
    .replace(/^\.+/, '');
  return clean === '' ? DEFAULT_SETTINGS.annotator : clean;
}
