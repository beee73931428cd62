/** What is done with the entities of a corpus, in their tree and from the palette. */
import type { ActionDefinition } from './definition.js';
import { CORPUS, ENTITY_ROW, ENTITY_TREE, ROW, TITLE } from './menuPlaces.js';

/** What is done with one entity: the row's where its menu is used, else one that is asked for. */
const ofEntity = (title: string, place: string) => ({
  title,
  palette: CORPUS,
  menus: [[ROW, place, ENTITY_ROW]] as const,
});

export const ENTITY_ACTIONS = {
  showEntity: {
    title: 'Show Entity…',
    icon: 'open-preview',
    palette: CORPUS,
    menus: [
      [ROW, 'inline@1', ENTITY_ROW],
      [ROW, 'inline@3', 'view == hawashi.entities && viewItem == alike'],
      [TITLE, 'navigation@2', ENTITY_TREE],
    ],
  },
  newEntity: {
    title: 'New Entity…',
    icon: 'add',
    palette: CORPUS,
    menus: [[TITLE, 'navigation@1', ENTITY_TREE]],
  },
  renameEntity: { ...ofEntity('Rename Entity…', '1_entity@1'), icon: 'edit' },
  relabelEntity: ofEntity('Change Label of Entity Everywhere…', '1_entity@2'),
  identifyEntity: ofEntity('Link Entity to Wikidata…', '1_entity@3'),
  mergeEntity: {
    title: 'Merge Entities…',
    icon: 'git-merge',
    palette: CORPUS,
    menus: [
      [ROW, '2_same@1', ENTITY_ROW],
      [ROW, 'inline@1', 'view == hawashi.entities && viewItem == alike'],
    ],
  },
  splitEntity: ofEntity('Split Mentions from Entity…', '2_same@2'),
  tellApart: {
    title: 'Entities Are Not the Same…',
    icon: 'circle-slash',
    palette: CORPUS,
    menus: [
      [ROW, '2_same@3', ENTITY_ROW],
      [ROW, 'inline@2', 'view == hawashi.entities && viewItem == alike'],
    ],
  },
  notApart: {
    title: 'Entities May Be the Same',
    icon: 'discard',
    palette: false,
    menus: [[ROW, 'inline@1', 'view == hawashi.entities && viewItem == apart']],
  },
  unlinkEntity: ofEntity('Unlink All Mentions of Entity…', '3_remove@1'),
  removeEntity: ofEntity('Remove Entity…', '3_remove@2'),
  entitiesByLabel: {
    title: 'Group Entities by Label',
    icon: 'symbol-enum',
    palette: CORPUS,
    menus: [[TITLE, '1_group@1', ENTITY_TREE]],
  },
  entitiesByFrequency: {
    title: 'List Entities by Frequency',
    icon: 'list-ordered',
    palette: CORPUS,
    menus: [[TITLE, '1_group@2', ENTITY_TREE]],
  },
} as const satisfies Readonly<Record<string, ActionDefinition>>;
