/** What is done with the entities of a corpus, in their tree and from the palette. */
import type { ActionDefinition } from './definition.js';
import { CORPUS, ENTITY_ROW, ENTITY_TREE, ROW, TITLE } from './menuPlaces.js';

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
  renameEntity: {
    title: 'Rename Entity…',
    icon: 'edit',
    palette: CORPUS,
    menus: [[ROW, '1_entity@1', ENTITY_ROW]],
  },
  relabelEntity: {
    title: 'Change Label of Entity Everywhere…',
    palette: CORPUS,
    menus: [[ROW, '1_entity@2', ENTITY_ROW]],
  },
  identifyEntity: {
    title: 'Link Entity to Wikidata…',
    palette: CORPUS,
    menus: [[ROW, '1_entity@3', ENTITY_ROW]],
  },
  mergeEntity: {
    title: 'Merge Entities…',
    icon: 'git-merge',
    palette: CORPUS,
    menus: [
      [ROW, '2_same@1', ENTITY_ROW],
      [ROW, 'inline@1', 'view == hawashi.entities && viewItem == alike'],
    ],
  },
  splitEntity: {
    title: 'Split Mentions from Entity…',
    palette: CORPUS,
    menus: [[ROW, '2_same@2', ENTITY_ROW]],
  },
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
  unlinkEntity: {
    title: 'Unlink All Mentions of Entity…',
    palette: CORPUS,
    menus: [[ROW, '3_remove@1', ENTITY_ROW]],
  },
  removeEntity: {
    title: 'Remove Entity…',
    palette: CORPUS,
    menus: [[ROW, '3_remove@2', ENTITY_ROW]],
  },
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
