/** The parser of the package `n3` by itself: the package as a whole brings Node's streams along. */
declare module 'n3/src/N3Parser.js' {
  namespace N3Parser {
    interface Term {
      readonly termType: string;
      readonly value: string;
    }
    interface Quad {
      readonly subject: Term;
      readonly predicate: Term;
      readonly object: Term;
    }
  }
  class N3Parser {
    constructor(options: { readonly format: string; readonly baseIRI: string });
    /** Throws where the text is no Turtle. */
    parse(text: string): N3Parser.Quad[];
  }
  export default N3Parser;
}
