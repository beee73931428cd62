/** What measures are called, and what they see and do not see. */
import { message, type Message } from '../../../messages/message.js';
import type { Measure } from './measured.js';

export const MEASURE_WORDS: Readonly<Record<Measure, { readonly name: Message; readonly about: Message }>> = {
  gamma: { name: message('agreement.measure.gamma'), about: message('agreement.about.gamma') },
  'gamma-cat': { name: message('agreement.measure.gammaCat'), about: message('agreement.about.gammaCat') },
  'gamma-k': { name: message('agreement.measure.gammaK'), about: message('agreement.about.gammaK') },
  f1: { name: message('agreement.measure.f1'), about: message('agreement.about.f1') },
  'f1-partial': { name: message('agreement.measure.f1Partial'), about: message('agreement.about.f1Partial') },
  'f1-labels': { name: message('agreement.measure.f1Labels'), about: message('agreement.about.f1Labels') },
  'f1-borders': { name: message('agreement.measure.f1Borders'), about: message('agreement.about.f1Borders') },
  nested: { name: message('agreement.measure.nested'), about: message('agreement.about.nested') },
  'same-label': { name: message('agreement.measure.sameLabel'), about: message('agreement.about.sameLabel') },
  links: { name: message('agreement.measure.links'), about: message('agreement.about.links') },
  values: { name: message('agreement.measure.values'), about: message('agreement.about.values') },
  attributes: { name: message('agreement.measure.attributes'), about: message('agreement.about.attributes') },
  relations: { name: message('agreement.measure.relations'), about: message('agreement.about.relations') },
  'alpha-u': { name: message('agreement.measure.alphaU'), about: message('agreement.about.alphaU') },
  'u-alpha': { name: message('agreement.measure.uAlpha'), about: message('agreement.about.uAlpha') },
  kappa: { name: message('agreement.measure.kappa'), about: message('agreement.about.kappa') },
  pi: { name: message('agreement.measure.pi'), about: message('agreement.about.pi') },
  fleiss: { name: message('agreement.measure.fleiss'), about: message('agreement.about.fleiss') },
  ac1: { name: message('agreement.measure.ac1'), about: message('agreement.about.ac1') },
  ac2: { name: message('agreement.measure.ac2'), about: message('agreement.about.ac2') },
  alpha: { name: message('agreement.measure.alpha'), about: message('agreement.about.alpha') },
};
