/** What the server tells its clients beyond LSP, by method. */
export interface Notifications {
  /** What `hawashi/state` gives for the document has changed. */
  'hawashi/stateChanged': { readonly uri: string };
  /** What `hawashi/corpus` gives for the corpus folder has changed. */
  'hawashi/corpusChanged': { readonly uri: string };
  /** What `hawashi/recommenders` gives for the corpus folder has changed. */
  'hawashi/recommendersChanged': { readonly uri: string };
}
