/** Comments beside a text: VS Code shows a body that is a text as it is, and a body that is Markdown as mark-up. */
import {
  CommentMode,
  CommentThreadCollapsibleState,
  CommentThreadState,
  comments,
  type Comment,
  type CommentController,
  type CommentThread,
  type Range,
  type Uri,
} from 'vscode';
import { shown } from './plainText.js';

/** A comment as it is shown; `text` is what is typed over where it is edited. */
export interface ShownComment extends Comment {
  readonly id: string;
  readonly text: string;
}

export interface CommentRow {
  readonly id: string;
  readonly author: string;
  readonly text: string;
  readonly time?: Date;
  readonly contextValue: string;
}

export interface ThreadRow {
  readonly label: string;
  readonly comments: readonly CommentRow[];
  readonly isSettled: boolean;
  readonly contextValue: string;
}

export function createComments(
  id: string,
  title: string,
  { prompt, placeHolder }: { readonly prompt: string; readonly placeHolder: string },
): CommentController {
  const controller = comments.createCommentController(id, shown(title));
  controller.options = { prompt: shown(prompt), placeHolder: shown(placeHolder) };
  return controller;
}

export function createThread(
  controller: CommentController,
  uri: Uri,
  range: Range,
  row: ThreadRow,
): CommentThread {
  // VS Code's list of all comments passes over threads that begin without any.
  const thread = controller.createCommentThread(uri, range, row.comments.map(comment));
  thread.collapsibleState = CommentThreadCollapsibleState.Collapsed;
  showThread(thread, row);
  return thread;
}

/** Shows a thread so; a comment that is being edited stays as it is. */
export function showThread(
  thread: CommentThread,
  { label, comments: rows, isSettled, contextValue }: ThreadRow,
): void {
  const before = new Map(
    thread.comments.map((comment) => [(comment as ShownComment).id, comment as ShownComment]),
  );
  thread.label = shown(label);
  thread.contextValue = contextValue;
  thread.state = isSettled ? CommentThreadState.Resolved : CommentThreadState.Unresolved;
  thread.canReply = true;
  thread.comments = rows.map((row) => {
    const there = before.get(row.id);
    return there?.mode === CommentMode.Editing ? there : comment(row);
  });
}

function comment({ id, author, text, time, contextValue }: CommentRow): ShownComment {
  return {
    ...{ id, text, body: shown(text), mode: CommentMode.Preview, contextValue },
    author: { name: shown(author) },
    ...(time && { timestamp: time }),
  };
}

/** Lets one's own comment be edited: what was typed, as it was typed. */
export function editShown(thread: CommentThread, id: string): void {
  thread.comments = thread.comments.map((each) => {
    const one = each as ShownComment;
    return one.id === id ? { ...one, body: one.text, mode: CommentMode.Editing } : one;
  });
}

/** Shows it as it is again. */
export function leaveShown(thread: CommentThread, id: string): void {
  thread.comments = thread.comments.map((each) => {
    const one = each as ShownComment;
    return one.id === id ? { ...one, body: shown(one.text), mode: CommentMode.Preview } : one;
  });
}
