import { erweiterung } from '../moddle.ts';
import { elemente, melder, type Regel } from '../pruefung.ts';

const melde = melder('aufgaben');

/** A user task is a Camunda user task with a form, a candidate group, a due date and a priority. */
export const aufgaben: Regel = (p) =>
  elemente(p)
    .filter(({ knoten }) => knoten.$type === 'bpmn:UserTask')
    .flatMap(({ prozess, knoten }) => {
      const noetig: [string, unknown][] = [
        ['die Ausführung als Camunda-Aufgabe (zeebe:userTask)', erweiterung(knoten, 'UserTask')],
        ['ein Formular', erweiterung(knoten, 'FormDefinition')?.formId],
        ['eine zuständige Gruppe', erweiterung(knoten, 'AssignmentDefinition')?.candidateGroups],
        ['ein Fälligkeitsdatum', erweiterung(knoten, 'TaskSchedule')?.dueDate],
        ['eine Priorität', erweiterung(knoten, 'PriorityDefinition')?.priority],
      ];
      return noetig.filter(([, wert]) => !wert).map(([was]) => melde(prozess, knoten, `Der Aufgabe fehlt ${was}.`));
    });
