/** What recommenders need, as Node has it. */
import type { Transports } from '../../recommenders/transports.js';
import { http } from './http.js';
import { startProgram } from './programs.js';

export const nodeTransports: Transports = { start: startProgram, http };
