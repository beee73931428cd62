/** `CITATION.cff` of a release (Citation File Format 1.2.0, https://citation-file-format.github.io). */
import { isUrl, type ReleaseFacts } from './releaseFacts.js';

/** YAML takes JSON strings as they are. */
const yaml = (text: string): string => JSON.stringify(text);

export function citation(facts: ReleaseFacts): string {
  const { title, description, version, licence, creators, url, date } = facts;
  return [
    'cff-version: 1.2.0',
    'message: "If you use this dataset, please cite it as below."',
    'type: dataset',
    `title: ${yaml(title)}`,
    `abstract: ${yaml(description)}`,
    `version: ${yaml(version)}`,
    `date-released: ${date}`,
    isUrl(licence) ? `license-url: ${yaml(licence)}` : `license: ${yaml(licence)}`,
    ...(url === undefined ? [] : [`url: ${yaml(url)}`]),
    'authors:',
    ...creators.map((name) => `  - name: ${yaml(name)}`),
    '',
  ].join('\n');
}
