// @ts-check
// What shows text to a person is called in one place alone, where any text is made plain: VS Code reads links, icons and
// mark-up in what it shows, a page reads HTML. For `no-restricted-syntax`.

const IN_EDITOR =
  'Texts are shown by client/src/surfaces, which makes plain text of them: VS Code reads links and icons in what it is given.';
const IN_PAGE = 'Elements are made by client/pages/kit/elements.ts, of text: nothing is read as HTML.';

/** Functions of `vscode.window` and `vscode.languages` that show what they are given. */
const SHOWING =
  'showInformationMessage|showWarningMessage|showErrorMessage|setStatusBarMessage|showQuickPick|createQuickPick|showInputBox|createInputBox|withProgress|createStatusBarItem|createTreeView|registerTreeDataProvider|createWebviewPanel';

/** Classes whose objects VS Code shows. */
const SHOWN = 'TreeItem|CodeLens|MarkdownString|InlayHint|Hover|Diagnostic|DocumentSymbol|CompletionItem';

export const EDITOR_SURFACES = [
  {
    selector: `MemberExpression[object.name='window'][property.name=/^(?:${SHOWING})$/]`,
    message: IN_EDITOR,
  },
  { selector: `NewExpression[callee.name=/^(?:${SHOWN})$/]`, message: IN_EDITOR },
  { selector: `MemberExpression[property.name='createCommentController']`, message: IN_EDITOR },
  { selector: `Literal[value=/\\$\\(/], TemplateElement[value.raw=/\\$\\(/]`, message: IN_EDITOR },
];

export const PAGE_SURFACES = [
  {
    selector: `MemberExpression[property.name=/^(?:innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe|createContextualFragment|srcdoc)$/]`,
    message: IN_PAGE,
  },
  { selector: `MemberExpression[object.name='document'][property.name=/^write(?:ln)?$/]`, message: IN_PAGE },
];
