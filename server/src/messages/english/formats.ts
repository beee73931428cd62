/** What the exchange formats are, and their options. */
export const FORMATS = {
  'formats.brat': 'For brat and the many tools that read its .txt and .ann files; spans, relations, notes',
  'formats.conll': 'A token a line with BIO or BIOES tags, for training taggers; annotations may not overlap',
  'formats.conll.scheme': 'tags',
  'formats.conll.tokens':
    'what becomes of an annotation that begins or ends within a token (proclitics): the token is split, or the annotation widened',
  'formats.conll.overlap': 'which of overlapping annotations stay',
  'formats.conll.columns': 'four as in CoNLL-2003, or token and tag alone',
  'formats.conllu': 'Universal Dependencies’ columns, the text exactly; spans and relations in MISC',
  'formats.conllu.tokens':
    'what becomes of an annotation that begins or ends within a token (proclitics): the token is split, or the annotation widened',
  'formats.doccano': 'For doccano’s sequence labelling: spans alone, or entities and relations; no values',
  'formats.doccano.project': 'sequence labelling with relations, or spans alone',
  'formats.gliner': 'Tokens, and entities by their first and last token, for training GLiNER',
  'formats.inception':
    'Exported projects and documents of INCEpTION and WebAnno; each annotator’s work by itself',
  'formats.table':
    'A span a row, from spreadsheets, pandas and other tools; columns are found by their names: document, start, end, text, label, value, canonical, note',
  'formats.hfJsonl':
    'load_dataset() reads the folder: texts with spans, tokens with BIO tags, a dataset card',
  'formats.jsonl': 'Hawashi’s own: everything is kept; one annotation a line, offsets in code points',
  'formats.jsonl.keys': 'all keys with a header line, or only those of the gold format',
  'formats.labelStudio':
    'Tasks with annotations or predictions, and the labelling configuration to make the project with',
  'formats.labelStudio.as': 'finished annotations, or predictions to be looked through',
  'formats.parquet':
    'The same rows in columns, for load_dataset(), Spark, DuckDB and pandas; with a dataset card',
  'formats.webannoTsv': 'For INCEpTION and WebAnno: the built-in named entity layer, sub-token spans and all',
  'formats.webannoTsv.features':
    'those of INCEpTION’s named entity layer, or ours as well, attributes and relations (the project must have them)',
  'formats.prodigy': 'Tasks for Prodigy’s spans.manual, ner.manual and rel.manual, with tokens',
  'formats.pubannotation':
    'For PubAnnotation and TextAE: denotations, attributes, relations; offsets as PubAnnotation counts (TextAE counts a character beyond U+FFFF as two)',
  'formats.spacy':
    'Doc.from_json() reads each line: span group sc with everything, ents with what lies apart; DocBin (.spacy) and training data are read too',
  'formats.tei': 'For digital editions: names and dates in the text, or everything in standOff',
  'formats.tei.spans': 'beside the text, or elements in it (which may not cross)',
  'formats.timeml':
    'Time expressions alone, as TIMEX3 elements in the text, for HeidelTime and TempEval tools',
  'formats.timeml.overlap': 'which of overlapping expressions stay',
  'formats.uimaJson': 'The same as XMI in JSON with its types, for INCEpTION and Python (cassis)',
  'formats.uimaXmi': 'For INCEpTION, WebAnno, DKPro and other UIMA tools; with the type system',
  'formats.webAnnotation': 'JSON-LD with position and quote selectors, for linked data and web tools',
  'formats.webAnnotation.texts': 'the text files beside the annotations, or not',
} as const;
