"""spaCy's Arabic tokeniser over the articles on stdin, a JSON list: what each time through them costs, as JSON."""
import json
import sys
import time

import spacy

articles = json.load(sys.stdin)
tokenise = spacy.blank("ar").make_doc
costs = []
for _ in range(int(sys.argv[1])):
    work, passed = time.process_time(), time.perf_counter()
    for article in articles:
        tokenise(article)
    costs.append({"work": time.process_time() - work, "passed": time.perf_counter() - passed})
print(json.dumps(costs))
