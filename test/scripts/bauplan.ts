/** Small diagrams for tests: `[typ, id, x, y, width, height, further]`, `[id, from, to, waypoints…]`. */
export type Form = { typ: string; id: string; kasten: [number, number, number, number]; attribute?: string; beschriftung?: [number, number, number, number] };
export type Fluss = { id: string; von: string; nach: string; punkte: [number, number][]; beschriftung?: [number, number, number, number] };

const grenzen = ([x, y, w, h]: [number, number, number, number]): string => `<dc:Bounds x="${x}" y="${y}" width="${w}" height="${h}" />`;
const label = (kasten?: [number, number, number, number]): string => (kasten ? `<bpmndi:BPMNLabel>${grenzen(kasten)}</bpmndi:BPMNLabel>` : '');

export function diagramm(formen: Form[], fluesse: Fluss[] = []): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" id="Definitionen" targetNamespace="http://example.org">
<bpmn:process id="p" isExecutable="true">
${formen.map((f) => `<bpmn:${f.typ} id="${f.id}" name="${f.id}" ${f.attribute ?? ''} />`).join('\n')}
${fluesse.map((f) => `<bpmn:sequenceFlow id="${f.id}" sourceRef="${f.von}" targetRef="${f.nach}" />`).join('\n')}
</bpmn:process>
<bpmndi:BPMNDiagram id="Diagramm"><bpmndi:BPMNPlane id="Ebene" bpmnElement="p">
${formen.map((f) => `<bpmndi:BPMNShape id="${f.id}_di" bpmnElement="${f.id}">${grenzen(f.kasten)}${label(f.beschriftung)}</bpmndi:BPMNShape>`).join('\n')}
${fluesse.map((f) => `<bpmndi:BPMNEdge id="${f.id}_di" bpmnElement="${f.id}">${f.punkte.map(([x, y]) => `<di:waypoint x="${x}" y="${y}" />`).join('')}${label(f.beschriftung)}</bpmndi:BPMNEdge>`).join('\n')}
</bpmndi:BPMNPlane></bpmndi:BPMNDiagram></bpmn:definitions>`;
}
