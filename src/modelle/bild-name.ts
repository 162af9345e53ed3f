/** Name of a diagram's picture in docs/diagramme and of its page: `hannover/mizi/mizi.bpmn` → `hannover-mizi`. */
export function bildName(datei: string): string {
  const teile = datei.replace(/\.bpmn$/, '').split(/[/\\]/);
  return teile.filter((teil, i) => teil !== teile[i - 1]).join('-');
}
