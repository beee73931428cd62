/** What is wrong with the files that describe a corpus, and with what is asked of it. */
export const CORPUS = {
  'json.broken': 'This is not valid JSON: {reason}. {otherwise}',
  'json.empty': 'The file is empty. {otherwise}',
  'json.symbol': 'something that is no JSON value',
  'json.number': 'a number that is none',
  'json.propertyName': 'a property name in double quotes is missing',
  'json.value': 'a value is missing',
  'json.colon': 'a colon is missing',
  'json.comma': 'a comma is missing',
  'json.closeBrace': 'a closing } is missing',
  'json.closeBracket': 'a closing ] is missing',
  'json.behindEnd': 'there is something behind the end',
  'json.closeQuote': 'a closing " is missing',
  'json.tooDeep': 'brackets nest more than {most} deep',
  'json.character': 'a character that must not stand there',

  'corpus.text': 'Write a text in double quotes here.',
  'corpus.list': 'Write a list in [ ] here.',
  'corpus.glob':
    'Write a pattern of file names, such as "**/*.txt", without ( ), of at most {most} letters and {stars} «*» a name.',
  'corpus.folder': 'Name a folder inside the corpus, such as "annotations".',
  'corpus.guidelines': 'Name a file inside the corpus, such as "guidelines.md".',
  'corpus.name': 'A name has no spaces, slashes, quotation marks or angle brackets.',
  'corpus.colour': 'Write a colour as "#1866e0".',
  'corpus.key': 'A key is one small letter but x (which rejects), or a digit from 1 to 9.',
  'corpus.version': 'Write the version of this file as a whole number, such as 1.',
  'corpus.newer':
    'This file is of version {version}, and this version of Hawashi knows {known}: what is new in it is not used. Get a newer Hawashi. The file is not changed.',
  'corpus.locale': 'Write a language tag, such as "ar" or "ar-MA".',
  'corpus.oneOf': 'Write one of {known}.',
  'corpus.propertyTwice': '"{property}" is there twice; the last one counts.',
  'corpus.propertyUnknown': '"{property}" is not known here and not used; known are: {known}.',
  'corpus.object': 'Write an object in { } here, with at least a "name".',
  'corpus.labelName': 'A label needs a "name".',
  'corpus.relationName': 'A relation type needs a "name".',
  'corpus.nameTwice': '"{name}" is there twice; the first one counts.',
  'corpus.keyTaken': 'The key "{key}" belongs to {other} already; give {name} another one.',
  'corpus.otherwise': 'Repair it; until then the defaults are used, and it is not changed.',
  'corpus.noObject': 'A corpus file is an object in { }. Until it is repaired, the defaults are used.',
  'corpus.relationLabel': 'The relation {type} names the label {label}, which the corpus does not have.',
  'corpus.attributeLabel':
    'The attribute {attribute} names the label {label}, which the corpus does not have.',
  'corpus.attributeRelation':
    'The attribute {attribute} names the relation {type}, which the corpus does not have.',
  'corpus.attributeName': 'An attribute needs a "name".',
  'corpus.fieldName': 'A field of documents needs a "name".',
  'corpus.fieldTaken': '{name} is the date of the document: give this field another name.',
  'corpus.attributeType': 'Write one of {known}.',
  'corpus.attributeValue': 'Write a text in double quotes, a number, true, false, or a list of texts here.',
  'corpus.attributeValues': '{name} needs "values" to choose from; it is not used.',
  'corpus.attributeDefault': 'The "default" of {name} is not used: {problem}',
  'corpus.choiceName': 'A value needs a "name".',
  'corpus.between': 'Write a number from {least} to {most}.',
  'corpus.recommender':
    'A recommender needs a "name", and one of {kinds}: a command as a list of words, or an address.',
  'corpus.recommenderAddress':
    'Write an address that begins with https://, or with http:// and an address of this machine (http://127.0.0.1:9090), without a question mark: nothing is sent unencrypted over a network.',
  'corpus.recommenderCommand': 'Write a command as a list of words, the program first.',
  'corpus.flag': 'Write true or false here.',
  'corpus.thereAlready': '{folder} is a corpus already: {file} is there.',
  'corpus.trouble': '{folder}: {reason}',
  'index.notRead': '{file} is left out where all documents are looked through: {reason}',
  'index.noRoom':
    '{file} is left out where all documents are looked through (entities, search, overview): more than {most} MB would be kept of them. Divide the corpus.',
  'index.moreLeftOut': {
    plural: 'count',
    one: '1 further document is left out where all are looked through.',
    other: '{count} further documents are left out where all are looked through.',
  },
  'index.notKept': 'What was read of the documents could not be kept for the next start: {reason}',
  'index.tooLarge':
    '{file} has {megabytes} MB, more than the {most} MB up to which a document counts where all are looked through (entities, search, overview); split it.',
  'corpus.tooMany':
    'There are more than {most} documents: the others are left out. Take some out ("exclude" in hawashi.json).',
  'corpus.unreadFolder': 'This folder cannot be read ({reason}): what lies in it is missing here.',
  'corpus.deepFolder':
    'This folder lies more than {most} folders deep: what lies in it is missing here; move it up.',
  'corpus.leftAlone': 'This is no document: {reason}.',
  'corpus.leftAloneFolder': 'This is not used: {reason}.',
  'corpus.backslash': 'A name with «\\» means a folder elsewhere: {name} is not served; rename it.',
  'corpus.sameName':
    '{file} would share the annotation file of {other}: it is not served; rename it, or take one of the two out ("exclude" in hawashi.json).',
  'corpus.linkedFolder': 'What lies in this folder is not seen: {reason}.',
  'corpus.fileOfOther':
    'The annotation file that {file} would have is that of {other}, which is there too: nothing is read or stored for {file}; rename one of the two.',
  'corpus.twins':
    "{file} and {other} are one file where letters' case counts for nothing (Windows, macOS); rename one of them.",

  'orphan.annotations': 'There is no document “{document}” that these annotations are of. {advice}',
  'orphan.entry': 'There is no document “{document}”. {advice}',
  'orphan.questions': 'There is no document “{document}” that this question is about. {advice}',
  'orphan.move': 'Move to “{document}”',
  'orphan.remove': 'Remove these annotations',
  'orphan.removeEntry': 'Remove this entry',
  'orphan.isGone':
    'Nothing of it is lost: give the document its name back, or remove this where it is not wanted any more.',
  'orphan.isLike': 'Its text is in “{document}”: move what is kept of it there.',
  'orphan.mayBe': 'Its text may be one of {documents}: move what is kept of it to the one that is meant.',
  'orphan.isExcluded':
    'The text is there, but hawashi.json does not count it among the documents: name it under "documents".',
  'orphan.taken':
    'The annotations did not follow to “{document}”: {file} is there already, and nothing is written over. Import one of the two files into the other document’s annotations, then remove it.',
  'orphan.unsaved':
    '{file} has decisions that are not on disk yet: they are kept, and the file stays where it is until they are.',
  'orphan.stays': '“{document}” is no document of a corpus any more; its annotations stay in {file}.',
  'orphan.kept': {
    plural: 'count',
    one: '“{documents}” is gone. Its annotations are kept; they are listed under Problems.',
    other:
      '{count} documents are gone ({documents}). Their annotations are kept; they are listed under Problems.',
  },
  'orphan.followed': {
    plural: 'count',
    one: 'The annotations of a document that got another name went along, to {documents}.',
    other: 'The annotations of {count} documents that got other names went along: {documents}.',
  },
  'documents.taken': 'documents.json has an entry of “{document}” already: nothing in it is written over.',
  'documents.noDate': '«{date}» is no date. {advice}',
  'documents.noValue': '«{value}» cannot be the {field} of a document. {advice}',
  'documents.otherwise': 'Repair it; until then nothing is known of documents, and the file is not changed.',
  'documents.noObject': 'This file is an object in { }. {otherwise}',
  'documents.entry': 'Write an object here: { "dct": "2024-11-08", "outlet": "…" }.',
  'documents.broken': '{file}:{line}: the file is broken; repair it first, so that nothing in it is lost.',

  'annotator.noName': 'Give the annotator a name (setting hawashi.annotator).',
  'annotator.badName':
    '«{annotator}» cannot be the name of an annotator: use letters, digits, spaces inside, - and _.',
  'annotator.dotAtEnd':
    '«{annotator}» ends with a dot, which Windows drops from names of folders; leave it out (setting hawashi.annotator).',
  'annotator.unseen':
    '«{annotator}» holds characters that cannot be seen, such as marks of direction; type the name anew.',
  'annotator.decomposed': '«{annotator}» is written with marks apart from their letters; type the name anew.',
  'annotator.tooLong': '«{annotator}…» is longer than {most} bytes; choose a shorter name.',
  'annotator.folder': '{problem} What lies in this folder is not used; rename it.',
  'annotator.windowsName': '«{annotator}» cannot be the name of a folder on Windows; choose another one.',
} as const;
