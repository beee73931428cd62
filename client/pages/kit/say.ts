/** Messages in the words of the page's reader: the parts of the catalogue that pages tell. */
import { ANNOTATION } from '../../../server/src/messages/english/annotation.js';
import { formatter } from '../../../server/src/messages/formatter.js';

export const say = formatter(ANNOTATION, 'en-GB');
