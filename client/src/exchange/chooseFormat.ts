/** Choosing an exchange format; each is explained in a line. */
import { l10n, QuickPickItemKind } from 'vscode';
import type { ExportFormat } from '../../../server/src/protocol/exchange.js';
import { showQuickPick, type Row } from '../surfaces/picks.js';

/** `likely` are ids of formats that the files may be in, the likeliest first: they stand above the others. */
export async function chooseFormat(
  formats: readonly ExportFormat[],
  options: { readonly title: string; readonly likely?: readonly string[] },
): Promise<ExportFormat | undefined> {
  const { title, likely = [] } = options;
  const item = (format: ExportFormat): Row & { readonly format: ExportFormat } => ({
    format,
    label: format.title,
    description: format.extension,
    detail: format.description,
  });
  const separator = (label: string) => ({ label, kind: QuickPickItemKind.Separator, format: undefined });
  const first = likely.flatMap((id) => formats.find((format) => format.id === id) ?? []);
  const rest = formats.filter((format) => !likely.includes(format.id));
  const items =
    first.length === 0
      ? rest.map(item)
      : [
          separator(l10n.t('understands the files, the likeliest first')),
          ...first.map(item),
          separator(l10n.t('other formats')),
          ...rest.map(item),
        ];
  const picked = await showQuickPick(items, { title, matchOnDescription: true, matchOnDetail: true });
  return picked?.format;
}
