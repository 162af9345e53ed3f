/** Something that the check of the models found. An error keeps the models from being deployed, a warning does not. */
export type Befund = {
  /** Path below bpmn/. */
  datei: string;
  /** Id of the element in the diagram, '' for the file as a whole. */
  element: string;
  /** Name of the rule, which is the name of its file. */
  regel: string;
  schwere: 'FEHLER' | 'WARNUNG';
  /** German. */
  text: string;
};
