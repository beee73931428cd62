/** Splits and releases of corpora. */
export const RELEASE = {
  'split.otherwise': 'Until it is mended nothing is split.',
  'split.wrongFile':
    'It is no split: by, seed, shares and parts (train, development, test) are missing, or are something else.',

  'tool.split':
    'Split a corpus for training, development and test, without a paragraph that stands in two of them',
  'tool.split.by': 'document (by chance), time, or a field of documents, such as outlet',
  'tool.split.shares': 'how large the parts are to be',
  'tool.split.seed': 'of chance; it is written down',
  'tool.split.again': 'split anew: what was frozen is given up',
  'tool.split.check': 'only tell what stands in two parts, or in none; exits with 1 where something does',
  'tool.split.wrongShares':
    '--shares takes three numbers for training, development and test, such as 80:10:10, not «{given}»',
  'tool.split.unknownField': '--by is document, time, or one of {known}, not «{given}»',
  'tool.split.frozenOtherwise': '{file} was made by {by} with seed {seed}, and stays so; --again splits anew',
  'tool.split.across':
    '«{one}» and «{other}» have a paragraph in common, and are in two parts: they were before, and are left there',
  'tool.split.between': '«{document}» has paragraphs of documents of two parts: it is in none of them',
  'tool.split.without': {
    plural: 'count',
    one: '1 document does not say what is split by ({by}): {documents}',
    other: '{count} documents do not say what is split by ({by}): {documents}',
  },
  'tool.split.ofPages': {
    plural: 'count',
    one: '1 paragraph stands in more than {most} documents, and counts as part of a page',
    other: '{count} paragraphs stand in more than {most} documents each, and count as parts of pages',
  },
  'tool.split.done': '{train} for training, {development} for development, {test} for the test: {file}',
  'tool.split.unread': 'it is in no part, since it cannot be read: {problem}',

  'tool.release':
    'Make a release of a corpus: data, dataset card, Croissant, citation, checks and agreement in one folder',
  'tool.release.version': 'the version of the release: 1.0',
  'tool.release.annotator': 'whose annotations (default: gold, or the only annotator)',
  'tool.release.title': 'its name (default: that of the folder)',
  'tool.release.about': 'what it is, in a sentence or two',
  'tool.release.licence': 'an SPDX identifier, such as CC-BY-4.0, or a URL',
  'tool.release.creator': 'who made it',
  'tool.release.url': 'where it is to be had: Croissant asks for it',
  'tool.release.wrongUrl': '--url is an address such as https://example.org/corpus, not «{given}»',
  'tool.release.noUrl':
    'Croissant asks for the address where the dataset is to be had: croissant.json lacks it without --url',
  'tool.release.dateOf': 'of the release (default: today)',
  'tool.release.date': '--date is a day, such as 2026-11-29, not «{given}»',
  'tool.release.withoutText': 'offsets and hashes in place of texts, for hawashi restore',
  'tool.release.description': '{title}: an annotated corpus.',
  'tool.release.noSplit': 'there is no {file}: all is released as training; hawashi split makes one',
  'tool.release.leftOut': {
    plural: 'count',
    one: '1 document is in no part of the split, and is not released: {documents}',
    other: '{count} documents are in no part of the split, and are not released: {documents}',
  },
  'tool.release.errors': {
    plural: 'count',
    one: 'hawashi check tells 1 error in what is released (checks.json)',
    other: 'hawashi check tells {count} errors in what is released (checks.json)',
  },
  'tool.release.done': 'release {version}: {documents} documents in {folder}',

  'tool.export.withoutText':
    'offsets and hashes alone, for whoever has the texts: hawashi restore puts them back',
  'tool.export.noFormat': 'export needs --format, or --without-text',
  'tool.withoutText.leftOut': {
    plural: 'count',
    one: '1 annotation has lost its place in its text, and was left out',
    other: '{count} annotations have lost their places in their texts, and were left out',
  },
  'tool.restore':
    'Put annotations that were exported without text back on the texts; exits with 1 where some have no place there',
  'tool.restore.folder': 'what hawashi export --without-text wrote',
  'tool.restore.done': '{placed} of {all} annotations are put back',
  'tool.restore.nothing': '«{folder}» has no annotations without text',
  'tool.restore.noDocument': 'no text of the corpus is «{document}», nor like it',
  'tool.restore.notFound': {
    plural: 'count',
    one: '1 annotation was not put back, its words are not there, or stand in several places: {ids}',
    other:
      '{count} annotations were not put back, their words are not there, or stand in several places: {ids}',
  },
  'tool.restore.wrongLine': 'the line is not used: it is none of an export without text',
} as const;
