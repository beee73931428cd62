export interface EntitySummary {
  readonly id: string;
  readonly label: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly wikidata?: string;
}
