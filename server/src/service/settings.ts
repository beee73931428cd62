/** Settings, as a client sends them: anything may come, only what fits is taken. */
import type { Settings } from '../protocol/settings.js';

export const DEFAULT_SETTINGS: Settings = {
  annotator: 'annotator',
  minimumConfidence: 0,
  diagnostics: { boilerplate: true, bidiControls: true },
};

/** `sent` over `before`, key by key; values of a wrong type are passed over. */
export function parseSettings(sent: unknown, before: Settings): Settings {
  if (typeof sent !== 'object' || sent === null) return before;
  const { annotator, minimumConfidence, diagnostics } = sent as Record<string, unknown>;
  const flags = (typeof diagnostics === 'object' && diagnostics !== null ? diagnostics : {}) as Record<
    string,
    unknown
  >;
  const flag = (name: 'boilerplate' | 'bidiControls'): boolean =>
    typeof flags[name] === 'boolean' ? flags[name] : before.diagnostics[name];
  return {
    annotator:
      typeof annotator === 'string' && annotator.trim() !== '' ? folderName(annotator) : before.annotator,
    minimumConfidence:
      typeof minimumConfidence === 'number'
        ? Math.min(1, Math.max(0, minimumConfidence))
        : before.minimumConfidence,
    diagnostics: { boilerplate: flag('boilerplate'), bidiControls: flag('bidiControls') },
  };
}

/** An annotator is a folder: no separators, no dots at its start, nothing that a file system refuses. */
export function folderName(annotator: string): string {
  const clean = annotator
    .trim()
    .replace(/[\\/:*?"<>|\p{Cc}]/gu, '-')
    .replace(/^\.+/, '');
  return clean === '' ? DEFAULT_SETTINGS.annotator : clean;
}
