/** Anniversaries of what is an event itself: «الذكرى الخمسين | للمسيرة الخضراء». */
import type { NameLabel } from '../../../mention.js';
import { wordAt } from '../analysis/analysedText.js';
import type { Chart } from './chart.js';
import { wordsWith } from '../words/traits.js';

const EVENT: ReadonlySet<NameLabel> = new Set(['EVENT']);
/** «الذكرى». */
export const ANNIVERSARIES = wordsWith('anniversary');
/** «الذكرى السنوية | العاشرة», «الذكرى العاشرة | السنوية». */
export const isYearly = ({ analysis }: Chart, token: number): boolean =>
  YEARLY.has(wordAt(analysis, token).norm);
const YEARLY = wordsWith('yearly');

/** Token after the event that is celebrated, which «ل» leads to, or -1. */
export const celebratedEnd = (chart: Chart, token: number): number => chart.nameAt(token, 1, EVENT)?.to ?? -1;
