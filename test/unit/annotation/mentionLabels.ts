import { NAME_LABELS, NUMBER_LABELS, TIME_LABELS } from '../../../server/src/languages/mention.js';

export const MENTION_LABELS: readonly string[] = [...NAME_LABELS, ...TIME_LABELS, ...NUMBER_LABELS];
