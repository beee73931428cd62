/** What is wrong with files: of any kind, with lines of annotation files and entity lists. */
export const FILES = {
  'file.notFound': '{file} does not exist',
  'file.isFolder': '{file} is a folder',
  'file.madeMeanwhile': '{file} was made meanwhile',
  'file.changedMeanwhile': '{file} changed meanwhile',
  'file.failed': '{file}: {reason}',
  'file.otherScheme': '{file} is no file or folder on this machine («{scheme}:» cannot be read from here)',
  'file.reason.notFound': 'it does not exist',
  'file.reason.notFolder': 'a part of its path is a file, not a folder',
  'file.reason.noPermission': 'you have no permission; change that of the file or folder',
  'file.reason.readOnly': 'the disk is read-only',
  'file.reason.exists': 'it is there already',
  'file.reason.isFolder': 'it is a folder',
  'file.reason.diskFull': 'the disk is full',
  'file.reason.quota': 'your share of the disk is used up',
  'file.reason.busy': 'another program has it open',
  'file.reason.tooManyOpen': 'too many files are open',
  'file.notRead': '{file} could not be read: {reason}',
  'file.notWritten': '{file} could not be written: {reason}',
  'store.notRead': '{file} could not be read: {reason}.',
  'store.notWritten': '{file} could not be written: {reason}. Decisions are kept in memory and tried again.',
  'file.unreadable': 'This file cannot be read ({reason}).',
  'file.unreadableDefaults': 'This file cannot be read ({reason}); the defaults are used.',

  'line.notUtf8': 'This line is not UTF-8.',
  'line.conflict': 'This is a conflict marker of git.',
  'line.notJson': 'This line is not valid JSON (cut off, perhaps).',
  'line.noObject': 'This line is no JSON object.',
  'line.unused': '{problem} The line is kept as it is, but not used; repair or delete it.',
  'line.relationEnds': 'A relation needs "from" and "to", ids of annotations.',
  'line.relationType': 'A relation needs a "type".',
  'line.offsets': 'An annotation needs "start" and "end", numbers of code points.',
  'line.label': 'An annotation needs a "label".',
  'line.text': 'An annotation needs its "text".',
  'line.endBeforeStart': '"end" ({end}) is before "start" ({start}).',
  'line.header': 'A header stands at the beginning alone.',
  'line.idTwice': 'The id {id} was used before; this line gets another one when it is written.',
  'line.notThere': '«{text}» does not stand at {start}–{end} of the text ({found}).',
  'line.found.exact': 'it does from there on, but not up to that place',
  'line.found.moved': 'found elsewhere',
  'line.found.ambiguous': 'found in a doubtful place: confirm, move or remove it',
  'line.found.lost': 'not found: tag it anew or remove it',
  'line.entityId': 'An entity needs an "id".',
  'line.entityName': 'An entity needs a "name".',
  'line.entityTwice': 'The entity {id} is there twice; the first line counts. Delete one of them.',

  'annotations.laterVersion':
    '{file} was written by a later version ({version}) of Hawashi: update, or move the file away.',
  'annotations.noneInFile':
    '{file}: no line of it is an annotation. Repair it or move it away; it is not written over.',

  'tagger.unreadable':
    "The tagger's weights ({file}) cannot be read: {reason}. Names are found by grammar and gazetteers alone; `npm run build` puts the weights in place.",

  'text.encoding': '{file} is not UTF-8, but {encoding}, it seems; {advice}',
  'text.byte': '{file}:{line}: byte {at} (0x{byte}) is not UTF-8; {advice}',
  'text.convert': 'convert it, for example with: {command}',
  'text.binary':
    '{file} is binary data, not text (a zero byte at {at}); take it out of the corpus ("exclude" in hawashi.json).',
  'text.tooLarge':
    '{file} has {megabytes} MB, more than the {most} MB up to which names and dates are suggested; annotate by hand, or split it.',
} as const;
