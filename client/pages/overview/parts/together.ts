/** Entities that documents mention together: a network, and a matrix, of the same numbers. */
import { message } from '../../../../server/src/messages/message.js';
import type { EntityPair, Overview } from '../../../../server/src/protocol/overview.js';
import { say } from '../../kit/say.js';
import { COLORS } from '../charts/frame.js';
import { matrix, network, type NetworkEdge, type NetworkNode } from '../charts/network.js';
import { host } from '../host.js';
import { Panel } from '../panel.js';
import { entityQuery, pairQuery } from '../queries.js';

export function togetherPanels({ entities, pairs }: Overview): readonly Panel<EntityPair>[] {
  const paired = new Set(pairs.flatMap((pair) => pair.entities));
  const names = new Map(entities.map(({ id, name }) => [id, name]));
  const nodes = entities.flatMap(({ id, name, annotated, suggested, documents }): NetworkNode[] => {
    if (!paired.has(id)) return [];
    const words = `${name}\n${say(message('overview.documents'))}: ${documents}`;
    const lead = (): void => host.tell({ type: 'search', query: entityQuery(id) });
    return [{ id, name, count: annotated + suggested, words, lead }];
  });
  const nameOf = (id: string): string => names.get(id) ?? id;
  const lead = ({ entities: both, some }: EntityPair): void =>
    host.tell({ type: 'search', query: pairQuery(both, some) });
  const edges = pairs.map((pair): NetworkEdge => {
    const [a, b] = pair.entities.map(nameOf);
    const words = `${a}\n${b}\n${say(message('overview.documents'))}: ${pair.documents}`;
    return { ...pair, words, lead: () => lead(pair) };
  });
  const panel = (name: 'network' | 'matrix', draw: typeof network): Panel<EntityPair> => {
    const title = say(message(`overview.${name}`));
    return new Panel({
      name,
      numbers: {
        title,
        columns: [
          { title: say(message('overview.column.entity')), value: ({ entities: [id] }) => nameOf(id) },
          { title: say(message('overview.column.beside')), value: ({ entities: [, id] }) => nameOf(id) },
          { title: say(message('overview.documents')), value: ({ documents }) => documents },
        ],
        rows: pairs,
        lead,
      },
      legend: [{ color: COLORS.annotated, words: say(message(`overview.${name}Legend`)) }],
      chart: (width) => draw(title, nodes, edges, width),
    });
  };
  return [panel('network', network), panel('matrix', matrix)];
}
