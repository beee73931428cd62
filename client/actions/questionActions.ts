/** What is done with questions in the text editor, where they are VS Code's comments: each action once. */
import type { ActionDefinition } from './definition.js';

const OURS = 'commentController == hawashi.questions';

export const QUESTION_ACTIONS = {
  answerQuestion: {
    title: 'Ask or Answer',
    palette: false,
    menus: [['comments/commentThread/context', 'inline@1', `${OURS} && !commentIsEmpty`]],
  },
  settleQuestion: {
    title: 'Settle Question',
    icon: 'pass',
    palette: false,
    menus: [['comments/commentThread/title', 'inline@1', `${OURS} && commentThread == open`]],
  },
  reopenQuestion: {
    title: 'Open Question Again',
    icon: 'issue-reopened',
    palette: false,
    menus: [['comments/commentThread/title', 'inline@1', `${OURS} && commentThread == settled`]],
  },
  editComment: {
    title: 'Edit Comment',
    icon: 'edit',
    palette: false,
    menus: [['comments/comment/title', 'inline@1', `${OURS} && comment == own`]],
  },
  deleteComment: {
    title: 'Delete Comment',
    icon: 'trash',
    palette: false,
    menus: [['comments/comment/title', 'inline@2', `${OURS} && comment == own`]],
  },
  saveComment: {
    title: 'Save Comment',
    palette: false,
    menus: [['comments/comment/context', 'inline@2', `${OURS} && !commentIsEmpty`]],
  },
  leaveComment: {
    title: 'Leave Comment as It Was',
    palette: false,
    menus: [['comments/comment/context', 'inline@1', OURS]],
  },
} as const satisfies Readonly<Record<string, ActionDefinition>>;
