/** Corpora in git: what merges and comparisons tell. */
export const GIT = {
  'git.added': '+ {what}',
  'git.removed': '- {what}',
  'git.changedLine': '~ {what}',
  'git.changed': '{what}: {fields}',
  'git.withFields': '{what} ({fields})',
  'git.line': '{place} {what}',
  'git.said': '{field} {value}',
  'git.field': '{field} {before} → {after}',
  'git.words': '«{before}» → «{after}»',
  'git.place': '{before} → {after}',
  'git.nothing': '(nothing)',
  'git.header': 'the document',
  'git.relation': '{type}: «{from}» → «{to}»',
  'git.entity': 'entity {id} «{name}»',
  'git.dismissed': 'dismissed {code} «{subject}» in {document}',
  'git.everywhere': 'all documents',
  'git.document': 'the document «{document}»',
  'git.unread': 'a line that cannot be read: {line}',
  'git.moved': {
    plural: 'count',
    one: '1 annotation moved along with the text',
    other: '{count} annotations moved along with the text',
  },
  'git.bothChanged': '«{name}»: both sides changed {fields}; both versions stand in the file',
  'git.goneAndChanged':
    '«{name}»: one side removed it, the other changed it; it stands in the file for a decision',
  'git.notMerged': '{file}: not merged yet',
  'git.fileChanged': '{file}: {added} added, {removed} removed, {changed} changed',

  'diagnostic.versions':
    'A merge left several versions of one annotation: {versions}. Take one, or keep all.',
  'diagnostic.oneSide':
    '{what} stands on one side of a merge alone: it was added there, or the other side removed it. Keep it, or remove it.',
  'diagnostic.otherHeader': 'The other side of a merge says otherwise of the document: {fields}.',
  'fix.takeVersion': 'Take {version}',
  'fix.keepVersions': 'Keep all versions',
  'fix.keepOneSide': 'Keep it',
  'fix.keepHeader': 'Keep what is said here',
  'fix.takeHeader': 'Take what the other side says',

  'tool.git': 'Let git merge and compare corpora by annotation, and what git calls for it',
  'tool.git.arguments':
    'a folder of a corpus for the options; else what is done: summary BASE HEAD, merge-driver, diff-driver, lines, page, each with its files',
  'tool.git.enable': 'tell git of the corpus: its .gitattributes and the configuration of its repository',
  'tool.git.disable': 'take back what --enable told git',
  'tool.git.check': 'whether git knows what --enable tells it; exits with 1 where it does not',
  'tool.git.global': 'for all repositories of this person',
  'tool.git.driverName': 'annotations, by id and field',
  'tool.git.enabled':
    'git merges and compares the corpus by annotation now; commit «{file}», and enable each clone',
  'tool.git.disabled': 'git merges and compares the corpus as text again («{file}»)',
  'tool.git.isEnabled': 'git merges and compares by annotation',
  'tool.git.isNotEnabled':
    'git does not merge and compare by annotation: {missing} is not as hawashi git --enable leaves it',
  'tool.git.mergeArguments': 'git merge-driver takes BASE OURS THEIRS SIZE PATH (%O %A %B %L %P)',
  'tool.git.diffArguments':
    'git diff-driver takes what git gives a diff driver: PATH OLD HEX MODE NEW HEX MODE',
  'tool.git.linesArguments': 'git lines takes a file',
  'tool.git.mergedAsText': '{file}: a side of it is broken, so that it is merged as text',
  'tool.git.moreConflicts': {
    plural: 'count',
    one: 'and 1 conflict more',
    other: 'and {count} conflicts more',
  },
  'tool.git.noAction': 'say what to do: {known}',
  'tool.git.noProgram': 'there is no git on this machine, or it is not found by its name',
  'tool.git.noRepository': '«{folder}» is in no repository: {reason}',
  'tool.git.oneFolder': 'one folder of a corpus, please',
  'tool.git.oneOf': 'only one of {known}, please',
  'tool.git.unknownAction': 'hawashi git does {known}, not «{given}»',
} as const;
