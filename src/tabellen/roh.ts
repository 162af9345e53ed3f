/** A DMN file as dmn-moddle reads it, as far as the tables of this project go. */
export type RohDefinitionen = { drgElement?: RohElement[] };
export type RohText = { text?: string };
export type RohElement = {
  $type: string;
  id: string;
  name?: string;
  extensionElements?: { values?: RohErweiterung[] };
  informationRequirement?: { requiredDecision?: { href: string } }[];
  decisionLogic?: RohLogik;
};
/** An element of a namespace that the parser does not know. */
export type RohErweiterung = { $type: string; $children?: RohErweiterung[]; name?: string; value?: string };
export type RohLogik = {
  $type: string;
  text?: string;
  hitPolicy?: string;
  aggregation?: string;
  input?: { label?: string; inputExpression?: RohText }[];
  output?: { name?: string }[];
  rule?: { id: string; inputEntry?: RohText[]; outputEntry?: RohText[] }[];
};
