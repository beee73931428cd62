/**
 * The type system of exports: DKPro's NamedEntity (the layer that INCEpTION has built in: `value` is the label, `identifier`
 * the entity) with features of ours beside, INCEpTION's relations, and a feature for each attribute that the corpus defines,
 * of the type that UIMA has for it. What such a feature cannot say is in one more, `attributes`, as JSON.
 */
import { valueProblem, type AttributeDefinition, type Attributes } from '../../annotation/attributes.js';
import { cleaner } from './cleaning.js';
import { isOwnFeature } from './layerFeatures.js';
import { json } from './uimaScheme.js';

export const ENTITY = 'de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity';
export const TOKEN = 'de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token';
export const SENTENCE = 'de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence';
export const RELATION = 'webanno.custom.Relation';
export const FACTS = 'hawashi.DocumentFacts';
const ANNOTATION = 'uima.tcas.Annotation';
export const STRING = 'uima.cas.String';

/** What a feature may say; several values: an array of UIMA's. */
export type FeatureValue = string | number | boolean | readonly unknown[];

export interface UimaFeature {
  readonly name: string;
  readonly range: string;
  readonly description?: string;
}

export interface UimaType {
  readonly name: string;
  readonly description: string;
  readonly superType: string;
  readonly features: readonly UimaFeature[];
  /** Of a type of texts: the only ones there are. */
  readonly allowed?: readonly string[];
}

/** A layer of spans, and its feature that holds the label. */
export interface LabelledLayer {
  readonly layer: string;
  readonly feature: string;
}

/** The layer that INCEpTION has built in for names. */
export const NAMED_ENTITIES: LabelledLayer = { layer: ENTITY, feature: 'value' };

const strings = (...names: readonly string[]): UimaFeature[] =>
  names.map((name) => ({ name, range: STRING }));

const clean = cleaner('xml');
const RELATION_ENDS: ReadonlySet<string> = new Set(['Governor', 'Dependent']);

/** What is called so in UIMA holds the values that an attribute may have. */
const valuesType = (name: string): string => `hawashi.Values_${name}`;

function rangeOf({ name, type }: AttributeDefinition): string {
  switch (type) {
    case 'flag':
      return 'uima.cas.Boolean';
    case 'number':
      return 'uima.cas.Double';
    case 'choices':
      return 'uima.cas.StringArray';
    case 'choice':
      return valuesType(name);
    case 'text':
    case 'entity':
      return STRING;
  }
}

/** With values that XML can hold. */
function cleaned(definition: AttributeDefinition): AttributeDefinition {
  const { values, description } = definition;
  return {
    ...definition,
    ...(values && { values: values.map((one) => ({ ...one, name: clean(one.name) })) }),
    ...(description !== undefined && { description: clean(description) }),
  };
}

export class UimaScheme {
  private readonly definitions: ReadonlyMap<'labels' | 'relations', readonly AttributeDefinition[]>;

  /** The layer that annotations are in, and where their labels are. */
  readonly of: LabelledLayer;

  /** `asked`: a layer that somebody asks for. Where it is the one of names, another feature of it is no place for labels. */
  constructor(attributes: readonly AttributeDefinition[], asked: LabelledLayer = NAMED_ENTITIES) {
    const of = asked.layer === ENTITY ? NAMED_ENTITIES : asked;
    this.of = of;
    const own = attributes
      .filter(({ name }) => isOwnFeature(name) && !RELATION_ENDS.has(name) && name !== of.feature)
      .map(cleaned);
    this.definitions = new Map([
      ['labels', own.filter(({ labels, relations }) => labels !== undefined || relations === undefined)],
      ['relations', own.filter(({ relations }) => relations !== undefined)],
    ]);
  }

  get types(): readonly UimaType[] {
    const { layer, feature } = this.of;
    const own = [
      feature,
      ...[
        'identifier',
        'timexValue',
        'timexMod',
        'note',
        'origin',
        'annotationId',
        'attributes',
        'fragments',
      ],
    ];
    return [
      {
        name: layer,
        description:
          `An annotation; ${feature} is its label, identifier its entity; attributes is a JSON object of what has no ` +
          'feature of its own, fragments a JSON list of the pieces of a span with gaps.',
        superType: ANNOTATION,
        features: [...strings(...new Set(own)), ...this.features('labels')],
      },
      { name: TOKEN, description: 'A token.', superType: ANNOTATION, features: [] },
      { name: SENTENCE, description: 'A sentence.', superType: ANNOTATION, features: [] },
      {
        name: RELATION,
        description: 'A relation from one annotation (Governor) to another (Dependent).',
        superType: ANNOTATION,
        features: [
          { name: 'Governor', range: layer },
          { name: 'Dependent', range: layer },
          ...strings('label', 'attributes'),
          ...this.features('relations'),
        ],
      },
      {
        name: FACTS,
        description: 'What is known of the document: its name and its creation time (ISO 8601).',
        superType: ANNOTATION,
        features: strings('documentName', 'creationTime'),
      },
      ...this.choices(),
    ];
  }

  /** Attributes as features: each of its own where its value is one that the corpus allows, the rest as JSON. */
  said(of: 'labels' | 'relations', attributes: Attributes = {}): Readonly<Record<string, FeatureValue>> {
    const definitions = this.definitions.get(of)!;
    const own: [string, FeatureValue][] = [];
    const rest: [string, unknown][] = [];
    for (const [name, value] of Object.entries(attributes)) {
      const definition = definitions.find((one) => one.name === name);
      if (definition && !valueProblem(definition, value)) own.push([name, value as FeatureValue]);
      else rest.push([name, value]);
    }
    const told = rest.length === 0 ? undefined : json(Object.fromEntries(rest));
    return { ...(told !== undefined && { attributes: told }), ...Object.fromEntries(own) };
  }

  /** The inverse, of features of annotations: those that say what the corpus allows. */
  attributesIn(values: Readonly<Record<string, FeatureValue>>): Attributes | undefined {
    const said = this.definitions.get('labels')!.flatMap((definition) => {
      const value = Object.hasOwn(values, definition.name) ? values[definition.name] : undefined;
      return valueProblem(definition, value) ? [] : [[definition.name, value] as const];
    });
    return said.length > 0 ? Object.fromEntries(said) : undefined;
  }

  private features(of: 'labels' | 'relations'): UimaFeature[] {
    return this.definitions.get(of)!.map((definition) => ({
      name: definition.name,
      range: rangeOf(definition),
      ...(definition.description !== undefined && { description: definition.description }),
    }));
  }

  /** The types of texts that attributes have which are chosen from values, each once. */
  private choices(): UimaType[] {
    const chosen = [...this.definitions.values()].flat().filter(({ type }) => type === 'choice');
    return [...new Map(chosen.map((one) => [one.name, one])).values()].map(({ name, values = [] }) => ({
      name: valuesType(name),
      description: `What ${name} may be.`,
      superType: STRING,
      features: [],
      allowed: [...new Set(values.map((value) => value.name))],
    }));
  }
}
