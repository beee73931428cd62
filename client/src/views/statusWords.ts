/** How far a document is, in words and as an icon. */
import { l10n } from 'vscode';
import type { DocumentStatus } from '../../../server/src/annotation/model.js';

export const STATUS_WORDS: Readonly<Record<DocumentStatus, string>> = {
  new: l10n.t('new'),
  'in-progress': l10n.t('in progress'),
  done: l10n.t('done'),
  'needs-review': l10n.t('needs review'),
};

export const STATUS_ICONS: Readonly<Record<DocumentStatus, string>> = {
  new: 'circle-large-outline',
  'in-progress': 'edit',
  done: 'pass-filled',
  'needs-review': 'eye',
};
