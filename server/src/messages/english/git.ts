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
  'git.reviewed': '{label} looked at by the guidelines',
  'git.question': '{author} asks about {document}: «{comment}»',
  'git.answer': '{author} answers: «{comment}»',
  'git.dismissed': 'dismissed {code} «{subject}» in {document}',
  'git.everywhere': 'all documents',
  'git.assignment': 'the plan of who annotates what',
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
  'merged.marks':
    'A merge left these lines in two versions, between git’s marks. Take one, or keep both; until then the first is used, and both stay in the file.',
  'merged.entityTwice':
    'The entity {id} is there twice, as merges leave it. Take one; until then the first is used, and both stay in the file.',
  'merged.questionTwice':
    'The id {id} is there twice, as merges leave it. Take one; until then the first is used, and both stay in the file.',
  'merged.entryTwice':
    'The document «{document}» is there twice, as merges leave it. Take one; until then the last is used, and both stay in the file.',
  'merged.documentTwice':
    'The document «{document}» is assigned twice, as merges leave it. Take one; until then the first is used, and both stay in the file.',
  'merged.take': 'Take what {side} says',
  'merged.ours': 'this side',
  'merged.theirs': 'the other side',
  'merged.keepBoth': 'Keep what both sides say',
  'merged.putCommas': 'Put the commas that are missing',
  'fix.takeVersion': 'Take {version}',
  'fix.keepVersions': 'Keep all versions',
  'fix.keepOneSide': 'Keep it',
  'fix.keepHeader': 'Keep what is said here',
  'fix.takeHeader': 'Take what the other side says',

  'git.page.title': 'Annotations: {before} → {after}',
  'git.page.now': 'now',
  'git.page.before': 'before',
  'git.page.after': 'after',

  'git.summary.title': 'What changes in the corpus',
  'git.summary.changes': 'Annotations',
  'git.summary.noChanges': 'Nothing is annotated otherwise.',
  'git.summary.file': 'file',
  'git.summary.added': 'added',
  'git.summary.removed': 'removed',
  'git.summary.changed': 'changed',
  'git.summary.inFile': { plural: 'count', one: '{file}: 1 change', other: '{file}: {count} changes' },
  'git.summary.more': { plural: 'count', one: 'and 1 more', other: 'and {count} more' },
  'git.summary.findings': 'New diagnostics',
  'git.summary.noFindings': 'None that were not there before.',
  'git.summary.findingsCount': { plural: 'count', one: '1 new', other: '{count} new' },
  'git.summary.agreement': 'Agreement, before → after (F1 over all documents that both work on)',
  'git.summary.annotators': 'annotators',
  'git.summary.f1.exact': 'place and label',
  'git.summary.f1.partial': 'in part',
  'git.summary.f1.labels': 'label, places overlap',
  'git.summary.f1.borders': 'place alone',

  'tool.git': 'Let git merge and compare corpora by annotation, and what git calls for it',
  'tool.git.arguments':
    'a folder of a corpus for the options; else what is done: page FROM [TO], summary BASE [HEAD], merge-branch BRANCH, merge-driver, diff-driver, difftool, lines, each with its files',
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
  'tool.git.summaryArguments':
    'git summary takes BASE, HEAD (default: HEAD) and the folder of the corpus (default: this one)',
  'tool.git.pageArguments':
    'git page takes a commit, another one (default: the files as they are) and the folder of the corpus (default: this one)',
  'tool.git.difftoolArguments':
    'git difftool takes the two folders that git difftool --dir-diff gives: LEFT RIGHT',
  'tool.git.dirDiff':
    'git compares corpora on one page only: call git difftool --dir-diff --tool=hawashi, with the same commits or files',
  'tool.git.noCorpus':
    '«{folder}» holds no corpus in these commits: there is neither a hawashi.json nor annotations; name the folder of the corpus',
  'tool.git.pageOpened': 'the page is {file}',
  'tool.git.noBrowser':
    'no browser could be started ({reason}); the page is {file}. Which browser git starts, git config web.browser says',
  'tool.git.noCommit': 'there is no commit «{revision}»',
  'tool.git.branchArguments':
    'git merge-branch takes a branch, and the folder of the corpus (default: this one)',
  'tool.git.merged': '«{branch}» is merged',
  'tool.git.mergeStopped':
    '«{branch}» is in conflict with this branch in {files}; nothing was merged. Merge it in a clone where hawashi git --enable was run, and settle what it tells',
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
