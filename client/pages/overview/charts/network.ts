/** Entities that documents mention together: as a network laid out by forces, and as a matrix. */
import { axisX, axisY, cell, dot, link, text } from '@observablehq/plot';
import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from 'd3-force';
import { chart, COLORS, EDGE, isRightToLeft, nth, roomFor, short, type Led } from './frame.js';

export interface NetworkNode extends Led {
  readonly id: string;
  readonly name: string;
  readonly count: number;
}

export interface NetworkEdge extends Led {
  readonly entities: readonly [string, string];
  readonly documents: number;
}

interface Placed {
  readonly node: number;
  readonly radius: number;
  x?: number;
  y?: number;
}

const HEIGHT = 460;
/** Steps until forces have settled; always the same places for the same numbers. */
const STEPS = 300;

/** More of either cannot be told apart; the table and the matrix have the others. */
const MOST_NODES = 22;
const MOST_EDGES = 60;

export function network(
  title: string,
  allNodes: readonly NetworkNode[],
  allEdges: readonly NetworkEdge[],
  width: number,
): SVGSVGElement {
  const frequent = new Set(allNodes.slice(0, MOST_NODES).map(({ id }) => id));
  const edges = allEdges
    .filter(({ entities }) => entities.every((id) => frequent.has(id)))
    .slice(0, MOST_EDGES);
  const joined = new Set(edges.flatMap(({ entities }) => entities));
  const nodes = allNodes.filter(({ id }) => joined.has(id));
  const { placed, joined: pairs } = laidOut(nodes, edges, width);
  const most = Math.max(1, ...edges.map(({ documents }) => documents));
  const at = ({ node, x = 0, y = 0, radius }: Placed) => ({ ...nodes[node]!, node, x, y, radius });
  const dots = placed.map(at);
  const lines = pairs.map(({ edge, source, target }) => ({
    ...{ x1: source.x, y1: source.y, x2: target.x, y2: target.y },
    ...{ words: edges[edge]!.words, edge, width: 1 + (5 * edges[edge]!.documents) / most },
  }));
  return chart(
    title,
    {
      width,
      height: HEIGHT,
      margin: 0,
      x: { type: 'identity', axis: null },
      y: { type: 'identity', axis: null },
      r: { type: 'identity' },
      marks: [
        link(lines, {
          ...{ x1: 'x1', y1: 'y1', x2: 'x2', y2: 'y2', strokeWidth: 'width', title: 'words' },
          ...{ stroke: COLORS.line, strokeOpacity: 0.5 },
          href: ({ edge }: (typeof lines)[number]) => nth(nodes.length + edge),
        }),
        dot(dots, {
          ...{ x: 'x', y: 'y', r: 'radius', fill: COLORS.annotated, stroke: EDGE, title: 'words' },
          href: ({ node }: (typeof dots)[number]) => nth(node),
        }),
        text(dots, {
          ...{ x: 'x', text: ({ name }: (typeof dots)[number]) => short(name) },
          y: ({ y, radius }: (typeof dots)[number]) => y + radius + 9,
          ...{
            fill: 'var(--vscode-editor-foreground)',
            stroke: 'var(--vscode-editor-background)',
            strokeWidth: 4,
          },
        }),
      ],
    },
    [...nodes, ...edges],
  );
}

function laidOut(nodes: readonly NetworkNode[], edges: readonly NetworkEdge[], width: number) {
  const most = Math.max(1, ...nodes.map(({ count }) => count));
  const placed = nodes.map(({ count }, node): Placed => ({ node, radius: 4 + 12 * Math.sqrt(count / most) }));
  const byId = new Map(nodes.map(({ id }, i) => [id, placed[i]!]));
  const joined = edges.flatMap(({ entities: [a, b] }, edge) => {
    const [source, target] = [byId.get(a), byId.get(b)];
    return source && target ? [{ edge, source, target }] : [];
  });
  const documents = Math.max(1, ...edges.map((edge) => edge.documents));
  forceSimulation(placed)
    .force(
      'link',
      forceLink(joined)
        .distance(width / 4)
        .strength(({ edge }) => 0.3 * (edges[edge]!.documents / documents)),
    )
    .force('charge', forceManyBody().strength(-420))
    .force(
      'collide',
      forceCollide<Placed>(({ radius }) => radius + 24),
    )
    .force('x', forceX(width / 2).strength(0.06))
    .force('y', forceY(HEIGHT / 2).strength(0.1))
    .stop()
    .tick(STEPS);
  for (const each of placed) {
    each.x = Math.min(width - 70, Math.max(70, each.x ?? 0));
    each.y = Math.min(HEIGHT - 28, Math.max(20, each.y ?? 0));
  }
  return { placed, joined };
}

/** Entities of a matrix: of more the names would not be read. */
const MOST_IN_MATRIX = 16;
/** CSS pixels of a row. */
const SQUARE = 24;

export function matrix(
  title: string,
  all: readonly NetworkNode[],
  edges: readonly NetworkEdge[],
  width: number,
): SVGSVGElement {
  const nodes = all.slice(0, MOST_IN_MATRIX);
  const rtl = isRightToLeft();
  const place = new Map(nodes.map(({ id }, i) => [id, i]));
  const most = Math.max(1, ...edges.map(({ documents }) => documents));
  const cells = edges.flatMap(({ entities: [a, b], documents, words }, edge) => {
    const [i, j] = [place.get(a), place.get(b)];
    if (i === undefined || j === undefined) return [];
    const shade = 0.15 + (0.85 * documents) / most;
    return [
      { x: i, y: j, shade, words, edge },
      { x: j, y: i, shade, words, edge },
    ];
  });
  // Columns have room for the numbers of the rows alone.
  const names = nodes.map(({ name }, i) => `${i + 1} ${short(name)}`);
  const room = roomFor(names);
  const domain = nodes.map((_, i) => i);
  return chart(
    title,
    {
      width,
      height: nodes.length * SQUARE + 30,
      marginTop: 24,
      marginBottom: 6,
      marginLeft: rtl ? 8 : room,
      marginRight: rtl ? room : 8,
      x: { domain: rtl ? [...domain].reverse() : domain, label: null },
      y: { domain, label: null },
      opacity: { type: 'identity' },
      marks: [
        axisX({ anchor: 'top', tickSize: 0, tickFormat: (i: number) => String(i + 1) }),
        axisY({ anchor: rtl ? 'right' : 'left', tickSize: 0, tickFormat: (i: number) => names[i]! }),
        cell(cells, {
          ...{ x: 'x', y: 'y', fill: COLORS.annotated, fillOpacity: 'shade', stroke: EDGE, title: 'words' },
          href: ({ edge }: (typeof cells)[number]) => nth(edge),
        }),
      ],
    },
    edges,
  );
}
