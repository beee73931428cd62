/** Notices: VS Code makes links of `[words](command:…)` in them, and runs what they name. No text of ours may hold one. */
import { window, type MessageOptions, type ProgressOptions } from 'vscode';
import type { CancellationToken, Progress } from 'vscode';
import { shown } from './plainText.js';

/** What begins a notice in the status bar. */
type NoticeIcon = 'check' | 'warning';

/** The action that was chosen; undefined where the notice was closed. */
type Show = (text: string, ...actions: readonly string[]) => Thenable<string | undefined>;

export const showInformationMessage: Show = (text, ...actions) =>
  window.showInformationMessage(shown(text), ...actions);

export const showWarningMessage: Show = (text, ...actions) =>
  window.showWarningMessage(shown(text), ...actions);

export const showErrorMessage: Show = (text, ...actions) => window.showErrorMessage(shown(text), ...actions);

/** A question that has to be answered; undefined where it was not. */
export function askBefore(
  text: string,
  detail: string,
  ...actions: readonly string[]
): Thenable<string | undefined> {
  const options: MessageOptions = { modal: true, detail: shown(detail) };
  return window.showInformationMessage(shown(text), options, ...actions);
}

/** For a few seconds, in the status bar. */
export function showBriefly(text: string, icon?: NoticeIcon, milliseconds = 5000): void {
  window.setStatusBarMessage(icon === undefined ? shown(text) : `$(${icon}) ${shown(text)}`, milliseconds);
}

type Report = Parameters<Progress<{ message?: string; increment?: number }>['report']>[0];

/** As VS Code's, with title and messages as plain text. */
export function withProgress<R>(
  options: ProgressOptions & { readonly title: string },
  task: (progress: Progress<Report>, token: CancellationToken) => Thenable<R>,
): Thenable<R> {
  return window.withProgress({ ...options, title: shown(options.title) }, (progress, token) =>
    task(
      {
        report: ({ message, increment }) =>
          progress.report({ message: message === undefined ? undefined : shown(message), increment }),
      },
      token,
    ),
  );
}
