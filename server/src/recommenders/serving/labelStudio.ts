/**
 * Answers what Label Studio asks an ML backend (label-studio-ml-backend, `label_studio_ml/api.py`): predictions as an export has
 * them, for the controls and the labels of the project's labelling interface.
 */
import * as v from 'valibot';
import { isDocumentDate } from '../../annotation/documentDates.js';
import type { Annotation } from '../../annotation/model.js';
import { labelStudio } from '../../formats/labelStudio.js';
import { elementsOf, isElement, parseXml, type XmlElement } from '../../formats/parts/xml.js';
import { message, type Message } from '../../messages/message.js';
import { corpusOf } from '../exchanged.js';
import { askedBy, BadQuestion, type Recognising } from './question.js';

const SetupSchema = v.looseObject({ schema: v.string() });
const PredictSchema = v.looseObject({
  tasks: v.array(v.looseObject({ data: v.record(v.string(), v.unknown()) })),
  label_config: v.nullish(v.string()),
});
const WrittenSchema = v.tuple([
  v.looseObject({
    predictions: v.tuple([
      v.looseObject({ result: v.array(v.looseObject({})), score: v.optional(v.number(), 0) }),
    ]),
  }),
]);

/** Where names are marked in a project, and which. */
interface Control {
  /** Of the labels, and of the text that they are for. */
  readonly from: string;
  readonly to: string;
  /** The field of a task that holds the text. */
  readonly field: string;
  /** Nothing: any label. */
  readonly labels?: ReadonlySet<string>;
}

interface Prediction {
  readonly result: readonly object[];
  /** Mean of its regions' scores. */
  readonly score: number;
  readonly model_version: string;
}

const OUR_OWN: Control = { from: 'label', to: 'text', field: 'text' };
const MODEL = 'hawashi';

/** The answer to `GET /health`. */
export const healthLabelStudio = (): object => ({ status: 'UP', model_class: MODEL });

/** The answer to `POST /setup`; throws a `BadQuestion` where names cannot be marked in the project. */
export function setUpLabelStudio(body: unknown): object {
  controlOf(askedBy(SetupSchema, body).schema);
  return { model_version: MODEL };
}

/** The answer to `POST /predict`: a prediction for each task, empty where it has no text; throws a `BadQuestion`. */
export function predictLabelStudio(
  body: unknown,
  recognise: Recognising,
): { readonly results: readonly Prediction[] } {
  const { tasks, label_config: configuration } = askedBy(PredictSchema, body);
  const control = configuration ? controlOf(configuration) : OUR_OWN;
  return { results: tasks.map(({ data }) => prediction(data, control, recognise)) };
}

function prediction(
  data: Readonly<Record<string, unknown>>,
  control: Control,
  recognise: Recognising,
): Prediction {
  const text = data[control.field];
  if (typeof text !== 'string') return { result: [], score: 0, model_version: MODEL };
  const { dct } = data;
  const date = typeof dct === 'string' && isDocumentDate(dct) ? dct : undefined;
  const found = recognise(text, date).filter(({ label }) => control.labels?.has(label) ?? true);
  const { result, score } = written(text, found);
  const own = result.map((region) => ({ ...region, from_name: control.from, to_name: control.to }));
  return { result: own, score, model_version: MODEL };
}

/** The prediction that an export would have. */
function written(text: string, annotations: readonly Annotation[]) {
  const writer = labelStudio.createWriter(corpusOf({ root: '', labels: [], attributes: [] }), {
    as: 'predictions',
  });
  const files = [...writer.document({ name: MODEL, text, annotations, relations: [] }), ...writer.end()];
  const json = files.filter(({ path }) => path.endsWith('.json')).map(({ content }) => content);
  const [{ predictions }] = v.parse(WrittenSchema, JSON.parse(json.join('')));
  return predictions[0];
}

/** The first control of a labelling interface that marks names in a text. */
function controlOf(configuration: string): Control {
  const problems: Message[] = [];
  const root = parseXml('', configuration, (issue) => problems.push(issue.message));
  if (!root) throw new BadQuestion(problems[0] ?? message('serving.noControl'));
  const all = [...elementsOf(root)];
  const texts = new Map(
    all.flatMap(({ name, attributes }) =>
      name === 'Text' ? [[attributes['name'], attributes['value']] as const] : [],
    ),
  );
  for (const node of all) {
    const { name: from, toName: to } = node.attributes;
    const field = /^\$(.+)$/.exec(texts.get(to) ?? '')?.[1];
    if (node.name === 'Labels' && from !== undefined && to !== undefined && field !== undefined)
      return { from, to, field, labels: labelsOf(node) };
  }
  throw new BadQuestion(message('serving.noControl'));
}

/** As results name them: by their alias, where they have one. */
function labelsOf(control: XmlElement): ReadonlySet<string> {
  return new Set(
    control.children.flatMap((child) => {
      if (!isElement(child) || child.name !== 'Label') return [];
      return child.attributes['alias'] ?? child.attributes['value'] ?? [];
    }),
  );
}
