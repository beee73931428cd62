/** Attributes of an XML element that a format has no place for: kept as foreign attributes of the annotation. */
import type { Annotation } from '../../annotation/model.js';
import type { XmlElement } from './xml.js';

export function otherAttributes(node: XmlElement, known: ReadonlySet<string>): Pick<Annotation, 'extra'> {
  const others = Object.entries(node.attributes).filter(
    ([name, value]) => value !== '' && !known.has(name) && name !== '__proto__' && !name.startsWith('xmlns'),
  );
  return others.length > 0 ? { extra: Object.fromEntries(others) } : {};
}
